package gunzip_test

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"testing/fstest"

	"github.com/seed-898ab921/kartograph/internal/gunzip"
)

func ExampleOpen() {
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	io.WriteString(w, "lon,lat")
	w.Close()
	fsys := fstest.MapFS{"points.csv.gz": &fstest.MapFile{Data: packed.Bytes()}}

	f, err := gunzip.Open(fsys, "points.csv.gz")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer f.Close()
	text, err := io.ReadAll(f)
	fmt.Println(string(text), err)
	// Output: lon,lat <nil>
}
