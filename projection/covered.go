package projection

import (
	"cmp"
	"iter"
	"math"
	"slices"

	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/internal/sorting"
)

// Long edges are bent on the page, so that a few bytes of data are drawn with a
// hundred points. Where a geometry has very many polygons with such edges, those
// that lie in another of them add nothing to it, and are not drawn.

const (
	// manyLong is how many polygons of long edges are worth the look.
	manyLong = 64
	// fewPoints is how many points such a polygon has at the most: one of
	// more is paid for by its size.
	fewPoints = 16
	// mostCovers is with how many of the largest each is compared.
	mostCovers = 8
)

// plain is a polygon of one ring, as it is compared with others.
type plain struct {
	number int
	ring   []float64 // without its closing point
	box    flat.Own
}

// uncovered returns the polygons of a geometry, but for those of long edges that
// lie wholly in another one.
func (p *Projection) uncovered(all []flat.Polygon) []flat.Polygon {
	var long []plain
	for i := range all {
		if c, ok := p.plain(&all[i], i); ok {
			long = append(long, c)
		}
	}
	if len(long) < manyLong {
		return all
	}
	sorting.Stably(long, func(a, b plain) int {
		return cmp.Compare(b.box.Width()*b.box.Height(), a.box.Width()*a.box.Height())
	})
	out := make([]bool, len(all))
	var covers []*plain
	for i := range long {
		c := &long[i]
		out[c.number] = slices.ContainsFunc(covers, func(o *plain) bool { return o.covers(c) })
		if !out[c.number] && len(covers) < mostCovers {
			covers = append(covers, c)
		}
	}
	var kept []flat.Polygon
	for i, polygon := range all {
		if !out[i] {
			kept = append(kept, polygon)
		}
	}
	return kept
}

// outermost returns a polygon without those of its rings of long edges that lie in
// another one, which the box around it does not need.
func (p *Projection) outermost(polygon flat.Polygon) flat.Polygon {
	if len(polygon.Ends) < manyLong {
		return polygon
	}
	rings := make([]flat.Polygon, len(polygon.Ends))
	from := polygon.Start
	for i, end := range polygon.Ends {
		rings[i] = flat.Polygon{Coords: polygon.Coords, Start: from, Ends: polygon.Ends[i : i+1], Stride: polygon.Stride}
		from = end
	}
	kept := p.uncovered(rings)
	if len(kept) == len(rings) {
		return polygon
	}
	outer := flat.Polygon{Stride: polygon.Stride}
	for i := range kept {
		outer.Coords = append(outer.Coords, kept[i].Ring(0)...)
		outer.Ends = append(outer.Ends, len(outer.Coords))
	}
	return outer
}

// plain returns polygon i as one to compare, if it has few points, a long edge,
// and lies on the plane of degrees as it is written: no edge goes another way
// around the world.
func (p *Projection) plain(polygon *flat.Polygon, i int) (plain, bool) {
	if len(polygon.Ends) != 1 || polygon.Ends[0]-polygon.Start > (fewPoints+1)*polygon.Stride {
		return plain{}, false
	}
	coords := openRing(polygon, 0)
	c := plain{number: i, box: flat.Around[flat.Own](coords, polygon.Stride)}
	if n := len(coords) / polygon.Stride; n < 3 || !(c.box.MinX >= -180 && c.box.MaxX <= 180 && c.box.MinY >= -90 && c.box.MaxY <= 90) {
		return plain{}, false
	}
	bent := false
	x0, y0 := coords[len(coords)-polygon.Stride], coords[len(coords)-polygon.Stride+1]
	for k := 0; k < len(coords); k += polygon.Stride {
		x, y := coords[k], coords[k+1]
		if !(math.Abs(x-x0) < 180) || y != y {
			return plain{}, false
		}
		bent = bent || p.uneven(x-x0, y-y0)
		x0, y0 = x, y
	}
	if bent { // which few are
		c.ring = pairs(coords, polygon.Stride)
	}
	return c, bent
}

// pairs is a copy of flat coordinates without what is beyond x and y.
func pairs(coords []float64, stride int) []float64 {
	out := make([]float64, 0, len(coords)/stride*2)
	for k := 0; k < len(coords); k += stride {
		out = append(out, coords[k], coords[k+1])
	}
	return out
}

// covers reports whether another polygon lies in this one for certain: a point of
// it does, and no two of their edges meet. The even-odd inside of a ring that
// lies nowhere in the other's is the same all over the other.
func (c *plain) covers(o *plain) bool {
	if !(c.box.MinX < o.box.MinX && c.box.MinY < o.box.MinY && c.box.MaxX > o.box.MaxX && c.box.MaxY > o.box.MaxY) {
		return false
	}
	inside := false
	x, y := o.ring[0], o.ring[1]
	for e := range edgesOf(c.ring) {
		for f := range edgesOf(o.ring) {
			if mayMeet(e, f) {
				return false
			}
		}
		if (e.ay > y) != (e.by > y) && (e.turn(x, y) > 0) == (e.by > e.ay) {
			inside = !inside
		}
	}
	return inside
}

// plainEdge is an edge from a to b.
type plainEdge struct{ ax, ay, bx, by float64 }

// edgesOf goes through the edges of a ring without its closing point.
func edgesOf(ring []float64) iter.Seq[plainEdge] {
	return func(yield func(plainEdge) bool) {
		ax, ay := ring[len(ring)-2], ring[len(ring)-1]
		for i := 0; i < len(ring); i += 2 {
			if !yield(plainEdge{ax, ay, ring[i], ring[i+1]}) {
				return
			}
			ax, ay = ring[i], ring[i+1]
		}
	}
}

// turn is twice the area of the triangle of an edge and a point, above 0 where the
// point is to the left of the way from a to b.
func (e plainEdge) turn(x, y float64) float64 {
	return float64((e.bx-e.ax)*(y-e.ay)) - float64((e.by-e.ay)*(x-e.ax))
}

// mayMeet reports whether two edges in degrees meet or are too near each other to
// tell. Each is beside the other where its ends are on one side of its line.
func mayMeet(e, f plainEdge) bool {
	return !aligned(e.turn(f.ax, f.ay), e.turn(f.bx, f.by)) && !aligned(f.turn(e.ax, e.ay), f.turn(e.bx, e.by))
}

// aligned reports whether two turns are the same way for certain: products of
// degrees are right to a hundredth of this.
func aligned(a, b float64) bool {
	const sure = 1e-8
	return a > sure && b > sure || a < -sure && b < -sure
}
