package batch

import (
	"os"
	"os/exec"
	"runtime/debug"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph"
)

// Two builds that may draw differently must not pass for one: a revision says
// what was built only when nothing was changed since.
func TestProgramVersion(t *testing.T) {
	setting := func(pairs ...string) []debug.BuildSetting {
		var all []debug.BuildSetting
		for i := 0; i < len(pairs); i += 2 {
			all = append(all, debug.BuildSetting{Key: pairs[i], Value: pairs[i+1]})
		}
		return all
	}
	const revision = "0123456789abcdef"
	for _, c := range []struct {
		settings []debug.BuildSetting
		want     string
	}{
		{nil, ""},
		{setting("vcs.revision", revision, "vcs.modified", "false"), "0123456789ab"},
		{setting("vcs.revision", revision, "vcs.modified", "true"), ""},
		{setting("vcs.modified", "true", "vcs.revision", revision), ""},
	} {
		if got := revisionOf(c.settings); got != c.want {
			t.Errorf("%v: %q, want %q", c.settings, got, c.want)
		}
	}
	if v := programVersion(); !strings.HasPrefix(v, kartograph.Version) || len(v) < len(kartograph.Version)+12 {
		t.Errorf("the version is %q", v)
	}
}

// A binary is known by the ID that the go command has written into it, in whichever of
// its ways, and not by one that somebody has chosen.
func TestBuildIDs(t *testing.T) {
	const id = "TjYfLByIk2sT1sZggBag/z9iz2G_Z9eUwh9yVmoF9/WCSJ6BmMfpq3Ej4sz8SF/dQf39rwH3ZfvCR6gsuuv"
	note := func(id string) string {
		return "\x7fELF\x00\x04\x00\x00\x00" + string(rune(len(id))) + "\x00\x00\x00\x04\x00\x00\x00Go\x00\x00" + id + "\x00and more"
	}
	for name, c := range map[string]struct{ head, want string }{
		"ELF":            {note(id), id},
		"others":         {"MZ\x90\xff Go build ID: \"" + id + "\"\n \xff code", id},
		"chosen":         {note("1.0"), ""},
		"chosen, longer": {note("our/own/build/id"), ""},
		"cut off":        {note(id)[:60], ""},
		"none":           {"\x7fELF code", ""},
		"nothing":        {"", ""},
	} {
		if got := buildIDIn([]byte(c.head)); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
	own, err := os.Executable()
	if err != nil {
		t.Skip(err)
	}
	told, err := exec.Command("go", "tool", "buildid", own).Output()
	if err != nil {
		t.Skip("no go command:", err)
	}
	if want, got := strings.TrimSpace(string(told)), buildID(own); got != want && strings.Count(want, "/") == 3 {
		t.Errorf("this test is %q, and go says %q", got, want)
	}
}
