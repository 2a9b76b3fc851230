package rings

import (
	"context"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/heed"
	"github.com/seed-898ab921/kartograph/internal/heed/ending"
)

// Polygons of very many rings are made while the context is heard, and are the same as
// without one.
func TestBuildHearsItsContext(t *testing.T) {
	var xy []float64
	var all []Ring
	add := func(x, y, side float64) {
		at := len(xy) / 2
		xy = append(xy, x, y, x, y+side, x+side, y+side, x+side, y, x, y)
		r, ok := New(xy, at, at+5)
		if !ok {
			t.Fatal("no ring")
		}
		all = append(all, r)
	}
	for i := range 40_000 {
		add(float64(i%200), float64(i/200), 0.5)
	}
	for i := range 100 {
		add(-float64(i), -float64(i), 300+2*float64(i))
	}
	want := Build(xy, all, nil)
	ending.Heard(t, "rings", 20, func(ctx context.Context) error {
		steps := heed.Every(ctx, 1<<18)
		p := Build(xy, all, steps)
		if steps.Err() == nil && len(p.sizes) != len(want.sizes) {
			t.Errorf("%d polygons, want %d", len(p.sizes), len(want.sizes))
		}
		return steps.Err()
	})
}
