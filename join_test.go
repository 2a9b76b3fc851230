package kartograph

import (
	"context"
	"errors"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/leak"
	"github.com/seed-898ab921/kartograph/internal/pace"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/twpayne/go-geom"
)

// joinSquares joins five squares and returns the map.
func joinSquares(t *testing.T, j config.Join, names ...string) *Map {
	t.Helper()
	var fields []config.AttributeField
	for _, name := range names {
		fields = append(fields, config.AttributeField{Name: name, Column: name})
	}
	return buildMap(t, tenDegrees(config.Layer{ID: "squares", Join: &j, Attributes: config.Attributes{Fields: fields}, Source: rowOfSquares(
		"iso part pop colour",
		"A   x    1   red",
		"B   x    2   red",
		"C   y    4   red",
		"D   y    8   blue",
		"E   -    16  blue",
	)}), Options{})
}

func TestJoinGroups(t *testing.T) {
	benelux := []config.JoinGroup{{Name: "left", Values: []string{"A", "B"}}, {Name: "right", Values: []string{"D", "E"}}}
	tests := []struct {
		name      string
		join      config.Join
		carried   []string
		areas     []float64
		described []string
	}{
		{"all", config.Join{}, []string{"iso", "colour"}, []float64{5}, []string{""}},
		{"by value, null stays", config.Join{GroupBy: "part"}, []string{"iso", "part", "colour"}, []float64{1, 2, 2},
			[]string{"iso=E colour=blue", "part=x colour=red", "part=y"}},
		{"listed", config.Join{GroupBy: "iso", Groups: benelux}, []string{"iso", "colour"}, []float64{1, 2, 2},
			[]string{"iso=C colour=red", "colour=red", "colour=blue"}},
		{"group-as", config.Join{GroupBy: "iso", Groups: benelux, GroupAs: "region"}, nil, []float64{1, 2, 2},
			[]string{"", "region=left", "region=right"}},
		{"apart", config.Join{GroupBy: "iso", Groups: []config.JoinGroup{{Name: "ends", Values: []string{"A", "E"}}}}, nil, []float64{1, 1, 1, 2}, nil},
		{"reducers", config.Join{GroupBy: "part", Attributes: []config.JoinAttribute{
			{Name: "sum", Column: "pop", Reduce: "sum"}, {Name: "min", Column: "pop", Reduce: "min"}, {Name: "max", Column: "pop", Reduce: "max"},
			{Name: "mean", Column: "pop", Reduce: "mean"}, {Name: "first", Column: "iso", Reduce: "first"}, {Name: "n", Column: "pop", Reduce: "count"},
		}}, nil, []float64{1, 2, 2}, []string{"", "sum=3 min=1 max=2 mean=1.5 first=A n=2", "sum=12 min=4 max=8 mean=6 first=C n=2"}},
		{"sum of texts", config.Join{Attributes: []config.JoinAttribute{{Name: "sum", Column: "iso", Reduce: "sum"}}}, nil, []float64{5}, []string{""}},
		{"per group", config.Join{GroupBy: "iso", Groups: benelux, Attributes: []config.JoinAttribute{{Name: "label", PerGroup: map[string]layers.Value{
			"left": layers.Text("Left"), "right": layers.Number(0)}}}}, nil, []float64{1, 2, 2}, []string{"", "label=Left", "label=0"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			m := joinSquares(t, test.join, test.carried...)
			if got := areas(t, m, "squares"); !nearly(got, test.areas) {
				t.Errorf("areas %v, want %v", got, test.areas)
			}
			if got := described(t, m, "squares"); test.described != nil && !slices.Equal(got, test.described) {
				t.Errorf("attributes %q, want %q", got, test.described)
			}
			if len(m.Warnings) > 0 {
				t.Errorf("warnings %q", m.Warnings)
			}
		})
	}
}

