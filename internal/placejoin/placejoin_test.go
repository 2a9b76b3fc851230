package placejoin

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/source"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/twpayne/go-geom"
)

func point(lon, lat float64) geom.T { return geom.NewPointFlat(geom.XY, []float64{lon, lat}) }

// geomPoints is one geometry of n points.
func geomPoints(n int) geom.T {
	flat := make([]float64, 0, 2*n)
	for i := range n {
		flat = append(flat, float64(i%10), float64(i%7))
	}
	return geom.NewMultiPointFlat(geom.XY, flat)
}

func box(w, s, e, n float64) geom.T {
	return geom.NewPolygonFlat(geom.XY, []float64{w, s, e, s, e, n, w, n, w, s}, []int{10})
}

// layer is features with records of texts, divided by bars; numbers become such.
func layer(id, columns string, rows ...any) Layer {
	l := Layer{ID: id, Data: &source.Data{Schema: layers.NewSchema(strings.Split(columns, "|"))}}
	for i := 0; i < len(rows); i += 2 {
		r := layers.Record{Schema: l.Data.Schema}
		for _, text := range strings.Split(rows[i+1].(string), "|") {
			v := layers.Text(text)
			if text == "" {
				v = layers.Value{}
			}
			r.Values = append(r.Values, v)
		}
		g, _ := rows[i].(geom.T)
		l.Data.Features = append(l.Data.Features, layers.Feature{Geometry: g, Record: r})
	}
	return l
}

// rowsOf are the records of joined features.
func rowsOf(d *source.Data) []string {
	rows := []string{strings.Join(d.Schema.Columns(), "|")}
	for _, f := range d.Features {
		var cells []string
		for i := range d.Schema.Columns() {
			cells = append(cells, f.Record.At(i).String())
		}
		rows = append(rows, strings.Join(cells, "|"))
	}
	return rows
}

func countries() Layer {
	return layer("countries", "name|code", box(0, 0, 10, 10), "West|W", box(10, 0, 20, 10), "East|E", box(40, 0, 50, 10), "Far|F")
}

func shops() Layer {
	return layer("shops", "name|sales", point(5, 5), "a|10", point(6, 6), "b|20", point(10, 5), "c|x", point(15, 5), "d|", point(30, 5), "e|5", nil, "f|7")
}

