package kartograph

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/seed-898ab921/kartograph/internal/heed/ending"
	"github.com/seed-898ab921/kartograph/internal/leak"
	"github.com/seed-898ab921/kartograph/internal/pace"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/render/label"
)

// numbered writes a text n times, with the number of the repetition in it.
func numbered(n int, separator, format string) string {
	pieces := strings.Split(format, "#")
	var b strings.Builder
	for i := range n {
		if i > 0 {
			b.WriteString(separator)
		}
		b.WriteString(strings.Join(pieces, strconv.Itoa(i)))
	}
	return b.String()
}

// star is a ring of n points, each of whose edges crosses most others.
func star(n int) string {
	points := make([]string, n+1)
	for i := range points {
		angle := 2 * math.Pi * float64(i*(n/2+1)%n) / float64(n)
		points[i] = fmt.Sprintf("[%.6f,%.6f]", 60*math.Cos(angle), 60*math.Sin(angle))
	}
	points[n] = points[0]
	return "[" + strings.Join(points, ",") + "]"
}

func featuresOf(features string) string {
	return `{"type": "FeatureCollection", "features": [` + features + `]}`
}

func polygonOf(rings string) string {
	return `{"type": "Feature", "properties": {"n": "#"}, "geometry": {"type": "Polygon", "coordinates": [` + rings + `]}}`
}

