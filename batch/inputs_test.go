package batch

import (
	"context"
	"os"
	"path"
	"path/filepath"
	"testing"

	"github.com/seed-898ab921/kartograph"
	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/layers/special"
)

// Whatever a map reads must be among what decides whether it is drawn again:
// for all example maps, the files that are opened are those that are hashed.
func TestAllFilesOfAMapAreHashed(t *testing.T) {
	checked := 0
	for _, pattern := range []string{"../testdata/maps/*.json", "../testdata/maps/*.yaml"} {
		names, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			cfg, err := kartograph.Load(os.DirFS("../testdata"), "maps/"+filepath.Base(name))
			if err != nil {
				t.Fatal(err)
			}
			drawing := &countingFS{FS: os.DirFS("../testdata")}
			if _, err := kartograph.Build(context.Background(), cfg, kartograph.Options{Files: drawing}); err != nil {
				t.Fatal(err)
			}
			hashing := &countingFS{FS: os.DirFS("../testdata")}
			if _, err := (&inputHasher{options: kartograph.Options{Files: hashing}, read: &contentRead{fresh: true}}).hashInputs(context.Background(), cfg, nil); err != nil {
				t.Fatal(err)
			}
			for file := range drawing.count {
				if _, err := os.Stat(filepath.Join("../testdata", file)); err == nil && path.Ext(file) != "" && hashing.opened(file) == 0 {
					t.Errorf("%s: %s is read and not hashed", name, file)
				}
			}
			checked += len(drawing.count)
		}
	}
	if checked < 20 {
		t.Errorf("only %d files were read", checked)
	}
}

// The example maps read files of few kinds; a table that a layer joins is an
// input as well, and so is each of a shapefile's parts.
func TestInputsThatCount(t *testing.T) {
	files := map[string]string{"a.shp": "1", "a.shx": "0", "a.dbf": "2", "A.prj": "3", "a.cpg": "4", "a.txt": "5", "t.csv": "6"}
	cfg := &config.Config{Layers: []config.Layer{{ID: "a", Src: "a.shp", Data: []config.DataJoin{{Src: "t.csv"}}}, {ID: "b", Src: "builtin:land"}, {ID: "c", Special: special.Sea{}}}}
	hash := func(files map[string]string, cfg *config.Config) string {
		t.Helper()
		text, err := (&inputHasher{options: kartograph.Options{Files: os.DirFS(batchFolder(t, files))}, read: &contentRead{fresh: true}}).hashInputs(context.Background(), cfg, nil)
		if err != nil {
			t.Fatal(err)
		}
		return text
	}
	before := hash(files, cfg)
	for name, counts := range map[string]bool{"a.shp": true, "a.shx": true, "a.dbf": true, "A.prj": true, "a.cpg": true, "t.csv": true, "a.txt": false} {
		if changed := hash(with(files, name, "changed"), cfg) != before; changed != counts {
			t.Errorf("%s: counts is %t, want %t", name, changed, counts)
		}
	}
	if hash(files, &config.Config{Layers: []config.Layer{{ID: "a", Src: "postgis:dbname=x"}}}) != "" {
		t.Error("the content of a database is taken for known")
	}
}
