package main

import (
	"runtime/debug"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph"
)

func TestVersionNamesTheSource(t *testing.T) {
	setting := func(key, value string) debug.BuildSetting { return debug.BuildSetting{Key: key, Value: value} }
	revision, when := setting("vcs.revision", "abc123"), setting("vcs.time", "2026-01-02T03:04:05Z")
	tests := map[string]struct {
		info debug.BuildInfo
		want string
	}{
		"a clone":         {debug.BuildInfo{Settings: []debug.BuildSetting{revision, when}}, "abc123 of 2026-01-02T03:04:05Z"},
		"a changed clone": {debug.BuildInfo{Settings: []debug.BuildSetting{revision, setting("vcs.modified", "true")}}, "abc123, changed since"},
		"go install":      {debug.BuildInfo{Main: debug.Module{Version: "v0.1.0"}}, "v0.1.0"},
		"an archive":      {debug.BuildInfo{Main: debug.Module{Version: "(devel)"}}, "unknown: built without version control"},
		"nothing known":   {debug.BuildInfo{}, "unknown: built without version control"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			if got := sourceOf(&test.info); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestVersionCommand(t *testing.T) {
	status, out, errs := kartographCommand(t, "", "version")
	if status != 0 || errs != "" || !strings.HasPrefix(out, "kartograph "+kartograph.Version+"\nsource ") {
		t.Errorf("status %d, %q, %q", status, out, errs)
	}
}

func TestVersionFlagTellsTheBuild(t *testing.T) {
	_, want, _ := kartographCommand(t, "", "version")
	status, out, errs := kartographCommand(t, "", "--version")
	if status != 0 || errs != "" || out != want {
		t.Errorf("status %d, %q, %q; the command version tells %q", status, out, errs, want)
	}
}
