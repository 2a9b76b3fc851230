package placejoin

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/source"
)

// circle is n points around the north pole, so many degrees from it.
func circle(id string, n int, away float64) Layer {
	var rows []any
	for i := range n {
		rows = append(rows, point(float64(i)*360/float64(n)-180, 90-away), "p")
	}
	return layer(id, "name", rows...)
}

// TestKnownChangesNothing joins layers one after the other with what is known of
// them, and without: with columns that were added before, and in both directions.
func TestKnownChangesNothing(t *testing.T) {
	rules := []Rule{
		{Columns: []string{"code"}}, {Nearest: true, Columns: []string{"name"}, Distance: "km"}, {}, {Nearest: true, Distance: "near", MaxDistance: 300},
		{Columns: []string{"name"}}, {Nearest: true, MaxDistance: 1}, {Gather: []Gathered{{"n", "", "count"}, {"first", "name", "first"}}}, {Gather: []Gathered{{"n", "", "count"}}},
	}
	for _, pair := range [][2]Layer{{shops(), countries()}, {countries(), shops()}} {
		var known Known
		for round := range 2 {
			here := pair[0]
			for i, r := range rules {
				want, wantTold, wantErr := Join(t.Context(), here, pair[1], r)
				got, told, err := known.Join(t.Context(), here, pair[1], r)
				if (err == nil) != (wantErr == nil) || err != nil && err.Error() != wantErr.Error() || !slices.Equal(told, wantTold) {
					t.Fatalf("round %d, rule %d: %q and %v, want %q and %v", round, i, told, err, wantTold, wantErr)
				}
				if err != nil {
					continue
				}
				if !slices.Equal(rowsOf(got), rowsOf(want)) {
					t.Fatalf("round %d, rule %d: %q, want %q", round, i, rowsOf(got), rowsOf(want))
				}
				here.Data = got
			}
		}
	}
}

// TestLayersAreSortedOnce joins one layer a hundred times in about the work of once.
func TestLayersAreSortedOnce(t *testing.T) {
	points := circle("points", 4000, 1)
	areas := layer("areas", "name", box(0, 80, 90, 90), "a")
	for _, tt := range []struct {
		name        string
		here, other Layer
		rule        Rule
	}{
		{"within", points, areas, Rule{Columns: []string{"name"}}},
		{"nearest", points, circle("others", 4000, 2), Rule{Nearest: true, Columns: []string{"name"}}},
		{"count", areas, circle("others", 4000, 2), Rule{Gather: []Gathered{{"n", "", "count"}}}},
	} {
		var known Known
		if _, _, err := known.Join(t.Context(), tt.here, tt.other, tt.rule); err != nil {
			t.Fatal(err)
		}
		// What is known needs no geometry any more.
		for _, l := range []*Layer{&tt.here, &tt.other} {
			bare := &source.Data{Schema: l.Data.Schema, Features: slices.Clone(l.Data.Features)}
			for i := range bare.Features {
				bare.Features[i].Geometry = nil
			}
			l.Data = bare
		}
		joined, told, err := known.Join(t.Context(), tt.here, tt.other, tt.rule)
		if err != nil || strings.Contains(strings.Join(told, " "), "no place") || len(joined.Features) != len(tt.here.Data.Features) {
			t.Errorf("%s: looks at places again: %q, %v", tt.name, told, err)
		}
	}
}

// TestNearestGivesUp tells of points that are all about as near as one another, in
// place of looking at each of them for each place.
func TestNearestGivesUp(t *testing.T) {
	const n = 2000
	known := Known{looks: 10_000}
	_, _, err := known.Join(t.Context(), circle("middle", n, 1e-9), circle("circle", n, 1), Rule{Nearest: true})
	if err == nil || !strings.Contains(err.Error(), `very many of the 2000 points of "circle" are about as near as one another`) {
		t.Errorf("want the places named, got %v", err)
	}
	if _, _, err := new(Known).Join(t.Context(), circle("middle", n, 1e-9), circle("circle", n, 1), Rule{Nearest: true}); err != nil {
		t.Error(err)
	}
	few := Known{looks: 1}
	if _, _, err := few.Join(t.Context(), circle("beside", n, 3), circle("circle", n, 1), Rule{Nearest: true}); err != nil {
		t.Errorf("usual points: %v", err)
	}
}

// TestManyPlacesHear asks whether work is to end within one feature of many places.
func TestManyPlacesHear(t *testing.T) {
	const n = 4000
	many := geomPoints(n)
	for _, tt := range []struct {
		name        string
		here, other Layer
		rule        Rule
	}{
		{"within", layer("many", "name", many, "m"), layer("far", "name", box(40, -40, 50, -30), "f"), Rule{}},
		{"count", countries(), layer("many", "name", many, "m"), Rule{Gather: []Gathered{{"n", "", "count"}}}},
	} {
		ctx := &counting{Context: context.Background()}
		if _, _, err := Join(ctx, tt.here, tt.other, tt.rule); err != nil {
			t.Fatal(err)
		}
		if ctx.asked < n/10 {
			t.Errorf("%s: asked %d times during %d places", tt.name, ctx.asked, n)
		}
	}
}