func TestJoinWarnings(t *testing.T) {
	tests := []struct {
		name   string
		groups []config.JoinGroup
		want   string
	}{
		{"nobody", []config.JoinGroup{{Name: "far", Values: []string{"Z"}}}, `join: no feature belongs to group "far": iso has no "Z"; values of iso are A, B, C`},
		{"partly", []config.JoinGroup{{Name: "near", Values: []string{"A", "Q"}}}, `join: group "near": iso has no "Q"`},
		{"taken", []config.JoinGroup{{Name: "one", Values: []string{"A"}}, {Name: "two", Values: []string{"A"}}}, `join: group "two" is empty: its features are in groups before it`},
	}
	for _, test := range tests {
		m := joinSquares(t, config.Join{GroupBy: "iso", Groups: test.groups})
		if got := warningTexts(m); !strings.Contains(got, test.want) || len(m.Warnings) != 1 {
			t.Errorf("%s: warnings %q, want %q", test.name, got, test.want)
		}
	}
	source := rowOfSquares("name", "Deutschland", "Frankreich")
	m := buildMap(t, tenDegrees(config.Layer{ID: "l", Source: source, Join: &config.Join{GroupBy: "name", Groups: []config.JoinGroup{{Name: "de", Values: []string{"Deutschlnd"}}}}}), Options{})
	if got := warningTexts(m); !strings.Contains(got, `"Deutschlnd" (did you mean "Deutschland"?)`) {
		t.Errorf("warnings %q", got)
	}
}

func TestJoinColumnErrors(t *testing.T) {
	for want, j := range map[string]config.Join{
		`join: column "prt" not found, did you mean "part"?`:   {GroupBy: "prt"},
		`join: column "iso3" not found, did you mean "iso"?`:   {GroupBy: "part", ExportIDs: "iso3"},
		`join: column "people" not found; the columns are iso`: {Attributes: []config.JoinAttribute{{Name: "n", Column: "people", Reduce: "sum"}}},
	} {
		cfg := tenDegrees(config.Layer{ID: "squares", Source: rowOfSquares("iso part pop", "A x 1"), Join: &j})
		if _, err := Build(t.Context(), cfg, Options{}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want one with %q", err, want)
		}
	}
}

func TestJoinExportsIDs(t *testing.T) {
	m := joinSquares(t, config.Join{GroupBy: "part", ExportIDs: "iso"})
	if len(m.Report.Joined) != 1 || m.Report.Joined[0].IDs != `{"x": ["A","B"], "y": ["C","D"]}` {
		t.Errorf("the ids are %+v", m.Report.Joined)
	}
}

// Sums count members outside of the frame, whose shapes are not drawn.
func TestJoinCountsWhatIsOutside(t *testing.T) {
	cfg := tenDegrees(config.Layer{ID: "squares", Source: rowOfSquares("g n", "a 1", "a 2", "a 4", "b 8"), Join: &config.Join{
		GroupBy: "g", Attributes: []config.JoinAttribute{{Name: "sum", Column: "n", Reduce: "sum"}}}})
	cfg.Bounds.BBox = config.Degrees{West: 0, South: 0, East: 1.5, North: 1}
	m := buildMap(t, cfg, Options{})
	if got := described(t, m, "squares"); !slices.Equal(got, []string{"sum=7"}) {
		t.Errorf("drawn are %q, want one group with the sum of all its members", got)
	}
}

func TestJoinLinesAndPoints(t *testing.T) {
	lines := sourceOf(func(i int) geom.T {
		return geom.NewLineStringFlat(geom.XY, []float64{float64(i), float64(i % 2), float64(i + 1), float64((i + 1) % 2)})
	}, "n", "1", "2", "3")
	points := rowOfPoints("n", "1", "2", "3")
	m := buildMap(t, tenDegrees(config.Layer{ID: "lines", Source: lines, Join: &config.Join{}}, config.Layer{ID: "points", Source: points, Join: &config.Join{}}), Options{})
	if shapes := groupNamed(t, m, "lines").Marks; len(shapes) != 1 || len(geometryOf(shapes[0]).FlatCoords()) != 8 {
		t.Errorf("three lines end to end become %d shapes", len(shapes))
	}
	shapes := groupNamed(t, m, "points").Marks
	if len(shapes) != 1 {
		t.Fatalf("three points become %d shapes", len(shapes))
	}
	if multi, ok := geometryOf(shapes[0]).(*geom.MultiPoint); !ok || multi.NumPoints() != 3 {
		t.Errorf("three points become %T", geometryOf(shapes[0]))
	}
}

// A buffer closes the gap between squares that do not touch.
func TestJoinBuffer(t *testing.T) {
	apart := sourceOf(func(i int) geom.T { return square4(1.05*float64(i), 0, 1) }, "n", "1", "2")
	for buffer, parts := range map[float64]int{0: 2, 4: 1} {
		m := buildMap(t, tenDegrees(config.Layer{ID: "l", Source: apart, Join: &config.Join{Buffer: buffer}}), Options{})
		g := geometryOf(groupNamed(t, m, "l").Marks[0])
		got := 1
		if multi, ok := g.(*geom.MultiPolygon); ok {
			got = multi.NumPolygons()
		}
		if got != parts {
			t.Errorf("buffer %g gives %d parts, want %d", buffer, got, parts)
		}
	}
}

