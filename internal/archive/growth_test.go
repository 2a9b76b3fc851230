package archive

import (
	"archive/zip"
	"bytes"
	"io/fs"
	"testing"
	"testing/fstest"

	"github.com/seed-898ab921/kartograph/internal/growth"
)

// FuzzGrowth shows that what reading costs grows with what is read.
func FuzzGrowth(f *testing.F) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range []string{"a.csv", "b/c.csv"} {
		w, err := z.Create(name)
		if err != nil {
			f.Fatal(err)
		}
		w.Write(bytes.Repeat([]byte("1,2\n"), 100)) // to memory
	}
	if err := z.Close(); err != nil {
		f.Fatal(err)
	}
	growth.Add(f, b.String())
	growth.Fuzz(f, func(text []byte) {
		a, err := Open(fstest.MapFS{"a.zip": {Data: text}}, "a.zip", Limits{Unpacked: 1 << 20})
		if err != nil {
			return // what is wrong with it is no matter here
		}
		for _, name := range a.Names() {
			fs.ReadFile(a, name) // nor with its files
		}
	})
}
