package kartograph

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"math"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/filter"
	"github.com/seed-898ab921/kartograph/layers/special"
	"github.com/twpayne/go-geom"
)

// parsed is what an XML parser makes of a map: attribute values and texts.
func parsed(t *testing.T, m *Map) (values map[string]string, texts []string) {
	t.Helper()
	var svg bytes.Buffer
	if _, err := m.Write(&svg, WriteOptions{}); err != nil {
		t.Fatal(err)
	}
	checkXML(t, svg.Bytes())
	values = map[string]string{}
	decoder := xml.NewDecoder(&svg)
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return values, texts
		}
		if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			if token.Name.Local == "script" {
				t.Error("data has become a script")
			}
			for _, a := range token.Attr {
				if strings.HasPrefix(a.Name.Local, "on") {
					t.Errorf("data has become the attribute %s", a.Name.Local)
				}
				values[a.Name.Local] = a.Value
			}
		case xml.CharData:
			if text := strings.TrimSpace(string(token)); text != "" {
				texts = append(texts, text)
			}
		}
	}
}

// Whatever data holds comes out as the same text.
func TestHostileTexts(t *testing.T) {
	for name, text := range map[string]string{
		"markup":        `<script>alert("x")</script>`,
		"quotes":        `" onload="alert(1)' x='`,
		"entity":        `&amp; &lt; &#0; ]]> -->`,
		"right to left": "\u202Eabc \u05D0\u05D1 \u0627\u0644",
		"emoji":         "\U0001F5FA\uFE0F",
		"combining":     "e\u0301",
	} {
		t.Run(name, func(t *testing.T) {
			schema := layers.NewSchema([]string{"name", text})
			source := layers.NewMemory("m", schema, []layers.Feature{{ID: text, Geometry: square4(1, 1, 1),
				Record: layers.Record{Schema: schema, Values: []layers.Value{layers.Text(text), layers.Text("v")}}}})
			m := buildMap(t, tenDegrees(config.Layer{ID: "l", Source: source, Attributes: config.Attributes{All: true}, Labeling: &config.Labeling{Key: "name", Wrap: config.NoWrap}}), Options{})
			values, texts := parsed(t, m)
			if got := values["data-name"]; got != text {
				t.Errorf("the attribute is %q, want %q", got, text)
			}
			if !slices.Contains(texts, text) {
				t.Errorf("the texts are %q, want %q among them", texts, text)
			}
		})
	}
}

// Control characters cannot stand in XML; the rest of the text does.
func TestControlCharacters(t *testing.T) {
	schema := layers.NewSchema([]string{"name"})
	source := layers.NewMemory("m", schema, []layers.Feature{{Geometry: square4(1, 1, 1),
		Record: layers.Record{Schema: schema, Values: []layers.Value{layers.Text("a\x00b\x1b[31mc\x7f\xff d\ne\tf")}}}})
	m := buildMap(t, tenDegrees(config.Layer{ID: "l", Source: source, Attributes: config.Attributes{All: true}, Labeling: &config.Labeling{Key: "name"}}), Options{})
	values, _ := parsed(t, m)
	got := values["data-name"]
	for _, c := range []string{"\x00", "\x1b"} {
		if strings.Contains(got, c) {
			t.Errorf("the attribute is %q", got)
		}
	}
	if !strings.Contains(got, "a") || !strings.Contains(got, "[31mc") || !strings.HasSuffix(got, "f") {
		t.Errorf("the attribute is %q: more than the control characters is lost", got)
	}
}

// Nulls are left out; 0, false and empty texts are not nulls.
func TestNullIsNotZero(t *testing.T) {
	schema := layers.NewSchema([]string{"null", "zero", "no", "empty"})
	source := layers.NewMemory("m", schema, []layers.Feature{{Geometry: square4(1, 1, 1), Record: layers.Record{Schema: schema,
		Values: []layers.Value{{}, layers.Number(0), layers.Bool(false), layers.Text("")}}}})
	for _, a := range []config.Attributes{{All: true}, {Fields: []config.AttributeField{{Name: "null", Column: "null", Where: "", Equals: nil, To: nil}, {Name: "zero", Column: "zero", Where: "", Equals: nil, To: nil},
		{Name: "no", Column: "no", Where: "", Equals: nil, To: nil}, {Name: "empty", Column: "empty", Where: "", Equals: nil, To: nil}}}} {
		m := buildMap(t, tenDegrees(config.Layer{ID: "l", Source: source, Attributes: a}), Options{})
		if got := described(t, m, "l"); !slices.Equal(got, []string{"zero=0 no=false empty="}) {
			t.Errorf("attributes %q", got)
		}
	}
}

