package batch

import (
	"os"
	"runtime/debug"
	"sync"

	"github.com/seed-898ab921/kartograph"
)

// programVersion tells builds apart that may draw differently: the version with
// the revision that the binary was built from, or, where it does not know one or
// was changed since, with the hash of the binary itself.
var programVersion = sync.OnceValue(func() string {
	info, ok := debug.ReadBuildInfo()
	if ok {
		if revision := revisionOf(info.Settings); revision != "" {
			return kartograph.Version + "-" + revision
		}
	}
	if path, err := os.Executable(); err == nil {
		if hash, err := hashOnDisk(path); err == nil {
			return kartograph.Version + "+" + hash
		}
	}
	return kartograph.Version
})

// revisionOf is the revision that a binary was built from, empty where that does
// not say what is in it.
func revisionOf(settings []debug.BuildSetting) string {
	revision := ""
	for _, s := range settings {
		switch {
		case s.Key == "vcs.revision":
			revision = s.Value[:min(len(s.Value), 12)]
		case s.Key == "vcs.modified" && s.Value == "true":
			return ""
		}
	}
	return revision
}
