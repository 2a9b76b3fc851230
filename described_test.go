package kartograph_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/seed-898ab921/kartograph"
)

// TestDescriptions describes maps of five squares at longitudes 0, 10 ... 40, with v of
// 5, 1, 9, nothing and 3.
func TestDescriptions(t *testing.T) {
	var features []string
	for i, v := range []string{"5", "1", "9", "null", "3"} {
		features = append(features, fmt.Sprintf(`{"type": "Feature", "properties": {"name": "%c", "name_de": "%[1]c-de", "v": %s, "kind": "%s", "code": %[4]d},
			"geometry": {"type": "Polygon", "coordinates": [[[%[4]d, 0], [%[5]d, 0], [%[5]d, 8], [%[4]d, 8], [%[4]d, 0]]]}}`, 'A'+i, v, []string{"x", "y"}[i%2], 10*i, 10*i+8))
	}
	files := fstest.MapFS{"p.geojson": {Data: []byte(`{"type": "FeatureCollection", "features": [` + strings.Join(features, ",") + `]}`)}}
	const classified = `"classify": {"by": "v", "method": "threshold", "breaks": [4], "title": "Worth", "unit": "kg"}`
	for name, tt := range map[string]struct{ layer, more, want string }{
		"no data":         {``, ``, "Map in Equirectangular projection showing l"},
		"classes":         {classified, ``, "showing l. l: A, B, C, D, E; Worth (kg): lowest 1 (B), highest 9 (C); no data: 1."},
		"in German":       {classified, `, "lang": "de"`, "mit l. l: A-de, B-de, C-de, D-de, E-de; Worth (kg): am niedrigsten 1 (B-de), am höchsten 9 (C-de); keine Angabe: 1."},
		"filtered":        {classified + `, "filter": ["v", "<", 9]`, ``, "l: A, B, E; Worth (kg): lowest 1 (B), highest 5 (A)."},
		"a part":          {classified, `, "bounds": [1, 1, 17, 7]`, "l: A, B; Worth (kg): lowest 1 (B), highest 5 (A)."},
		"what is kept":    {classified, `, "bounds": {"mode": "bbox", "data": [1, 1, 17, 7], "crop": false}`, "l: A, B; Worth (kg): lowest 1 (B), highest 5 (A)."},
		"a locator":       {classified, `, "bounds": [1, 1, 17, 7], "locator": true`, "l: A, B; Worth (kg): lowest 1 (B), highest 5 (A)."},
		"an overview":     {classified, `, "bounds": [1, 1, 17, 7], "views": {"v": {"proj": "ortho", "frame": [0, 0, 0.2, 0.2]}}`, "l: A, B; Worth (kg): lowest 1 (B), highest 5 (A)."},
		"an inset":        {classified, `, "bounds": [1, 1, 17, 7], "views": {"v": {"bounds": [12, 1, 27, 7], "frame": [0, 0, 0.9, 0.9]}}`, "l: A, B, C; Worth (kg): lowest 1 (B), highest 9 (C)."},
		"categories":      {`"classify": {"by": "kind", "method": "category"}`, ``, "l: A, B, C, D, E; kind: x 3, y 2."},
		"expressions":     {`"classify": {"by": "v * 2", "method": "threshold", "breaks": [4]}`, ``, "v * 2: lowest 2 (B), highest 18 (C); no data: 1."},
		"labels":          {`"labeling": {"key": "kind"}`, ``, "l: x, x, x, y, y."},
		"attributes":      {`"attributes": ["name", "v", "code"]`, ``, "l: A, B, C, D, E; v: lowest 1 (B), highest 9 (C); no data: 1."},
		"all attributes":  {`"attributes": "all"`, ``, "l: A, B, C, D, E."},
		"hidden":          {`"attributes": "all", "render": false`, `, "bounds": [1, 1, 17, 7]`, "showing "},
		"by the config":   {classified, `, "desc": "Mine"`, "Mine"},
		"joined":          {`"join": {"group-by": "kind", "group-as": "kind"}, "labeling": {"key": "kind"}`, ``, "l: x, y."},
		"tooltips":        {`"tooltip": "{name}"`, ``, "l: A, B, C, D, E."},
		"without tooltip": {`"tooltip": false`, ``, "projection showing l"},
	} {
		t.Run(name, func(t *testing.T) {
			layer := `"src": "p.geojson"`
			if tt.layer != "" {
				layer += ", " + tt.layer
			}
			cfg, err := kartograph.Parse("c.json", []byte(`{"proj": "lonlat", "layers": {"l": {`+layer+`}}`+tt.more+`}`))
			if err != nil {
				t.Fatal(err)
			}
			m, err := kartograph.Build(t.Context(), cfg, kartograph.Options{Files: files})
			if err != nil {
				t.Fatal(err)
			}
			if got := m.Scene().Desc; !strings.HasSuffix(got, tt.want) {
				t.Errorf("%s\nwant %s", got, tt.want)
			}
		})
	}
}

// TestTitles names maps that have no title.
func TestTitles(t *testing.T) {
	files := fstest.MapFS{"p.csv": {Data: []byte("name,lon,lat,v\na,1,1,3\nb,2,2,4\n")}}
	for name, tt := range map[string]struct{ file, layer, want string }{
		"file":     {"maps/people.json", ``, "people"},
		"none":     {"-", ``, "Map"},
		"a scale":  {"-", `, "classify": {"by": "v", "title": "Worth"}`, "l: Worth"},
		"a column": {"-", `, "classify": {"by": "v"}`, "l: v"},
	} {
		t.Run(name, func(t *testing.T) {
			cfg, err := kartograph.Parse(tt.file, []byte(`{"layers": {"l": {"src": "/p.csv"`+tt.layer+`}}}`))
			if err != nil {
				t.Fatal(err)
			}
			cfg.Layers[0].Src = "p.csv"
			cfg.Dir = ""
			m, err := kartograph.Build(t.Context(), cfg, kartograph.Options{Files: files})
			if err != nil {
				t.Fatal(err)
			}
			if got := m.Scene().Title; got != tt.want {
				t.Errorf("the map is called %q, want %q", got, tt.want)
			}
		})
	}
}
