package batch

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph"
)

// A map in a batch, where sources and what was made of them are shared with
// other maps, has the same bytes as the map alone.
func TestMapsAreTheSameAsAlone(t *testing.T) {
	t.Parallel()
	const config = `{"title": "t", "bounds": {"mode": "bbox", "data": ["${west}", "${south}", "${east}", "${north}"]}, "export": {"width": "${width}"}, "layers": {
		"land": {"src": "ne_110m_countries.shp", "simplify": 1},
		"states": {"src": "ne_50m_states.shp", "attributes": "all"},
		"hidden": {"src": "ne_50m_states.shp", "render": false}}}`
	r := rand.New(rand.NewPCG(8, 1))
	rows := "n,west,south,east,north,width\n"
	var alone []string
	for i := range 24 {
		west, south := -130+60*r.Float64(), 20+25*r.Float64()
		cells := []string{"n", fmt.Sprint(i), "west", fmt.Sprintf("%.3f", west), "south", fmt.Sprintf("%.3f", south),
			"east", fmt.Sprintf("%.3f", west+3+20*r.Float64()), "north", fmt.Sprintf("%.3f", south+3+15*r.Float64()), "width", fmt.Sprint(100 + 300*(i%3))}
		var row, filled []string
		for k := 0; k < len(cells); k += 2 {
			row = append(row, cells[k+1])
			filled = append(filled, `"${`+cells[k]+`}"`, cells[k+1])
		}
		rows += strings.Join(row, ",") + "\n"
		alone = append(alone, strings.NewReplacer(filled...).Replace(config))
	}
	folder := batchFolder(t, map[string]string{"b.yaml": "each: rows.csv\noutput: maps/${n}.svg\nmap: map.json\n", "rows.csv": rows, "map.json": config})
	files := os.DirFS("../testdata/data")
	o := batchOptions(folder)
	o.Files = both{os.DirFS(folder), files}
	for name, became := range runBatch(t, folder, "b.yaml", o) {
		if became != "drawn new" {
			t.Errorf("%s: %s", name, became)
		}
	}
	for i, text := range alone {
		cfg, err := kartograph.Parse("map.json", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		var svg bytes.Buffer
		if err := kartograph.Generate(context.Background(), cfg, kartograph.Options{Files: files}, &svg); err != nil {
			t.Fatal(err)
		}
		drawn, err := os.ReadFile(filepath.Join(folder, "maps", fmt.Sprint(i, ".svg")))
		if err != nil || !bytes.Equal(drawn, svg.Bytes()) {
			t.Errorf("map %d is another one in a batch (%v)", i, err)
		}
	}
}
