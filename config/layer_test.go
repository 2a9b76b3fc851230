package config

import (
	"reflect"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/special"
	"github.com/seed-898ab921/kartograph/render/furniture"
)

// parseLayer reads the keys of a layer that has a source.
func parseLayer(t *testing.T, keys string) Layer {
	t.Helper()
	return parseText(t, "m.json", `{"layers": [{"id": "a", "src": "a.csv", `+keys+`}, {"id": "b", "src": "b"}]}`).Layers[0]
}

// TestLayerKeys reads every spelling of a layer's keys.
func TestLayerKeys(t *testing.T) {
	for _, test := range []struct {
		keys string
		want func(*Layer)
	}{
		{`"attributes": "all"`, func(l *Layer) { l.Attributes.All = true }},
		{`"attributes": true`, func(l *Layer) { l.Attributes.All = true }},
		{`"attributes": false`, func(l *Layer) { l.Attributes.None = true }},
		{`"attributes": []`, func(l *Layer) { l.Attributes.None = true }},
		{`"attributes": "NAME"`, func(l *Layer) { l.Attributes.Fields = []AttributeField{{Name: "NAME", Column: "NAME"}} }},
		{`"attributes": ["A", {"src": "B", "tgt": "b"}, {"src": "C"}]`, func(l *Layer) {
			l.Attributes.Fields = []AttributeField{{Name: "A", Column: "A"}, {Name: "b", Column: "B"}, {Name: "C", Column: "C"}}
		}},
		{`"attributes": {"z": "Z", "y": "Y"}`, func(l *Layer) {
			l.Attributes.Fields = []AttributeField{{Name: "z", Column: "Z"}, {Name: "y", Column: "Y"}}
		}},
		{`"attributes": [{"where": "A", "equals": [1, "02"], "set": "s", "to": ["x", true]}]`, func(l *Layer) {
			l.Attributes.Fields = []AttributeField{{Name: "s", Where: "A", Equals: []string{"1", "02"}, To: []string{"x", "true"}}}
		}},
		{`"class": " a  b a"`, func(l *Layer) { l.Classes = []string{"a", "b"} }},
		{`"class": ["a", "b c"]`, func(l *Layer) { l.Classes = []string{"a", "b", "c"} }},
		{`"render": "no"`, func(l *Layer) { l.Hidden = true }},
		{`"render": 1`, func(*Layer) {}},
		{`"simplify": false, "join": 0, "labeling": false, "filter": false, "crop-to": false, "subtract-from": false`, func(*Layer) {}},
		{`"edges": "as-written", "seam": 0.5`, func(l *Layer) { l.Edges, l.Seam = "as-written", new(0.5) }},
		{`"hairlines": "crisp"`, func(l *Layer) { l.Hairlines = "crisp" }},
		{`"edges": "auto", "seam": false`, func(l *Layer) { l.Edges, l.Seam = "auto", new(0.0) }},
		{`"simplify": null, "join": null, "filter": null`, func(*Layer) {}},
		{`"simplify": "2.5"`, func(l *Layer) { l.Simplify = Simplify{Method: "visvalingam-whyatt", Tolerance: 2.5} }},
		{`"simplify": 0`, func(*Layer) {}},
		{`"simplify": true`, func(l *Layer) { l.Simplify = Simplify{Method: "visvalingam-whyatt", Auto: true} }},
		{`"simplify": {"method": "Distance", "tolerance": 3}`, func(l *Layer) { l.Simplify = Simplify{Method: "distance", Tolerance: 3} }},
		{`"simplify": {"method": "douglas-peucker"}`, func(l *Layer) { l.Simplify = Simplify{Method: "douglas-peucker", Auto: true} }},
		{`"join": true`, func(l *Layer) { l.Join = &Join{} }},
		{`"join": {"group-by": "A", "groups": {"x": ["a", 1], "y": "b"}, "group-as": "g", "buffer": 2, "export-ids": "I"}`, func(l *Layer) {
			l.Join = &Join{GroupBy: "A", GroupAs: "g", Buffer: 2, ExportIDs: "I",
				Groups: []JoinGroup{{"x", []string{"a", "1"}}, {"y", []string{"b"}}}}
		}},
		{`"join": {"attributes": {"p": {"sum": "POP"}, "n": "NAME", "v": {"x": 1, "y": "b"}}}`, func(l *Layer) {
			l.Join = &Join{Attributes: []JoinAttribute{{Name: "p", Column: "POP", Reduce: "sum"}, {Name: "n", Column: "NAME"},
				{Name: "v", PerGroup: map[string]layers.Value{"x": layers.Number(1), "y": layers.Text("b")}}}}
		}},
		{`"join": {"group-by": "A", "groups": {"sum": ["a"]}, "attributes": {"p": {"sum": "POP"}}}`, func(l *Layer) {
			l.Join = &Join{GroupBy: "A", Groups: []JoinGroup{{"sum", []string{"a"}}},
				Attributes: []JoinAttribute{{Name: "p", PerGroup: map[string]layers.Value{"sum": layers.Text("POP")}}}}
		}},
		{`"join": {"attributes": ["A"]}`, func(l *Layer) { l.Join = &Join{Attributes: []JoinAttribute{{Name: "A", Column: "A"}}} }},
		{`"subtract-from": "b"`, func(l *Layer) { l.SubtractFrom = []string{"b"} }},
		{`"labeling": {"key": "N", "position": "centroid", "buffer": 1, "split-chars": " -", "split-at": "5"}`, func(l *Layer) {
			l.Labeling = &Labeling{Key: "N", Positions: []LabelPosition{"centroid"}, Buffer: true, SplitChars: []string{" ", "-"}, SplitAt: 5}
		}},
		{`"labeling": {"key": "N", "split-chars": ["/"]}`, func(l *Layer) {
			l.Labeling = &Labeling{Key: "N", SplitChars: []string{"/"}, SplitAt: 10}
		}},
		{`"labeling": {}, "attributes": {"n": "NAME"}`, func(l *Layer) {
			l.Labeling = &Labeling{Key: "n"}
			l.Attributes.Fields = []AttributeField{{Name: "n", Column: "NAME"}}
		}},
		{`"join": {"group-by": false, "group-as": false, "groups": null, "export-ids": false}`, func(l *Layer) { l.Join = &Join{} }},
		{`"crs": {"proj": "utm", "zone": 33, "south": true, "over": false}`, func(l *Layer) { l.CRS = "+proj=utm +zone=33 +south" }},
		{`"mode": "lines"`, func(l *Layer) { l.Table.Mode = "line" }},
		{`"data": {"src": "t.csv", "key": "k", "columns": "c"}`, func(l *Layer) {
			l.Data = []DataJoin{{Src: "t.csv", Key: "k", Columns: []string{"c"}}}
		}},
	} {
		want := Layer{ID: "a", Src: "a.csv"}
		test.want(&want)
		if got := parseLayer(t, test.keys); !reflect.DeepEqual(got, want) {
			t.Errorf("%s:\ngot  %+v\nwant %+v", test.keys, got, want)
		}
	}
}

