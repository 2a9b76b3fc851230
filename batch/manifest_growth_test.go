package batch

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/growth"
)

// FuzzGrowthManifest shows that what reading a manifest costs grows with the file.
func FuzzGrowthManifest(f *testing.F) {
	growth.Add(f, `{"kartograph-manifest":1,"batch":"b"}`+"\n"+`{"map":"a.svg","config":"a","inputs":"b","program":"c","hash":"d","size":1,"modified":3}`+"\n")
	path := filepath.Join(f.TempDir(), "m")
	growth.Fuzz(f, func(text []byte) {
		if os.WriteFile(path, text, 0o644) != nil {
			return // a disk without room
		}
		_, _ = newManifest(path, "b").load(path) // what is wrong with it is no matter here
	})
}