// Features without a place, and with impossible ones, are no trouble to
// anything that is done with a layer.
func TestOddGeometries(t *testing.T) {
	odd := []geom.T{
		nil,
		geom.NewPolygon(geom.XY),
		geom.NewMultiPolygon(geom.XY),
		geom.NewGeometryCollection(),
		geom.NewMultiPoint(geom.XY),
		geom.NewLineStringFlat(geom.XY, []float64{1, 1}),
		geom.NewPolygonFlat(geom.XY, []float64{1, 1, 2, 2, 1, 1}, []int{6}),
		geom.NewPolygonFlat(geom.XY, []float64{1, 1, 1, 1, 1, 1, 1, 1}, []int{8}),
		geom.NewPointFlat(geom.XY, []float64{math.NaN(), 1}),
		geom.NewLineStringFlat(geom.XY, []float64{0, 0, math.Inf(1), 1}),
		geom.NewPointFlat(geom.XY, []float64{1e300, -1e300}),
		geom.NewPolygonFlat(geom.XYZ, []float64{0, 0, 5, 1, 0, 5, 1, 1, 5, 0, 0, 5}, []int{12}),
		geom.NewPolygonFlat(geom.XY, []float64{0, 0, 2, 2, 2, 0, 0, 2, 0, 0}, []int{10}),
	}
	lines := []string{"n g"}
	for range odd {
		lines = append(lines, "1 x")
	}
	all := config.Layer{ID: "odd", Source: sourceOf(func(i int) geom.T { return odd[i] }, lines...), Attributes: config.Attributes{All: true}}
	mask := named("mask", oneSquare(0, 0, 2), func(l *config.Layer) { l.Hidden = true })
	for name, change := range map[string]func(*config.Layer){
		"plain": func(*config.Layer) {},
		"simplify": func(l *config.Layer) {
			l.Simplify = config.Simplify{Method: "visvalingam-whyatt", Tolerance: 2}
			l.FilterIslands = 1
		},
		"join":     func(l *config.Layer) { l.Join = &config.Join{GroupBy: "g", Buffer: 2} },
		"crop":     func(l *config.Layer) { l.CropTo = "mask" },
		"subtract": func(l *config.Layer) { l.SubtractFrom = []string{"mask"} },
		"label":    func(l *config.Layer) { l.Labeling = &config.Labeling{Key: "n"} },
		"centroid": func(l *config.Layer) {
			l.Labeling = &config.Labeling{Key: "n", Positions: []config.LabelPosition{"centroid"}, MinArea: 1}
		},
	} {
		t.Run(name, func(t *testing.T) {
			for _, proj := range []string{"lonlat", "ortho", "laea"} {
				for _, bounds := range []config.Bounds{{Mode: "bbox", BBox: config.Degrees{West: 0, South: -5, East: 10, North: 5}}, {}, {Mode: "polygons", Layer: "odd"}} {
					cfg := &Config{Proj: config.Proj{ID: proj}, Bounds: bounds, Layers: []config.Layer{all, mask,
						{ID: "borders", Special: special.Borders{Layer: "odd"}},
						{ID: "grid", Special: special.Grid{Layer: "odd", Sum: "n"}}}}
					change(&cfg.Layers[0])
					m, err := Build(t.Context(), cfg, Options{})
					if err != nil {
						t.Errorf("%s, bounds %q: %v", proj, bounds.Mode, err)
						continue
					}
					parsed(t, m)
				}
			}
		})
	}
}

func TestEmptyLayers(t *testing.T) {
	empty := layers.NewMemory("m", layers.NewSchema([]string{"n"}), nil)
	never, err := filter.FromValue([]any{"n", "=", "Q"})
	if err != nil {
		t.Fatal(err)
	}
	for want, l := range map[string]config.Layer{
		`layer "l": the source has no features`:                                                           {Source: empty, Join: &config.Join{GroupBy: "n"}, Labeling: &config.Labeling{Key: "n"}},
		`layer "l": none of the 2 features is kept by the filter; check its values; values of n are A, B`: {Source: rowOfSquares("n", "A", "B"), Filter: never},
		`layer "l": none of the 1 features is kept by the filter`:                                         {Source: rowOfSquares("n", "A"), Where: func(layers.Record) bool { return false }},
	} {
		l.ID = "l"
		for _, cfg := range []*Config{tenDegrees(l), {Layers: []config.Layer{l}}} {
			m := buildMap(t, cfg, Options{})
			if got := warningTexts(m); !strings.HasPrefix(got, want) || len(m.Warnings) != 1 {
				t.Errorf("warnings %q, want %q alone", got, want)
			}
			parsed(t, m)
		}
	}
	cfg := tenDegrees(config.Layer{ID: "l", Source: rowOfSquares("n", "A")})
	cfg.Bounds.Crop = &config.Degrees{West: 50, South: 50, East: 60, North: 60}
	if got := warningTexts(buildMap(t, cfg, Options{})); got != `layer "l": none of the 1 features lies within bounds.crop` {
		t.Errorf("warnings %q", got)
	}
}

