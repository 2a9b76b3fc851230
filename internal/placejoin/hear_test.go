package placejoin

import (
	"context"
	"errors"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/twpayne/go-geom"
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

// many are n polygons of corners each, around each other.
func many(n, corners int) Layer {
	var rows []any
	for i := range n {
		r, ring := 10+float64(i)/float64(n), make([]float64, 0, 2*corners+2)
		for k := range corners + 1 {
			if k%2 == 0 { // to and fro, so that most edges lie above each other
				ring = append(ring, -r, -r+2*r*float64(k%corners)/float64(corners))
			} else {
				ring = append(ring, r, -r+2*r*float64(k%corners)/float64(corners))
			}
		}
		ring[2*corners], ring[2*corners+1] = ring[0], ring[1]
		rows = append(rows, geom.NewPolygonFlat(geom.XY, ring, []int{len(ring)}), "q")
	}
	return layer("many", "name", rows...)
}

// Where very many polygons, or edges of one, have to be looked at for each feature, the
// context is asked the more often, and at last it is told that they are too many.
func TestWithinManyPolygons(t *testing.T) {
	points := layer("points", "name", point(0, 0.5), "p", point(1, 0.25), "p", point(2, 0.75), "p", point(3, 0.5), "p")
	for name, polygons := range map[string]Layer{"nested": many(3000, 4), "of many edges": many(2, 40_000)} {
		for how, join := range map[string]func(ctx context.Context, k *Known) error{
			"within": func(ctx context.Context, k *Known) error {
				_, _, err := k.Join(ctx, points, polygons, Rule{})
				return err
			},
			"count": func(ctx context.Context, k *Known) error {
				_, _, err := k.Join(ctx, polygons, points, Rule{Gather: []Gathered{{"n", "", "count"}}})
				return err
			},
		} {
			known := new(Known)
			if err := join(context.Background(), known); err != nil {
				t.Fatal(err)
			}
			known.about("points", "many").around, known.about("many", "points").within = nil, nil
			ctx := &counting{Context: context.Background()} // the polygons are sorted by now
			if err := join(ctx, known); err != nil || ctx.asked < 2 {
				t.Errorf("%s, %s: asked %d times, %v", name, how, ctx.asked, err)
			}
			var wrong *Error
			if err := join(context.Background(), &Known{looks: 30_000}); !errors.As(err, &wrong) || wrong.Part != "within" || !strings.Contains(err.Error(), "after ") {
				t.Errorf("%s, %s: few looks are allowed: %v", name, how, err)
			}
		}
	}
}
