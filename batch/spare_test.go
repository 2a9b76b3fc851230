package batch

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph"
)

// What a batch is made from is not written over by its maps, nor by its atlas.
func TestBatchesSpareInputs(t *testing.T) {
	const sea = `layers: {sea: {special: sea}}`
	for name, test := range map[string]struct{ file, batch string }{
		"the batch file": {"b.html", "each: [{n: a}, {n: b}]\noutput: \"${n}.html\"\nmap: {" + sea + "}\n"},
		"the rows":       {"a.svg", "each: a.svg\noutput: \"${n}.svg\"\nmap: {" + sea + "}\n"},
		"the config":     {"a.svg", "each: [{n: b}, {n: a}]\noutput: \"${n}.svg\"\nmap: a.svg\n"},
		"the stylesheet": {"a.svg", "each: [{n: b}, {n: a}]\noutput: \"${n}.svg\"\nstyle: a.svg\nmap: {" + sea + "}\n"},
		"a joined table": {"a.svg", "each: [{n: b}, {n: a}]\noutput: \"${n}.svg\"\nmap: {layers: {l: {src: \"builtin:land-110m\", data: {src: a.svg, key: n, on: featurecla}}}}\n"},
		"an atlas":       {"a.pdf", "each: [{n: b}, {n: a}]\noutput: a.pdf\nmap: a.pdf\n"},
	} {
		text := map[string]string{"the batch file": test.batch, "the config": sea, "an atlas": sea, "the stylesheet": "#sea { fill: blue }", "the rows": "n\na\n", "a joined table": "n\nx\n"}[name]
		folder := batchFolder(t, map[string]string{"b.yaml": test.batch, test.file: text})
		file := "b.yaml"
		if name == "the batch file" {
			file = test.file
		}
		spec, err := Load(os.DirFS(folder), file)
		if err != nil {
			t.Fatal(err)
		}
		var told string
		for result, err := range Run(t.Context(), spec, Options{Options: kartograph.Options{Files: os.DirFS(folder)}, Folder: folder, Jobs: 2}) {
			if err != nil {
				told += err.Error()
			}
			if result.Err != nil {
				told += result.Err.Error()
			}
		}
		if after, err := os.ReadFile(folder + "/" + test.file); err != nil || string(after) != text || !strings.Contains(told, "is a file that the maps are made from") {
			t.Errorf("%s: it is %q, told %q", name, after, told)
		}
	}
}

// An atlas that is a link to a file that the maps are made from is not written: links are
// followed. Maps of other batches take the place of a link, and leave the file as it is.
func TestBatchesSpareInputsBehindLinks(t *testing.T) {
	for output, batch := range map[string]string{
		"a.svg": "each: [{n: b}, {n: a}]\noutput: \"${n}.svg\"\nmap: m.yaml\n",
		"a.pdf": "each: [{n: b}, {n: a}]\noutput: a.pdf\nmap: m.yaml\n",
	} {
		for _, input := range []string{"m.yaml", "rows.csv"} {
			files := map[string]string{"b.yaml": batch, "m.yaml": "layers: {l: {src: rows.csv}}\n", "rows.csv": "lon,lat\n1,2\n"}
			folder := batchFolder(t, files)
			if err := os.Symlink(input, folder+"/"+output); err != nil {
				t.Skip(err)
			}
			spec, err := Load(os.DirFS(folder), "b.yaml")
			if err != nil {
				t.Fatal(err)
			}
			told := ""
			for result, err := range Run(t.Context(), spec, Options{Options: kartograph.Options{Files: os.DirFS(folder)}, Folder: folder, Jobs: 1}) {
				told += fmt.Sprint(err, result.Err)
			}
			refused := strings.Contains(told, "is a file that the maps are made from")
			if after, err := os.ReadFile(folder + "/" + input); err != nil || string(after) != files[input] || refused != (output == "a.pdf") {
				t.Errorf("%s, a link to %s: it is %q, told %q", output, input, after, told)
			}
		}
	}
}
