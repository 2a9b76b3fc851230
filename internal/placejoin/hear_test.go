package placejoin

import (
	"context"
	"math"
	"testing"
	"time"
)

// counting counts how often it is asked whether it has ended.
type counting struct {
	context.Context
	asked int
}

func (c *counting) Err() error {
	c.asked++
	return nil
}

// TestJoinHears asks often whether work is to end: one feature may lie in thousands
// of polygons.
func TestJoinHears(t *testing.T) {
	const n = 1000
	var rows []any
	for range n {
		rows = append(rows, point(5, 5), "p")
	}
	points := layer("points", "name", rows...)
	for _, tt := range []struct {
		name        string
		here, other Layer
		rule        Rule
	}{
		{"within", points, countries(), Rule{}},
		{"count", countries(), points, Rule{Gather: []Gathered{{"n", "", "count"}}}},
		{"nearest", points, countries(), Rule{Nearest: true}},
	} {
		ctx := &counting{Context: context.Background()}
		if _, _, err := Join(ctx, tt.here, tt.other, tt.rule); err != nil {
			t.Fatal(err)
		}
		if ctx.asked < n/10 {
			t.Errorf("%s: asked %d times during %d features", tt.name, ctx.asked, n)
		}
	}
}

// TestNearestAcross searches once from a place that is as far from all points as
// may be; at a pole that is one place at any longitude.
func TestNearestAcross(t *testing.T) {
	const n = 20_000
	var from, to []any
	for i := range n {
		lon := float64(i)*360/n - 180
		from, to = append(from, point(lon, -90), "p"), append(to, point(lon, 89.9999), "q")
	}
	began := time.Now()
	found, err := new(Known).findNearest(context.Background(), layer("from", "name", from...), layer("to", "name", to...))
	if err != nil {
		t.Fatal(err)
	}
	if took := time.Since(began); took > 3*time.Second {
		t.Errorf("%d points on a pole took %v", n, took)
	}
	for i, f := range found.of {
		if f.feature != found.of[0].feature || math.Abs(f.km-math.Pi*6371.0088) > 0.1 {
			t.Fatalf("%d: %+v, want %+v", i, f, found.of[0])
		}
	}
}