func TestLayerIDs(t *testing.T) {
	for text, want := range map[string]string{
		`{"z": {"src": "a"}, "a": {"special": "sea"}}`:                                        "z a",
		`[{"src": "a"}, {"src": "b", "id": "x"}, {"src": "c"}]`:                               "layer_0 x layer_1",
		`[{"special": "sea"}, {"special": "graticule"}, {"special": "graticule"}]`:            "sea graticule graticule_1",
		`[{"src": "a"}, {"src": "b", "id": "layer_0"}, {"src": "c", "id": null}]`:             "layer_1 layer_0 layer_2",
		`[{"src": "a", "id": ""}, {"special": "sea", "id": "graticule"}, {"special": "sea"}]`: "layer_0 graticule sea",
	} {
		var ids []string
		for _, l := range parseText(t, "m.json", `{"layers": `+text+`}`).Layers {
			ids = append(ids, l.ID)
		}
		if got := strings.Join(ids, " "); got != want {
			t.Errorf("%s: got %s, want %s", text, got, want)
		}
	}
}

// TestFilterKeepsDigits shows that codes with leading zeros and large numbers
// reach the filter as they are written.
func TestFilterKeepsDigits(t *testing.T) {
	c := parseText(t, "m.yaml", "layers:\n  a: {src: a.shp, filter: {FIPS: 06}}\n  b: {src: b.shp, filter: [ID, =, 9007199254740993]}\n  c: {src: c.shp, filter: [ISO, =, NO]}\n")
	for i, value := range []layers.Value{layers.Text("06"), layers.Integer(9007199254740993), layers.Text("NO")} {
		column := c.Layers[i].Filter.Columns()[0]
		record := layers.Record{Schema: layers.NewSchema([]string{column}), Values: []layers.Value{value}}
		if !c.Layers[i].Filter.Match(record) {
			t.Errorf("the filter on %s refuses %s", column, value)
		}
		record.Values[0] = layers.Text("6")
		if c.Layers[i].Filter.Match(record) {
			t.Errorf("the filter on %s accepts 6", column)
		}
	}
}

