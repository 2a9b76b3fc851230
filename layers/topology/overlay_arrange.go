package topology

import (
	"cmp"
	"context"
	"errors"

	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/internal/heed"
	"github.com/twpayne/go-geom"
)

// rule tells from how often each operand of Arrange goes around a place
// whether the place is part of the result. A polygon goes around its inside
// once, whatever its winding.
type rule func(n [2]int) bool

// Clean returns the polygons of a geometry, in pixels, without crossings, spikes
// and overlaps, as the even-odd rule would fill them: both halves of a bow-tie
// stay. Like the other operations on areas it moves no point by more than a
// millionth of a millionth of the largest coordinate, adds points where edges
// cross, and returns a polygon, a multipolygon, or nil when no area is left. The
// error is that of the context, or ErrTangled as Union tells of it.
func Clean(ctx context.Context, g geom.T) (geom.T, error) { return endless().Clean(ctx, g) }

// Unite returns the union of the polygons of geometries, each of which is valid
// by itself, at once; see Clean. Unlike Dissolve it needs no shared arcs. It is
// meant for few polygons, and Union for many.
func Unite(ctx context.Context, gs []geom.T) (geom.T, error) { return endless().Unite(ctx, gs) }

// Intersect returns what is inside of both a and b by the even-odd rule.
func Intersect(ctx context.Context, a, b geom.T) (geom.T, error) {
	in := func(n [2]int) bool { return n[0]&1 != 0 && n[1]&1 != 0 }
	return or(ctx, arrange(ctx, [2][]geom.T{{a}, {b}}, true, in), func() (geom.T, error) { return endless().combine(ctx, a, b, inBoth) })
}

// Subtract returns what is inside of a but not of b by the even-odd rule.
func Subtract(ctx context.Context, a, b geom.T) (geom.T, error) {
	in := func(n [2]int) bool { return n[0]&1 != 0 && n[1]&1 == 0 }
	return or(ctx, arrange(ctx, [2][]geom.T{{a}, {b}}, true, in), func() (geom.T, error) { return endless().combine(ctx, a, b, onlyFirst) })
}

func cleanAtOnce(ctx context.Context, g geom.T) arranged {
	return arrange(ctx, [2][]geom.T{{g}}, true, func(n [2]int) bool { return n[0]&1 != 0 })
}

func uniteAtOnce(ctx context.Context, gs []geom.T) arranged {
	return arrange(ctx, [2][]geom.T{gs}, false, func(n [2]int) bool { return n[0] > 0 })
}

// arranged is what came of arrange.
type arranged struct {
	g   geom.T
	err error
}

// or does without shortcuts what arrange gave up on.
func or(ctx context.Context, a arranged, do func() (geom.T, error)) (geom.T, error) {
	if errors.Is(a.err, ErrTangled) && ctx.Err() == nil {
		return do()
	}
	return a.g, a.err
}

// arrange splits the edges of polygons where they meet, finds for each arc
// what is on its two sides, and makes polygons of those arcs that have the
// result on one side only. With rings set, rings count by themselves: it does
// not matter which one is outer.
func arrange(ctx context.Context, operands [2][]geom.T, rings bool, in rule) arranged {
	layers, err := nodedLayers(ctx, operands, rings)
	if err != nil {
		return arranged{err: err}
	}
	t, err := BuildContext(ctx, layers)
	if err != nil {
		return arranged{err: err}
	}
	turns := t.turns()
	var refs, border []int32
	for a := range int32(len(t.arcs)) {
		if turns[a] != [2]int{} {
			refs = append(refs, a)
		}
	}
	steps := heed.Every(ctx, looksToHeed)
	o := newOutline(t, refs, steps, func(ref int32) int32 { return ref })
	for _, a := range refs {
		var left [2]int
		o.eachBeyond(t.longest([]int32{a}), func(arc int32, way int) {
			left[0] += way * turns[arc][0]
			left[1] += way * turns[arc][1]
		})
		right := [2]int{left[0] + turns[a][0], left[1] + turns[a][1]}
		switch l, r := in(left), in(right); {
		case r && !l:
			border = append(border, a)
		case l && !r:
			border = append(border, ^a)
		}
	}
	if o.err != nil {
		return arranged{err: o.err}
	}
	tr := newTracer(t, steps)
	loops, ok := tr.rings(border)
	if !ok {
		return arranged{err: cmp.Or(steps.Err(), ErrTangled)}
	}
	g, err := t.nest(loops, steps)
	return arranged{g: g, err: err}
}

// nodedLayers makes a layer of each operand, with the edges split.
func nodedLayers(ctx context.Context, operands [2][]geom.T, single bool) ([]Layer, error) {
	var all [][]float64
	var ends [][3]int // operand, polygon, first ring
	steps := heed.Every(ctx, stepCoords)
	for k, gs := range operands {
		for _, g := range gs {
			eachRings(g, steps, func(rings [][]float64) {
				ends = append(ends, [3]int{k, len(rings), len(all)})
				all = append(all, rings...)
			})
		}
	}
	all, err := nodeRings(ctx, all)
	if err != nil {
		return nil, err
	}
	layers := make([]Layer, 2)
	for _, e := range ends {
		rings := all[e[2] : e[2]+e[1]]
		for _, r := range rings {
			if err := steps.Take(len(r)); err != nil {
				return nil, err
			}
		}
		l := &layers[e[0]]
		if !single {
			l.Geometries = append(l.Geometries, polygonFlat(rings))
			continue
		}
		for i := range rings {
			l.Geometries = append(l.Geometries, polygonFlat(rings[i:i+1]))
		}
	}
	return layers, nil
}

func polygonFlat(rings [][]float64) *geom.Polygon {
	var coords []float64
	ends := make([]int, len(rings))
	for i, r := range rings {
		coords = append(coords, r...)
		ends[i] = len(coords)
	}
	return geom.NewPolygonFlat(geom.XY, coords, ends)
}

// eachRings calls f with the closed rings of each polygon of a geometry, those
// without points left out, until the steps' context ends.
func eachRings(g geom.T, steps *heed.Steps, f func(rings [][]float64)) {
	for part := range flat.Simple(g) {
		for polygon := range flat.Polygons(part) {
			var rings [][]float64
			for _, ring := range polygon.Rings() {
				if steps.Take(len(ring)) != nil {
					return
				}
				if closed := closedRing(ring, polygon.Stride); len(closed) > 0 {
					rings = append(rings, closed)
				}
			}
			if len(rings) > 0 {
				f(rings)
			}
		}
	}
}

// closedRing returns x and y of a ring's points, the first of them at the end
// once more. Zero has no sign in it.
func closedRing(ring []float64, stride int) []float64 {
	if len(ring) == 0 {
		return nil
	}
	closed := make([]float64, 0, 2*(len(ring)/stride)+2)
	for i := 0; i+1 < len(ring); i += stride {
		closed = append(closed, ring[i]+0, ring[i+1]+0)
	}
	if n := len(closed); n > 2 && (closed[0] != closed[n-2] || closed[1] != closed[n-1]) {
		closed = append(closed, closed[0], closed[1])
	}
	return closed
}

// turns counts for each arc and layer how many more polygons are on its right
// than on its left.
func (t *Topology) turns() [][2]int {
	turns := make([][2]int, len(t.arcs))
	sider := newSider(t)
	for l := range 2 {
		first, last := t.layerNodes(l)
		for n := first; n < last; n++ {
			t.eachPolygon(n, func(p int32) {
				for _, ref := range sider.sides(p) {
					a, reversed := arcOf(ref)
					turns[a][l] += int(way(reversed))
				}
			})
		}
	}
	return turns
}
