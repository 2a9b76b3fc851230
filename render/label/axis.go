package label

import (
	"math"
	"slices"
)

// directions is in how many directions the axis of a polygon is looked for.
const directions = 16

// turned lists the spots of a block of one line along the axis of a polygon: through its
// pole of inaccessibility, in the direction in which most of it lies, and level where no
// axis has room for it.
func (a *area) turned(b block) []spot {
	if a.deepest == 0 {
		return nil
	}
	spots := a.inside(b)
	if len(b.lines) != 1 {
		return spots
	}
	best, longest := chord{}, 0.0
	for i := range directions {
		if c, length := a.axis(i); length > longest {
			best, longest = c, length
		}
	}
	if longest < b.width {
		return spots
	}
	for i := range spots {
		spots[i].cost += costOfOff
	}
	s := b.on(best, float64((b.ascent-b.descent)/2), 0).named(string(Along))
	if a.spills(s, math.Max(0, a.edges.distance(best.x, best.y))) {
		a.spilt(&s, b)
	}
	return append(spots, s)
}

// axis is the straight line through the pole in one of the directions, from edge to edge, and
// how long it is.
func (a *area) axis(i int) (c chord, length float64) {
	sin, cos := math.Sincos((float64(i)/directions - 0.5) * math.Pi)
	ahead, behind := a.reach(cos, sin), a.reach(-cos, -sin)
	shift := (ahead - behind) / 2
	return chord{x: a.x + float64(shift*cos), y: a.y + float64(shift*sin), cos: cos, sin: sin}, ahead + behind
}

// What it costs that the name of an area leans, and more the steeper it does; slender is how
// many times as long as its pole is deep inside an area has to be for that.
const costOfLeaning, costOfSteeper, slender = 200, 100, 5

// leaning adds a spot along the axis of a slender polygon to the level ones, if the name fits
// there and each of the level ones crosses the polygon's edge: the name of Portugal, as atlases
// have it. It is for blocks of one line in their full size.
func (a *area) leaning(b block, spots []spot) []spot {
	longest := max(b.across(), slender*a.deepest)
	if a.deepest == 0 || len(b.lines) != 1 || b.size < b.full || math.Hypot(a.box.Width(), a.box.Height()) < longest ||
		slices.ContainsFunc(spots, func(s spot) bool { return !s.spills }) {
		return spots
	}
	level := len(spots)
	for i := range directions {
		c, length := a.axis(i)
		if length < longest {
			continue
		}
		s := b.on(c, float64((b.ascent-b.descent)/2), costOfLeaning+float64(costOfSteeper*math.Abs(c.sin))).named(string(Along))
		if !a.spills(s, math.Max(0, a.edges.distance(c.x, c.y))) {
			spots, longest = append(spots[:level], s), length
		}
	}
	return spots
}

// reach is how far it is from the pole to the edge in a direction.
func (a *area) reach(cos, sin float64) float64 {
	least := math.Inf(1)
	for _, ring := range a.rings {
		for i := 3; i < len(ring); i += 2 {
			x0, y0 := ring[i-3]-a.x, ring[i-2]-a.y
			x1, y1 := ring[i-1]-a.x, ring[i]-a.y
			// How far the ends are to the right of the ray, and ahead on it.
			side0, side1 := float64(y0*cos)-float64(x0*sin), float64(y1*cos)-float64(x1*sin)
			if (side0 > 0) == (side1 > 0) {
				continue
			}
			along0, along1 := float64(x0*cos)+float64(y0*sin), float64(x1*cos)+float64(y1*sin)
			at := along0 + float64((along1-along0)*(side0/(side0-side1)))
			if at > 0 {
				least = math.Min(least, at)
			}
		}
	}
	if math.IsInf(least, 1) {
		return 0
	}
	return least
}