// TestBufferFromBeside widens a square beside the map, alone and as one of two parts: what it
// becomes reaches into the map, however its edges are meant.
func TestBufferFromBeside(t *testing.T) {
	alone := square4(14, -2, 1) // 4 degrees from the map
	two := geom.NewMultiPolygon(geom.XY)
	for _, west := range []float64{-100, 14} {
		if err := two.Push(square4(west, -2, 1).(*geom.Polygon)); err != nil {
			t.Fatal(err)
		}
	}
	for name, g := range map[string]geom.T{"alone": alone, "one of two": two} {
		for _, edges := range []config.Edges{"", "geodesic"} {
			cfg := tenDegrees(config.Layer{ID: "l", Edges: edges, Source: sourceOf(func(int) geom.T { return g }, "n", "1"), Join: &config.Join{Buffer: 500}})
			m := buildMap(t, cfg, Options{})
			box := pageBox(geometryOf(groupNamed(t, m, "l").Marks[0]))
			if want := 500. - 400.; math.Abs(1000-box.MinX-want) > 6 {
				t.Errorf("%s, edges %q: reaches %g pixels into the map, want %g", name, edges, 1000-box.MinX, want)
			}
			cfg.Layers[0].Join = &config.Join{Buffer: 300}
			if m := buildMap(t, cfg, Options{}); len(m.Warnings) == 0 {
				t.Errorf("%s, edges %q: nothing is said of what does not reach the map", name, edges)
			}
		}
	}
}

// TestCroppedToABufferFromBeside crops a row of squares to what a square beside the map is widened to.
func TestCroppedToABufferFromBeside(t *testing.T) {
	beside := sourceOf(func(int) geom.T { return square4(14, -2, 1) }, "n", "1")
	cfg := tenDegrees(config.Layer{ID: "row", Source: rowOfSquares("n", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9"), CropTo: "l"},
		config.Layer{ID: "l", Source: beside, Join: &config.Join{Buffer: 500}})
	m := buildMap(t, cfg, Options{})
	if n := len(groupNamed(t, m, "row").Marks); n != 1 {
		t.Errorf("%d squares are left, want the easternmost", n)
	}
}

// Joined attributes serve labels and attributes as columns do.
func TestJoinedAttributesAreColumns(t *testing.T) {
	m := buildMap(t, tenDegrees(config.Layer{ID: "l", Source: rowOfSquares("iso part", "A x", "B x"),
		Join:       &config.Join{GroupBy: "part", GroupAs: "region"},
		Attributes: config.Attributes{Fields: []config.AttributeField{{Name: "r", Column: "region"}}},
		Labeling:   &config.Labeling{Key: "region"},
	}), Options{})
	if got := described(t, m, "l"); !slices.Equal(got, []string{"r=x region=x"}) {
		t.Errorf("attributes %q", got)
	}
	if got := texts(t, m, "l-label"); !slices.Equal(got, []string{"x"}) {
		t.Errorf("labels %q", got)
	}
}

// What widens polygons ends with its context.
func TestWideningHeedsItsContext(t *testing.T) {
	defer leak.Check(t)()
	const points, allowed = 20_000, 20 * time.Millisecond
	crown := make([]float64, 0, 2*points+2)
	for i := range points {
		angle, radius := 2*math.Pi*float64(i)/points, 400+200*float64(i%2)
		crown = append(crown, radius*math.Cos(angle), radius*math.Sin(angle))
	}
	crown = append(crown, crown[0], crown[1])
	var gs []geom.T
	for range 3 {
		gs = append(gs, geom.NewPolygonFlat(geom.XY, crown, []int{len(crown)}))
	}
	p := &placedLayer{Layer: &config.Layer{Join: &config.Join{Buffer: 300}}}
	pace.Holds(t, "widening", allowed+100*time.Millisecond, func() time.Duration {
		return pace.Took(func() {
			ctx, stop := context.WithTimeout(t.Context(), allowed)
			defer stop()
			if _, err := p.widenPolygons(ctx, gs, [][]int{{0, 1, 2}}); !errors.Is(err, context.DeadlineExceeded) || len(p.found) > 0 {
				t.Errorf("error %v, warnings %v", err, p.found)
			}
		})
	})
}
