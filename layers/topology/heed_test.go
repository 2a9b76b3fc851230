package topology

import (
	"context"
	"math"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/conveyor"
	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/internal/heed"
	"github.com/seed-898ab921/kartograph/internal/heed/ending"
	"github.com/twpayne/go-geom"
)

// TestLongWorkHearsItsContext ends work on many things at its first asking, in the middle and at
// the last one.
func TestLongWorkHearsItsContext(t *testing.T) {
	const n = 30_000
	boxes := make([]flat.Polygon, n)
	var walls []wall
	for i := range boxes {
		x, y, side := 1000*float64(i%200), 1000*float64(i/200), 500+float64(i%7)
		ring := []float64{x, y, x + side, y, x + side, y + side, x, y + side, x, y}
		boxes[i] = flat.Polygon{Coords: ring, Ends: []int{len(ring)}, Stride: 2}
		for k := 0; k+3 < len(ring); k += 2 {
			walls = append(walls, wall{point{ring[k], ring[k+1]}, point{ring[k+2], ring[k+3]}})
		}
	}
	rings := wavyRings(100, 3000)
	for what, of := range map[string]struct {
		seldom int
		work   func(ctx context.Context) error
	}{
		"making polygons of walls": {50, func(ctx context.Context) error {
			_, err := newRegion(walls).geometry(ctx, 1)
			return err
		}},
		"finding the walls' depths": {60, func(ctx context.Context) error {
			u := newUniter(ctx, nil)()
			u.depth.ctx = nil
			return u.classify(walls, nil, wound)
		}},
		"collecting rings": {6, func(ctx context.Context) error {
			gs := make([]geom.T, n)
			for i, b := range boxes {
				gs[i] = geom.NewPolygonFlat(geom.XY, b.Coords, b.Ends)
			}
			steps := heed.Every(ctx, spansAtOnce)
			collect([]Layer{{Geometries: gs}}, steps)
			return steps.Err()
		}},
		"looking for boxes in boxes": {40, func(ctx context.Context) error {
			_, err := Inside(ctx, boxes)
			return err
		}},
		"looking for the same points where all are in one part": {30, func(ctx context.Context) error {
			return lookAtAll(ctx, oneSpot(300_000))
		}},
		"making rings whole numbers": {15, func(ctx context.Context) error {
			gs := make([]geom.T, n)
			for i, b := range boxes {
				gs[i] = geom.NewPolygonFlat(geom.XY, b.Coords, b.Ends)
			}
			_, _, err := rastered(ctx, gs)
			return err
		}},
		"dissolving": {60, func(ctx context.Context) error {
			gs := make([]geom.T, n)
			group := make([]int, n)
			for i, b := range boxes {
				gs[i], group[i] = geom.NewPolygonFlat(geom.XY, b.Coords, b.Ends), i
			}
			_, err := Build([]Layer{{Geometries: gs}}).Dissolve(conveyor.WithWorkers(ctx, 1), 0, [][]int{group})
			return err
		}},
		"putting points back": {10, func(ctx context.Context) error {
			r := repairerOf(t, rings)
			for s := range r.bad {
				r.bad[s] = r.segments[s].chord
			}
			r.ctx = ctx
			return r.splitBad(int32(len(r.segments)), false)
		}},
	} {
		t.Run(what, func(t *testing.T) { ending.Heard(t, what, of.seldom, of.work) })
	}
}

// wavyRings are n rings of so many points each.
func wavyRings(n, points int) []geom.T {
	gs := make([]geom.T, n)
	for i := range gs {
		ring := make([]float64, 0, 2*points+2)
		for k := range points {
			sin, cos := math.Sincos(2 * math.Pi * float64(k) / float64(points))
			r := 10 + 0.1*math.Sin(float64(k))
			ring = append(ring, 30*float64(i)+r*cos, r*sin)
		}
		ring = append(ring, ring[0], ring[1])
		gs[i] = geom.NewPolygonFlat(geom.XY, ring, []int{len(ring)})
	}
	return gs
}

// repairerOf has the segments of simplified geometries, none of them looked at.
func repairerOf(t *testing.T, gs []geom.T) *repairer {
	t.Helper()
	top := Build([]Layer{{Geometries: gs}})
	u := top.arcUses([]Rule{{Method: DouglasPeucker, Tolerance: 1}})
	c, err := top.chooseAll(t.Context(), u.rules)
	r := &repairer{ctx: t.Context(), t: top, chosen: c, most: math.MaxInt32}
	if err != nil || !r.index(u.polygonLayers) {
		t.Fatal("no point was left out", err)
	}
	return r
}

// oneSpot is a line that stays where it is.
func oneSpot(points int) []Layer {
	return []Layer{{Geometries: []geom.T{geom.NewLineStringFlat(geom.XY, make([]float64, 2*points))}}}
}

// lookAtAll looks for points that are the same.
func lookAtAll(ctx context.Context, layers []Layer) error {
	c := collect(layers, nil)
	v := &vertices{spans: c.spans, ids: make([]int32, c.points)}
	v.turnPages()
	s := newSieve(context.Background(), v, 1e-3)
	if err := s.sortAll(context.Background()); err != nil {
		return err
	}
	t := &partTable{steps: heed.Every(ctx, stepEntries)}
	for part := range s.parts {
		if _, err := s.look(t, part); err != nil {
			return err
		}
	}
	return nil
}
