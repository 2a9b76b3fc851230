package source_test

import (
	"context"
	"fmt"
	"testing/fstest"

	"github.com/seed-898ab921/kartograph/internal/source"
)

// Two layers of one file read it once.
func ExampleStore() {
	files := fstest.MapFS{"data/towns.csv": {Data: []byte("name,lon,lat\nGraz,15.4,47.1\n")}}
	var s source.Store
	s.Bind(files)
	o := source.Options{Files: files, DataPath: []string{"data"}}
	first, err := s.Read(context.Background(), source.Request{Src: "towns.csv"}, o)
	if err != nil {
		fmt.Println(err)
		return
	}
	second, err := s.Read(context.Background(), source.Request{Src: "data/towns.csv"}, o)
	fmt.Println(len(first.Features), first == second, err)
	// Output: 1 true <nil>
}