func TestGraticule(t *testing.T) {
	none := special.Steps{List: []float64{}}
	for keys, want := range map[string]special.Graticule{
		``:                                     {},
		`, "latitudes": 10`:                    {Latitudes: special.Steps{Step: 10}, Longitudes: none},
		`, "longitudes": [0, "90"]`:            {Latitudes: none, Longitudes: special.Steps{List: []float64{0, 90}}},
		`, "latitudes": "auto", "outline": 1`:  {Longitudes: none, Outline: true},
		`, "latitudes": 5, "longitudes": null`: {Latitudes: special.Steps{Step: 5}, Longitudes: none},
		`, "latitudes": [], "longitudes": "5"`: {Latitudes: none, Longitudes: special.Steps{Step: 5}},
	} {
		c := parseText(t, "m.json", `{"layers": [{"special": "graticule"`+keys+`}]}`)
		if got := c.Layers[0].Special; !reflect.DeepEqual(got, want) {
			t.Errorf("%s: got %+v, want %+v", keys, got, want)
		}
	}
}

func TestBoundsForms(t *testing.T) {
	for _, test := range []struct {
		text string
		want Bounds
	}{
		{`{"mode": "bbox"}`, Bounds{Mode: "bbox", BBox: Degrees{West: -180, South: -90, East: 180, North: 90}}},
		{`{"data": [170, "-20", -170, 0]}`, Bounds{Mode: "bbox", BBox: Degrees{West: 170, South: -20, East: -170, North: 0}}},
		{`{"data": [[1, 2]], "crop": "auto"}`, Bounds{Mode: "points", Points: [][2]float64{{1, 2}}, CropAuto: true}},
		{`{"mode": "polygon", "data": {"layer": "a", "attribute": "A", "values": "x"}, "crop": false}`,
			Bounds{Mode: "polygons", Layer: "a", Attribute: "A", Values: []string{"x"}}},
		{`{"mode": "poly"}`, Bounds{Mode: "polygons", Layer: "a"}},
		{`{"padding": 0.1, "crop": [0, 0, 1, 1]}`, Bounds{Padding: 0.1, Crop: &Degrees{West: 0, South: 0, East: 1, North: 1}}},
	} {
		c := parseText(t, "m.json", `{"layers": {"a": {"src": "a"}}, "bounds": `+test.text+`}`)
		if !reflect.DeepEqual(c.Bounds, test.want) {
			t.Errorf("%s: got %+v, want %+v", test.text, c.Bounds, test.want)
		}
	}
}

func TestExportForms(t *testing.T) {
	for text, want := range map[string]Export{
		`{}`:                                    {},
		`{"round": false, "width": "auto"}`:     {Round: new(6)},
		`{"round": 0, "crop-to-view": "false"}`: {Round: new(0), KeepOutside: true},
		`{"round": null, "height": "300"}`:      {Height: 300},
		`{"scalebar": 1, "prettyprint": "on"}`:  {Furniture: []furniture.Spec{furniture.ScaleBar{}}, PrettyPrint: true},
		`{"scalebar": {"align": "TR"}}`:         {Furniture: []furniture.Spec{furniture.ScaleBar{Align: "tr"}}},
		`{"scalebar": false}`:                   {},
	} {
		c := parseText(t, "m.json", `{"layers": {"a": {"src": "a"}}, "export": `+text+`}`)
		if !reflect.DeepEqual(c.Export, want) {
			t.Errorf("%s: got %+v, want %+v", text, c.Export, want)
		}
	}
}