// shapefileParts reads the files of a small shapefile.
func shapefileParts(t *testing.T) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	for _, ext := range []string{".shp", ".dbf", ".prj", ".cpg"} {
		data, err := os.ReadFile("testdata/data/ne_110m_countries" + ext)
		if err != nil {
			t.Fatal(err)
		}
		files["c"+ext] = &fstest.MapFile{Data: data}
	}
	return files
}

func TestBrokenFiles(t *testing.T) {
	tests := []struct {
		name  string
		src   string
		spoil func(fstest.MapFS)
		// fails is in the error, or else warns in the warnings.
		fails, warns string
	}{
		{"truncated shapefile", "c.shp", func(f fstest.MapFS) { f["c.shp"].Data = f["c.shp"].Data[:len(f["c.shp"].Data)/2] }, "c.shp: record 76: ", ""},
		{"header of a shapefile", "c.shp", func(f fstest.MapFS) { f["c.shp"].Data = f["c.shp"].Data[:50] }, "c.shp: ", ""},
		{"no table", "c.shp", func(f fstest.MapFS) { delete(f, "c.dbf") }, "", ".dbf"},
		{"half a table", "c.shp", func(f fstest.MapFS) { f["c.dbf"].Data = f["c.dbf"].Data[:len(f["c.dbf"].Data)/2] }, "", ".dbf"},
		{"unknown system", "c.shp", func(f fstest.MapFS) { f["c.prj"].Data = []byte(`PROJCS["Moon"]`) }, ".prj file", ""},
		{"bad JSON", "x.json", func(f fstest.MapFS) {
			f["x.json"] = &fstest.MapFile{Data: []byte("{\"type\": \"FeatureCollection\",\n \"features\": [}")}
		}, "x.json:2:15: ", ""},
		{"not GeoJSON", "x.json", func(f fstest.MapFS) { f["x.json"] = &fstest.MapFile{Data: []byte(`{"a": 1}`)} }, "x.json", ""},
		{"empty JSON", "x.json", func(f fstest.MapFS) { f["x.json"] = &fstest.MapFile{} }, "x.json", ""},
		{"arcs out of range", "x.json", func(f fstest.MapFS) {
			f["x.json"] = &fstest.MapFile{Data: []byte(`{"type": "Topology", "arcs": [], "objects": {"a": {"type": "LineString", "arcs": [5]}}}`)}
		}, "x.json:1:", ""},
		{"no numbers", "x.csv", func(f fstest.MapFS) { f["x.csv"] = &fstest.MapFile{Data: []byte("lon,lat\nx,y\n")} }, "x.csv: line 2", ""},
		{"no coordinates", "x.csv", func(f fstest.MapFS) { f["x.csv"] = &fstest.MapFile{Data: []byte("a,b\n1,2\n")} }, "x.csv", ""},
		{"empty zip", "x.zip", func(f fstest.MapFS) {
			f["x.zip"] = &fstest.MapFile{Data: []byte("PK\x05\x06" + strings.Repeat("\x00", 18))}
		}, "x.zip", ""},
		{"bad KML", "x.kml", func(f fstest.MapFS) { f["x.kml"] = &fstest.MapFile{Data: []byte("<kml><Placemark>")} }, "x.kml", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			files := shapefileParts(t)
			test.spoil(files)
			m, err := Build(t.Context(), &Config{Layers: []config.Layer{{ID: "l", Src: test.src}}}, Options{Files: files})
			switch {
			case test.fails != "":
				if err == nil || !strings.Contains(err.Error(), test.fails) || strings.Contains(err.Error(), "\n") {
					t.Errorf("error %v, want one line with %q", err, test.fails)
				}
			case err != nil:
				t.Errorf("error %v, want a warning", err)
			case len(m.Warnings) != 1 || !strings.Contains(m.Warnings[0].String(), test.warns):
				t.Errorf("warnings %q, want one with %q", m.Warnings, test.warns)
			}
		})
	}
}

func TestUnknownProjection(t *testing.T) {
	for want, p := range map[string]config.Proj{
		`did you mean "robinson"?`: {ID: "robinsn"},
		"EPSG:99999":               {CRS: "EPSG:99999"},
		"nonsense":                 {CRS: "+proj=nonsense"},
	} {
		cfg := tenDegrees(config.Layer{ID: "l", Source: rowOfSquares("n", "A")})
		cfg.Proj = p
		if _, err := Build(t.Context(), cfg, Options{}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want one with %q", err, want)
		}
	}
}