// lateMaps are maps that would take many times longer than they may.
func lateMaps() map[string]struct{ config, file, data string } {
	type m = struct{ config, file, data string }
	of := func(keys string) string { return `{"layers": {"l": {"src": "l.geojson"` + keys + `}}}` }
	spikes := featuresOf(polygonOf(star(3001)))
	many := featuresOf(polygonOf(star(11_001))) // nobody waits for the projection of it, which goes on for seconds
	more := featuresOf(polygonOf(star(10_001)))
	squares := featuresOf(numbered(60_000, ",", polygonOf("[[0,0],[0,1],[1,1],[0,0]]")))
	dots := featuresOf(numbered(100_000, ",", `{"type": "Feature", "properties": {"n": "a # b"}, "geometry": {"type": "Point", "coordinates": [1.#, 2]}}`))
	inner := "max(" + strings.Repeat("n,", 59) + "n)" // whose stacks are no deeper than those of leaks may be
	long := "max(" + strings.Repeat(inner+",", 59) + inner + ")"
	some := featuresOf(numbered(2000, ",", `{"type": "Feature", "properties": {"n": "1.#"}, "geometry": {"type": "Point", "coordinates": [1.#, 2]}}`))
	wide := featuresOf(numbered(1, ",", `{"type": "Feature", "properties": {}, "geometry": {"type": "LineString", "coordinates": [`+numbered(200_000, ",", "[-170, 1.#], [170, -2.#]")+`]}}`))
	return map[string]m{
		"join of spikes":         {of(`, "join": true`), "l.geojson", spikes},
		"join of many spikes":    {of(`, "join": true`), "l.geojson", many},
		"join of squares":        {of(`, "join": {"group-by": "n"}`), "l.geojson", squares},
		"join with a buffer":     {of(`, "join": {"buffer": 5}`), "l.geojson", squares},
		"buffer of spikes":       {of(`, "join": {"buffer": 5}`), "l.geojson", spikes},
		"simplified spikes":      {of(`, "simplify": 1`), "l.geojson", spikes},
		"many simplified spikes": {of(`, "simplify": 1`), "l.geojson", more},
		"Douglas and Peucker":    {of(`, "simplify": {"method": "douglas-peucker", "tolerance": 1}`), "l.geojson", more},
		"islands":                {of(`, "filter-islands": 1`), "l.geojson", squares},
		"crop to spikes":         {`{"layers": {"m": {"src": "l.geojson"}, "l": {"src": "builtin:countries", "crop-to": "m"}}}`, "l.geojson", many},
		"cropped squares":        {`{"layers": {"m": {"src": "builtin:countries"}, "l": {"src": "l.geojson", "crop-to": "m"}}}`, "l.geojson", squares},
		"borders of squares":     {`{"layers": {"l": {"src": "l.geojson"}, "b": {"special": "borders", "borders": {"layer": "l", "group-by": "n"}}}}`, "l.geojson", squares},
		"labels of squares":      {of(`, "labeling": {"key": "n"}`), "l.geojson", squares},
		"labels of dots":         {of(`, "labeling": {"key": "n"}`), "l.geojson", dots},
		"labels of spikes":       {of(`, "labeling": {"key": "n"}`), "l.geojson", more},
		"grid of dots":           {`{"layers": {"l": {"src": "l.geojson"}, "g": {"special": "grid", "grid": {"layer": "l", "size": 1}}}}`, "l.geojson", dots},
		"attributes of dots":     {of(`, "attributes": {` + numbered(2000, ",", `"a#": "n"`) + `}`), "l.geojson", dots},
		"conditions":             {of(`, "filter": {"or": [` + numbered(1000, ",", `{"n": "x#"}`) + `]}`), "l.geojson", dots},
		"expressions":            {of(`, "filter": ["n", "matches", "(a|b|.)*(a|b)*(.*.*)*c$"]`), "l.geojson", dots},
		"bounds by conditions":   {`{"layers": {"l": {"src": "l.geojson"}}, "bounds": {"mode": "polygons", "data": {"layer": "l", "filter": {"or": [` + numbered(1000, ",", `{"n": "x#"}`) + `]}}}}`, "l.geojson", squares},
		"precision":              {`{"proj": {"id": "ortho", "precision": 0.001}, "layers": {"g": {"special": "graticule", "latitudes": 0.1, "longitudes": 0.1}}, "export": {"width": 100000}}`, "", ""},
		"precision of a layer":   {`{"proj": {"id": "vandergrinten", "precision": 0.001}, "layers": {"l": {"src": "l.geojson"}}, "export": {"width": 1000000}}`, "l.geojson", wide},
		"200 views":              {`{"layers": {"l": {"src": "builtin:us-counties"}}, "views": [` + numbered(200, ",", `{"frame": [0, 0, 1, 1]}`) + `]}`, "", ""},
		"2000 layers":            {`{"layers": {` + numbered(2000, ",", `"l#": {"src": "builtin:countries"}`) + `}}`, "", ""},
		"a chain of crop-to":     {`{"layers": {"l": {"src": "builtin:countries"}, "l0": {"src": "builtin:countries", "crop-to": "l"}, ` + chained(100) + `}}`, "", ""},
		"edges of a house":       {`{"bounds": [8.5, 47.3, 8.5001, 47.3001], "layers": {"l": {"src": "builtin:countries-50m", "edges": "geodesic"}}}`, "", ""},
		"degrees of a wall":      {`{"degrees": {"step": 1}, "layers": {"s": {"special": "sea"}}, "export": {"width": 100000}}`, "", ""},
		"a title":                {`{"title": "` + strings.Repeat("a ", 50_000) + `", "layers": {"s": {"special": "sea"}}, "export": {"width": 30000}}`, "", ""},
		"categories":             {`{"legend": true, "layers": {"l": {"src": "l.geojson", "classify": {"by": "n", "method": "category"}}}}`, "l.geojson", dots},
		"a template":             {of(`, "labeling": {"template": "` + strings.Repeat("{n} ", 1000) + `"}`), "l.geojson", dots},
		"a long priority":        {of(`, "labeling": {"key": "n", "priority": "` + long + `"}`), "l.geojson", some},
		"a long filter":          {of(`, "filter": "` + long + ` > 0"`), "l.geojson", some},
		"a long attribute":       {of(`, "attributes": {"a": {"value": "` + long + `"}}`), "l.geojson", some},
		"a long template":        {of(`, "labeling": {"template": "{` + long + `}"}`), "l.geojson", some},
		"a long tooltip":         {of(`, "tooltip": "{` + long + `}"`), "l.geojson", some},
		"a scale of a long sum":  {of(`, "classify": {"by": "` + long + `"}`), "l.geojson", some},
		"bounds by a long sum":   {`{"layers": {"l": {"src": "l.geojson"}}, "bounds": {"mode": "polygons", "data": {"layer": "l", "filter": "` + long + ` > 0"}}}`, "l.geojson", some},
		"a table's long filter":  {`{"layers": {"l": {"src": "builtin:countries", "data": {"src": "t.csv", "key": "a", "on": "NAME", "filter": "` + long + ` > 0"}}}}`, "t.csv", "a,n\n" + numbered(2000, "\n", "k#,2")},
		"tooltips":               {of(`, "tooltip": "` + strings.Repeat("{n} ", 1000) + `"`), "l.geojson", dots},
		"nearest":                {`{"layers": {"l": {"src": "l.geojson", "data": {"nearest": "m", "distance": "d"}}, "m": {"src": "builtin:cities"}}}`, "l.geojson", dots},
		"groups":                 {of(`, "join": {"group-by": "n", "groups": {` + numbered(60_000, ",", `"g#": ["#"]`) + `}}`), "l.geojson", squares},
		"GeoJSON":                {of(``), "l.geojson", dots},
		"GeoJSON, one geometry":  {of(``), "l.geojson", wide},
		"GeoJSON, one deep text": {of(``), "l.geojson", featuresOf(`{"type": "Feature", "geometry": null, "properties": {"a": [` + numbered(200_000, ",", `[#]`) + `]}}`)},
		"GeoJSON, one property":  {of(``), "l.geojson", featuresOf(`{"type": "Feature", "geometry": null, "properties": {` + numbered(4000, ",", `"a#": 1`) + `}}`)},
		"GeoJSON, one long text": {of(``), "l.geojson", `{"a": "` + strings.Repeat("a", 40<<20) + `", "type": "Point", "coordinates": [1, 2]}`},
		"one label of words":     {of(`, "labeling": {"key": "n", "wrap": 30}`), "l.geojson", featuresOf(strings.ReplaceAll(polygonOf("[[0,0],[10,0],[10,10],[0,0]]"), "#", strings.Repeat("سلام a1 ", 60_000)))},
		"one label in two lines": {of(`, "labeling": {"key": "n"}`), "l.geojson", featuresOf(strings.ReplaceAll(polygonOf("[[0,0],[10,0],[10,10],[0,0]]"), "#", strings.Repeat("peace ", 80_000)))},
		"GeoJSON in other JSON":  {`{"layers": {"l": {"src": "l.json"}}}`, "l.json", `{"a": [` + numbered(200_000, ",", "#") + `], "b": ` + dots + `}`},
		"TopoJSON":               {`{"layers": {"l": {"src": "l.topojson"}}}`, "l.topojson", `{"type": "Topology", "arcs": [` + numbered(100_000, ",", "[[#,1],[2,3]]") + `], "objects": {"o": {"type": "GeometryCollection", "geometries": [` + numbered(100_000, ",", `{"type": "LineString", "arcs": [#]}`) + `]}}}`},
		"TopoJSON, one line":     {`{"layers": {"l": {"src": "l.topojson"}}}`, "l.topojson", `{"type": "Topology", "arcs": [[` + numbered(100, ",", "[#,1]") + `]], "objects": {"o": {"type": "LineString", "arcs": [` + numbered(10_000, ",", "0") + `]}}}`},
		"Esri JSON":              {`{"layers": {"l": {"src": "l.json"}}}`, "l.json", `{"geometryType": "esriGeometryPoint", "features": [` + numbered(100_000, ",", `{"geometry": {"x": 1, "y": 1}, "attributes": {"a": "#"}}`) + `]}`},
		"KML":                    {`{"layers": {"l": {"src": "l.kml"}}}`, "l.kml", "<kml><Document>" + numbered(60_000, "", "<Placemark><name>#</name><Point><coordinates>1,2</coordinates></Point></Placemark>") + "</Document></kml>"},
		"KML, one line":          {`{"layers": {"l": {"src": "l.kml"}}}`, "l.kml", "<kml><Placemark><LineString><coordinates>" + numbered(200_000, " ", "1,2.#") + "</coordinates></LineString></Placemark></kml>"},
		"CSV":                    {`{"layers": {"l": {"src": "l.csv"}}}`, "l.csv", "lon,lat,name\n" + numbered(200_000, "\n", "1,2,n#")},
		"CSV, one geometry":      {`{"layers": {"l": {"src": "l.csv", "wkt": "wkt"}}}`, "l.csv", "wkt\n\"LINESTRING(" + numbered(200_000, ",", "1 2.#") + ")\"\n"},
		"CSV, bad rows":          {`{"layers": {"l": {"src": "l.csv"}}}`, "l.csv", "lon,lat,name\n1,2,x\n" + numbered(200_000, "\n", "x,y,n#")},
		"a table":                {`{"layers": {"l": {"src": "builtin:countries", "data": {"src": "t.csv", "key": "a", "on": "NAME"}}}}`, "t.csv", "a,b\n" + numbered(200_000, "\n", "k#,2")},
		"sums of a table":        {`{"layers": {"l": {"src": "builtin:countries", "data": {"src": "t.csv", "key": "a", "on": "NAME", "repeats": "sum"}}}}`, "t.csv", "a,b\n" + numbered(200_000, "\n", "Austria,#")},
		"a table of JSON":        {`{"layers": {"l": {"src": "builtin:countries", "data": {"src": "t.json", "key": "a", "on": "NAME"}}}}`, "t.json", "[" + numbered(100_000, ",", `{"a": "k#", "b": 1}`) + "]"},
	}
}

