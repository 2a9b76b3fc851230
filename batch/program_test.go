package batch

import (
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
