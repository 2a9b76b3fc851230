package kartograph

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/styles"
)

// TestIDsAreJoined joins tables by ids that are nowhere but beside the
// properties, with and without their leading zeros, and uses them everywhere
// else where a column is named.
func TestIDsAreJoined(t *testing.T) {
	files := fstest.MapFS{
		"a.topojson": {Data: []byte(`{"type":"Topology","objects":{"a":{"type":"GeometryCollection","geometries":[` +
			`{"type":"Polygon","arcs":[[0]],"id":"01001","properties":{"name":"Nord"}},{"type":"Polygon","arcs":[[1]],"id":"01003","properties":{"name":"Süd"}}]}},` +
			`"arcs":[[[0,0],[0,1],[1,1],[1,0],[0,0]],[[1,0],[1,1],[2,1],[2,0],[1,0]]]}`)},
		"rate.csv":   {Data: []byte("fips,rate\n01001,5\n01003,7\n")},
		"short.csv":  {Data: []byte("fips,rate\n1001,5\n1003,7\n")},
		"floats.csv": {Data: []byte("fips,rate\n1001.0,5\n1003.0,7\n")},
	}
	for _, tt := range []struct {
		data config.DataJoin
		want []string
		told string
	}{
		{config.DataJoin{Src: "rate.csv", Key: "fips", On: "id"}, []string{"5", "7"}, ""},
		{config.DataJoin{Src: "short.csv", Key: "fips", On: "id"}, []string{"-", "-"}, `leading zeros are lost: "1001" is "01001" on the other side; "pad": 5 in "data" puts them back`},
		{config.DataJoin{Src: "short.csv", Key: "fips", On: "id", Pad: 5}, []string{"5", "7"}, ""},
		{config.DataJoin{Src: "floats.csv", Key: "fips", On: "id", Pad: 5}, []string{"5", "7"}, ""},
	} {
		cfg := &Config{Layers: []config.Layer{{ID: "l", Src: "a.topojson", Data: []config.DataJoin{tt.data}}}}
		read, _, err := readLayers(t.Context(), cfg, Options{Files: files, Sources: NewSources(files)})
		if err != nil {
			t.Fatal(err)
		}
		if got := column(read[0], "rate"); !slices.Equal(got, tt.want) {
			t.Errorf("%+v: %q, want %q", tt.data, got, tt.want)
		}
		told := slices.ContainsFunc(read[0].warnings, func(w config.Warning) bool { return strings.Contains(w.Text, tt.told) })
		if told != (tt.told != "" || len(read[0].warnings) > 0) {
			t.Errorf("%+v: warnings %q, want %q", tt.data, read[0].warnings, tt.told)
		}
	}
	cfg, err := Parse("m.json", []byte(`{"layers": {"l": {"src": "a.topojson", "filter": ["id", "=", "01001"], "attributes": {"fips": "id"},
		"labeling": {"key": "id"}, "join": {"group-by": "id"}}}}`))
	if err != nil {
		t.Fatal(err)
	}
	sheet, _, err := styles.Parse("inline", []byte(`#l[id="01001"] { fill: #123456 }`))
	if err != nil {
		t.Fatal(err)
	}
	var svg strings.Builder
	if err := Generate(t.Context(), cfg, Options{Files: files, Style: sheet}, &svg); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`data-fips="01001"`, `>01001</tspan>`, `fill="#123456"`} {
		if !strings.Contains(svg.String(), want) {
			t.Errorf("no %s in the map:\n%s", want, svg.String())
		}
	}
}