func chained(n int) string {
	parts := make([]string, n)
	for i := range parts {
		parts[i] = fmt.Sprintf(`"l%d": {"src": "builtin:countries", "crop-to": "l%d"}`, i+1, i)
	}
	return strings.Join(parts, ",")
}

// Build comes back within 100 ms of its deadline, whatever it is about.
func TestDeadline(t *testing.T) {
	const allowed = 20 * time.Millisecond
	late := 100 * time.Millisecond
	if raceDetected { // which makes loops over bytes and tokens 10 to 20 times slower
		late *= 20
	}
	for name, test := range lateMaps() {
		t.Run(name, func(t *testing.T) {
			cfg, err := Parse("map.json", []byte(test.config))
			if err != nil {
				t.Fatal(err)
			}
			files := fstest.MapFS{test.file: {Data: []byte(test.data)}}
			pace.Holds(t, name, allowed+late, func() time.Duration {
				defer leak.Check(t)() // of what is left behind, which has to end as well
				return pace.Took(func() {
					_, err := Build(context.Background(), cfg, Options{Files: files, Limits: Limits{Duration: allowed}})
					var limit *LimitError
					if err != nil && (!errors.As(err, &limit) || limit.Limit != "Duration") {
						t.Errorf("error is %v", err)
					}
				})
			})
		})
	}
}

