package batch

import (
	"runtime/debug"
	"sync"

	"github.com/seed-898ab921/kartograph"
)

// programVersion tells builds apart that may draw differently: the version
// and, where the binary knows it, the revision that it was built from.
var programVersion = sync.OnceValue(func() string {
	version := kartograph.Version
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return version
	}
	for _, s := range info.Settings {
		switch s.Key {
		case "vcs.revision":
			version += "-" + s.Value[:min(len(s.Value), 12)]
		case "vcs.modified":
			if s.Value == "true" {
				version += "+modified"
			}
		}
	}
	return version
})
