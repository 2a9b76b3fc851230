package topology

import (
	"context"
	"slices"

	"github.com/twpayne/go-geom"
)

// operator tells what is wanted of two regions.
type operator uint8

const (
	onlyFirst operator = iota // what is in the first one only
	inBoth                    // what is in both
)

// combine does an operation on the even-odd insides of two geometries, of which
// b may be nil, as Union does its own: at any density.
func combine(ctx context.Context, a, b geom.T, op operator) (geom.T, error) {
	polygons, unit, err := rastered([]geom.T{a, b})
	if err != nil {
		return nil, err
	}
	u := newUniter(ctx)()
	own := 0
	eachRings(a, func([][]float64) { own++ })
	one, err := u.evenOdd(slices.Concat(polygons[:own]...))
	if err != nil || b == nil {
		return one.geometryOr(unit, err)
	}
	other, err := u.evenOdd(slices.Concat(polygons[own:]...))
	if err != nil {
		return nil, err
	}
	// The second region's walls are turned where it takes away.
	inside := func(around int32) bool { return around > 1 }
	if op == onlyFirst {
		for i, w := range other.walls {
			other.walls[i] = wall{w.b, w.a}
		}
		inside = func(around int32) bool { return around > 0 }
	}
	return u.overlap(one, other, inside, unit)
}

// overlap keeps what lies inside of two regions, looking at all their walls.
func (u *uniter) overlap(a, b region, inside func(around int32) bool, unit float64) (geom.T, error) {
	n := &u.noder
	n.walls = append(append(n.walls[:0], a.walls...), b.walls...)
	n.first, n.second = len(a.walls), len(b.walls)
	if _, err := n.nodeAmong(nil); err != nil {
		return nil, err
	}
	u.kept = u.kept[:0]
	if err := u.classify(n.walls, nil, inside); err != nil {
		return nil, err
	}
	return region{walls: u.kept}.geometry(unit)
}

func (r region) geometryOr(unit float64, err error) (geom.T, error) {
	if err != nil {
		return nil, err
	}
	return r.geometry(unit)
}