// Priorities are not reckoned any more once the context has ended.
func TestPrioritiesHearTheContext(t *testing.T) {
	cfg, err := Parse("map.json", []byte(`{"layers": {"l": {"src": "l.csv", "labeling": {"key": "n", "priority": "v + v"}}}}`))
	if err != nil {
		t.Fatal(err)
	}
	l := &cfg.Layers[0]
	schema := layers.NewSchema([]string{"v"})
	p := &placedLayer{Layer: l, read: &readLayer{Layer: l, schema: schema}}
	ended, stop := context.WithCancel(t.Context())
	stop()
	p.features = []layers.Feature{{Record: layers.Record{Schema: schema, Values: []layers.Value{layers.Number(1)}}}}
	wanted := &wantedLabels{layers: []*placedLayer{p}, all: make([]wantedLabel, 1), texts: label.ListOf([]label.Wanted{{}})}
	if err := wanted.prioritise(ended, 0, p); !errors.Is(err, context.Canceled) {
		t.Errorf("after the end: %v", err)
	}
	if err := wanted.prioritise(t.Context(), 0, p); err != nil || wanted.texts.Priority(0) != 1 {
		t.Errorf("before: %v, priority %v", err, wanted.texts.Priority(0))
	}
}

// What a config and a stylesheet say is not read any more once the context has
// ended, and is the same as without one until then.
func TestParsingHearsTheContext(t *testing.T) {
	defer leak.Check(t)()
	config, style := []byte(`{"layers": {"l": {"src": "builtin:land"}}}`), []byte(`#l { fill: red; fil: blue }`)
	ended, stop := context.WithCancel(t.Context())
	stop()
	if _, err := ParseContext(ended, "map.json", config); !errors.Is(err, context.Canceled) {
		t.Errorf("a config: %v", err)
	}
	if _, _, err := ParseStyle(ended, "s.css", style); !errors.Is(err, context.Canceled) {
		t.Errorf("a stylesheet: %v", err)
	}
	if cfg, err := ParseContext(t.Context(), "map.json", config); err != nil || len(cfg.Layers) != 1 {
		t.Errorf("a config in time: %v", err)
	}
	if sheet, warnings, err := ParseStyle(t.Context(), "s.css", style); err != nil || sheet == nil || len(warnings) != 1 {
		t.Errorf("a stylesheet in time: %v, %v", warnings, err)
	}
}

// cancelling is a place that ends a context when the first bytes come.
type cancelling struct {
	stop  func()
	bytes int
}

// Write ends the context and takes what comes.
func (c *cancelling) Write(data []byte) (int, error) {
	c.stop()
	c.bytes += len(data)
	return len(data), nil
}

// Every format hears its context: where it has ended nothing is written, and where it ends
// after the first bytes no others come.
func TestWritingHearsItsContext(t *testing.T) {
	cfg, err := Parse("map.json", []byte(`{"layers": {"l": {"src": "builtin:countries-50m"}}, "export": {"width": 2000}}`))
	if err != nil {
		t.Fatal(err)
	}
	m := buildMap(t, cfg, Options{})
	for _, format := range render.Formats() {
		ctx, stop := context.WithCancel(t.Context())
		first := &cancelling{stop: stop}
		if _, err := m.Write(first, WriteOptions{Format: format, Context: ctx}); !errors.Is(err, context.Canceled) || first.bytes == 0 {
			t.Errorf("%s, ended after the first bytes: %v with %d bytes", format.Name, err, first.bytes)
		}
		none := &cancelling{stop: stop}
		if _, err := m.Write(none, WriteOptions{Format: format, Context: ctx}); !errors.Is(err, context.Canceled) || none.bytes > 0 {
			t.Errorf("%s, ended before: %v with %d bytes", format.Name, err, none.bytes)
		}
	}
	ending.Heard(t, "pdf", 200, func(ctx context.Context) error { // asked for each of its marks
		_, err := m.Write(io.Discard, WriteOptions{Format: render.PDF(), Context: ctx})
		return err
	})
}
