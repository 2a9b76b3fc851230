package spend

import (
	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/twpayne/go-geom"
)

// Arrays are those that coordinates are parts of: whoever keeps one position of an
// array keeps all of it. The zero value knows none.
type Arrays struct {
	// ends are the last numbers of the arrays, which tell these apart.
	ends map[*float64]struct{}
}

// Beyond estimates the memory in bytes that a geometry holds on to besides its own
// positions, as Feature counts them: the rest of its arrays, once each, the ends
// of rings, and the members of collections.
func (a *Arrays) Beyond(g geom.T) int64 {
	const perMember = 120
	n, members := int64(0), int64(0)
	for part := range flat.Simple(g) {
		n += a.beyond(part)
		members++
	}
	if _, many := g.(*geom.GeometryCollection); many {
		n += perMember * members
	}
	return n
}

func (a *Arrays) beyond(g geom.T) int64 {
	const perNumber, perRing, perPolygon = 8, 8, 24
	xy, n := g.FlatCoords(), int64(0)
	if stride := g.Stride(); stride > 2 {
		n += perNumber * int64(len(xy)-2*(len(xy)/stride))
	}
	n += perRing * int64(len(g.Ends()))
	for _, ends := range g.Endss() {
		n += perPolygon + perRing*int64(len(ends))
	}
	if more := cap(xy) - len(xy); more > 0 {
		end := endOf(xy)
		if _, known := a.ends[end]; !known {
			if a.ends == nil {
				a.ends = map[*float64]struct{}{}
			}
			a.ends[end] = struct{}{}
			n += perNumber * int64(more)
		}
	}
	return n
}

// Forget makes the arrays of a geometry unknown again, which is not kept after all.
func (a *Arrays) Forget(g geom.T) {
	for part := range flat.Simple(g) {
		if xy := part.FlatCoords(); cap(xy) > len(xy) {
			delete(a.ends, endOf(xy))
		}
	}
}

// endOf is the last number of the array that a list is a part of.
func endOf(list []float64) *float64 { return &list[:cap(list)][cap(list)-1] }