func TestJoin(t *testing.T) {
	for _, tt := range []struct {
		name        string
		here, other Layer
		rule        Rule
		want        []string
		told        []string
	}{
		{"polygons gather points", countries(), shops(), Rule{Gather: []Gathered{
			{"n", "", "count"}, {"sales", "sales", "sum"}, {"mean", "sales", "mean"}, {"least", "sales", "min"}, {"most", "sales", "max"}, {"shop", "name", "first"}}},
			[]string{"name|code|n|sales|mean|least|most|shop", "West|W|2|30|15|10|20|a", "East|E|2|0||||c", "Far|F|0|0||||"},
			[]string{`1 of 6 features of "shops" lie in no polygon; the first is number 5`, `1 of 6 features of "shops" have no place`,
				`1 values of "sales" are no numbers and do not count in "sales"`, `do not count in "mean"`, `do not count in "least"`, `do not count in "most"`}},
		{"points get the polygon", shops(), countries(), Rule{Columns: []string{"code"}},
			[]string{"name|sales|code", "a|10|W", "b|20|W", "c|x|E", "d||E", "e|5|", "f|7|"},
			[]string{`1 of 6 features lie in no polygon of "countries"; the first is number 5`, "1 of 6 features have no place"}},
		{"all columns, but those of its own", shops(), countries(), Rule{},
			[]string{"name|sales|code", "a|10|W", "b|20|W", "c|x|E", "d||E", "e|5|", "f|7|"},
			[]string{`a column "name" of its own, which is kept`, "lie in no polygon", "no place"}},
		{"a column that is replaced", layer("p", "name", point(1, 1), "p", point(99, 0), "q"), countries(), Rule{Columns: []string{"name"}},
			[]string{"name", "West", "q"}, []string{"1 of 2 features lie in no polygon"}},
		{"several polygons", layer("p", "x", point(1, 1), "1"), layer("q", "name", box(0, 0, 2, 2), "first", box(0, 0, 3, 3), "second"), Rule{},
			[]string{"x|name", "1|first"}, []string{"1 of 1 features lie in several polygons, of which the first counts; the first is number 1"}},
		{"counted in several", layer("q", "name", box(0, 0, 2, 2), "first", box(0, 0, 3, 3), "second"), layer("p", "x", point(1, 1), "1"), Rule{Gather: []Gathered{{"n", "", "count"}}},
			[]string{"name|n", "first|1", "second|1"}, []string{`1 of 1 features of "p" lie in several polygons, and count in each`}},
		{"polygons in polygons", countries(), layer("towns", "x", box(1, 1, 2, 2), "1", box(8, 1, 11, 2), "2", box(9, 4, 13, 5), "4"), Rule{Gather: []Gathered{{"sum", "x", "sum"}}},
			[]string{"name|code|sum", "West|W|3", "East|E|4", "Far|F|0"}, nil},
		{"points of one feature", countries(), layer("m", "x", geom.NewMultiPointFlat(geom.XY, []float64{1, 1, 2, 2, 12, 2}), "1"), Rule{Gather: []Gathered{{"n", "", "count"}}},
			[]string{"name|code|n", "West|W|1", "East|E|1", "Far|F|0"}, []string{"lie in several polygons"}},
		{"nearest", layer("p", "x", point(0, 0), "1", point(12, 0), "2", nil, "3"), layer("s", "station", point(1, 0), "A", point(11, 0), "B"), Rule{Nearest: true, Distance: "km"},
			[]string{"x|station|km", "1|A|111.195080", "2|B|111.195080", "3||"}, []string{"1 of 3 features have no place"}},
		{"nearest, not too far", layer("p", "x", point(0, 0), "1", point(19, 0), "2"), layer("s", "station", point(1, 0), "A"), Rule{Nearest: true, MaxDistance: 200},
			[]string{"x|station", "1|A", "2|"}, []string{`1 of 2 features have no feature of "s" within 200 km`}},
		{"nearest over 180 and the pole", layer("p", "x", point(179, 0), "1", point(0, 89), "2"), layer("s", "station", point(-179, 0), "A", point(170, 0), "B", point(180, 88), "C"), Rule{Nearest: true},
			[]string{"x|station", "1|A", "2|C"}, nil},
		{"nearest of equals", layer("p", "x", point(5, 0), "1"), layer("s", "station", point(6, 0), "A", point(4, 0), "B"), Rule{Nearest: true},
			[]string{"x|station", "1|A"}, nil},
		{"nearest of none", layer("p", "x", point(5, 0), "1"), layer("s", "station"), Rule{Nearest: true},
			[]string{"x|station", "1|"}, []string{`1 of 1 features have no feature of "s"`}},
	} {
		joined, told, err := Join(context.Background(), tt.here, tt.other, tt.rule)
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		got := rowsOf(joined)
		for i := range got {
			got[i] = strings.ReplaceAll(got[i], "111.19508|", "111.195080|")
			if strings.HasSuffix(got[i], "111.19508") {
				got[i] += "0"
			}
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s:\ngot  %q\nwant %q", tt.name, got, tt.want)
		}
		if len(told) != len(tt.told) {
			t.Errorf("%s: told %q, want %q", tt.name, told, tt.told)
			continue
		}
		for i := range told {
			if !strings.Contains(told[i], tt.told[i]) {
				t.Errorf("%s: told %q, want %q", tt.name, told[i], tt.told[i])
			}
		}
	}
}

func TestJoinErrors(t *testing.T) {
	planar := shops()
	planar.Planar = true
	for _, tt := range []struct {
		name        string
		here, other Layer
		rule        Rule
		part, want  string
	}{
		{"no polygons around", shops(), shops(), Rule{Columns: []string{"name"}}, "within", `the layer "shops" has no polygons`},
		{"no polygons to gather in", shops(), shops(), Rule{Gather: []Gathered{{"n", "", "count"}}}, "within", `the layer "shops" has no polygons`},
		{"column", shops(), countries(), Rule{Columns: []string{"cod"}}, "columns", `column "cod" not found, did you mean "code"?`},
		{"sum", countries(), shops(), Rule{Gather: []Gathered{{"n", "sale", "sum"}}}, "sum", `column "sale" not found, did you mean "sales"?`},
		{"nearest's column", shops(), countries(), Rule{Nearest: true, Columns: []string{"x"}}, "columns", `column "x" not found`},
		{"plane and degrees", planar, countries(), Rule{}, "within", "in a plane of its own"},
		{"nearest in a plane", planar, planar, Rule{Nearest: true}, "nearest", "distances are on the sphere"},
	} {
		_, _, err := Join(context.Background(), tt.here, tt.other, tt.rule)
		var wrong *Error
		if !errors.As(err, &wrong) || wrong.Part != tt.part || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %v, want %s: %s", tt.name, err, tt.part, tt.want)
		}
	}
	ended, end := context.WithCancel(context.Background())
	end()
	if _, _, err := Join(ended, countries(), shops(), Rule{Gather: []Gathered{{"n", "", "count"}}}); !errors.Is(err, context.Canceled) {
		t.Errorf("the error after the end is %v", err)
	}
}

// TestJoinChangesNothing keeps what was given.
func TestJoinChangesNothing(t *testing.T) {
	here, other := countries(), shops()
	before := rowsOf(here.Data)
	if _, _, err := Join(context.Background(), here, other, Rule{Gather: []Gathered{{"name", "name", "first"}}}); err != nil {
		t.Fatal(err)
	}
	if after := rowsOf(here.Data); !slices.Equal(before, after) {
		t.Errorf("%q became %q", before, after)
	}
}
