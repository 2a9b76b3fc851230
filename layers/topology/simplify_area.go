package topology

import (
	"context"
	"math"

	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/twpayne/go-geom"
)

// filteredArea is the area that a filter goes by: what is inside of a polygon by
// the even-odd rule, px². Nearly always the areas of its rings tell. Rings that cross
// or retrace themselves may have more inside than that: a polygon is taken apart before
// it is dropped, and also where the areas of its rings are more than that of its box. One
// whose rings go around a place twice may have less inside than their areas say; it is kept.
func (t *Topology) filteredArea(p int32, f Filter) float64 {
	chains := t.chainsOf(p, f.IgnoreHoles)
	area := 0.0
	for i, c := range chains {
		a := math.Abs(t.chains[c].area)
		if i > 0 {
			a = -a
		}
		area += a
	}
	box := flat.Nothing[flat.Page]()
	for _, c := range chains {
		box = box.With(t.chainBox(c))
	}
	most := box.Width() * box.Height()
	if !(most >= f.MinArea) || area >= f.MinArea && area <= most {
		return area
	}
	return t.evenOddArea(chains, most)
}

// evenOddArea is the area inside of some rings, or most where they are too tangled
// to tell.
func (t *Topology) evenOddArea(chains []int32, most float64) float64 {
	var coords []float64
	ends := make([]int, 0, len(chains))
	for _, c := range chains {
		coords = t.appendChain(coords, c)
		ends = append(ends, len(coords))
	}
	clean := cleanAtOnce(context.Background(), geom.NewPolygonFlat(geom.XY, coords, ends)) // soon done, or given up
	if clean.err != nil {
		return most
	}
	area := 0.0
	for p := range flat.Polygons(clean.g) {
		for i, ring := range p.Rings() {
			if a := math.Abs(flatArea(ring)); i == 0 {
				area += a
			} else {
				area -= a
			}
		}
	}
	return area
}

// flatArea is the signed area of a closed ring.
func flatArea(r []float64) float64 {
	sum := 0.0
	for i := 2; i+1 < len(r); i += 2 {
		sum += float64((r[i-2]-r[0])*(r[i+1]-r[1])) - float64((r[i]-r[0])*(r[i-1]-r[1]))
	}
	return sum / 2
}

// chainsOf lists the rings of a polygon, with noHoles those that are not inside of
// the first one. A ring with no more area than the first, in its box, is taken to
// be so.
func (t *Topology) chainsOf(p int32, noHoles bool) []int32 {
	pg := t.polygons[p]
	chains := []int32{pg.first}
	if pg.last == pg.first+1 {
		return chains
	}
	outer := t.chainBox(pg.first)
	for c := pg.first + 1; c < pg.last; c++ {
		if noHoles && outer.Holds(t.chainBox(c)) && t.isHole(c, pg.first) {
			continue
		}
		chains = append(chains, c)
	}
	return chains
}

// isHole reports whether ring c, which is in the box of an outer one, is inside of it.
func (t *Topology) isHole(c, outer int32) bool {
	if math.Abs(t.chains[c].area) <= math.Abs(t.chains[outer].area) {
		return true
	}
	around := t.appendChain(nil, outer)
	first, _ := t.firstStep(t.refs[t.chains[c].first])
	return within(around, 0, int32(len(around)/2-1), first)
}

// chainBox is the box of a ring.
func (t *Topology) chainBox(c int32) flat.Page {
	b := flat.Nothing[flat.Page]()
	for _, ref := range t.refs[t.chains[c].first:t.chains[c].last] {
		a, _ := arcOf(ref)
		b.AddAll(t.arcPoints(a), 2)
	}
	return b
}
