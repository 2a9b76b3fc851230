package layers_test

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/seed-898ab921/kartograph/layers"
	"github.com/twpayne/go-geom"
)

type town struct {
	name     string
	lon, lat float64
	visits   int
}

func ExampleMap() {
	towns := []town{{"Graz", 15.44, 47.07, 12}, {"Linz", 14.29, 48.3, 7}}
	source := layers.Map(towns, func(t town) (geom.T, layers.Fields) {
		return layers.Point(t.lon, t.lat), layers.Fields{"name": t.name, "visits": t.visits}
	})
	for feature, err := range source.Features(context.Background()) {
		fmt.Println(feature.Geometry.FlatCoords(), feature.Record.Schema.Columns(), feature.Record.Values, err)
	}
	// Output:
	// [15.44 47.07] [name visits] [Graz 12] <nil>
	// [14.29 48.3] [name visits] [Linz 7] <nil>
}

type colour int

func (c colour) String() string { return "colour " + string(rune('a'+c)) }

type label string

func TestValueOf(t *testing.T) {
	seven := 7
	for _, c := range []struct {
		in   any
		want layers.Value
	}{
		{nil, layers.Value{}}, {"a", layers.Text("a")}, {label("b"), layers.Text("b")}, {true, layers.Bool(true)},
		{7, layers.Number(7)}, {int8(-7), layers.Number(-7)}, {uint16(7), layers.Number(7)}, {float32(0.5), layers.Number(0.5)},
		{&seven, layers.Number(7)}, {(*int)(nil), layers.Value{}}, {(*colour)(nil), layers.Value{}}, {colour(1), layers.Text("colour b")},
		{int64(math.MaxInt64), layers.Integer(math.MaxInt64)}, {layers.Number(3), layers.Number(3)},
		{time.Date(2024, 5, 6, 7, 8, 9, 0, time.UTC), layers.Text("2024-05-06T07:08:09Z")},
	} {
		if got, err := layers.ValueOf(c.in); err != nil || got != c.want {
			t.Errorf("%T %v: %v %v, want %v", c.in, c.in, got, err, c.want)
		}
	}
	if got, err := layers.ValueOf(uint64(math.MaxUint64)); err != nil || got.String() != "18446744073709551615" {
		t.Errorf("the largest number: %v %v", got, err)
	}
	for _, v := range []any{[]int{1}, map[string]int{}, struct{}{}, complex(1, 2), make(chan int)} {
		if _, err := layers.ValueOf(v); err == nil || !strings.Contains(err.Error(), fmt.Sprintf("%T", v)) {
			t.Errorf("%T: %v", v, err)
		}
	}
}

// TestMapColumns unites the columns of things that have different ones, and takes
// the ids.
func TestMapColumns(t *testing.T) {
	fields := []layers.Fields{{"id": "q1", "b": 1}, {"a": true}, nil}
	source := layers.Map(fields, func(f layers.Fields) (geom.T, layers.Fields) { return nil, f })
	if got := source.Info().Schema.Columns(); !slices.Equal(got, []string{"a", "b", "id"}) {
		t.Errorf("columns %q", got)
	}
	var got []string
	for f, err := range source.Features(t.Context()) {
		got = append(got, fmt.Sprintf("%s %q %v", f.ID, f.Record.Values, err))
	}
	want := []string{`q1 ["" "1" "q1"] <nil>`, ` ["true" "" ""] <nil>`, ` ["" "" ""] <nil>`}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

// TestMapBroken says which thing has fields that are no record.
func TestMapBroken(t *testing.T) {
	source := layers.Map([]any{1, []int{2}}, func(v any) (geom.T, layers.Fields) { return layers.Point(1, 2), layers.Fields{"n": v} })
	for _, err := range source.Features(t.Context()) {
		if err == nil || !strings.Contains(err.Error(), `feature 2: the field "n"`) {
			t.Errorf("%v", err)
		}
	}
}

// TestRecords yields a record for each thing, to the first that has none.
func TestRecords(t *testing.T) {
	var got []string
	for r, err := range layers.Records(slices.Values([]any{"a", 2, []int{3}, "d"}), func(v any) layers.Fields { return layers.Fields{"v": v} }) {
		got = append(got, fmt.Sprint(r.Values, err))
	}
	want := []string{"[a] <nil>", "[2] <nil>", `[] record 3: the field "v": a []int has no place in a record; give a text, a number, a boolean or nil`}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}
