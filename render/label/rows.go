package label

import (
	"math"
	"slices"

	"github.com/seed-898ab921/kartograph/internal/sorting"
)

// rowsLooked is how many rows of a polygon are looked at for room, mostRows how many
// places in them a block is offered. costOfAway is what the one farthest from the pole
// of inaccessibility costs, costOfTight one with no room above it or below it.
const rowsLooked, mostRows, costOfAway, costOfTight = 24, 3, 100, 60

// rows are points within the polygon on which a block has room, the nearest to the pole of
// inaccessibility first, as far as there is room around them: it is looked for in level
// bands as high as the block.
func (a *area) rows(b block) []point {
	width := b.across()
	if width > a.box.Width() || b.height() > a.box.Height() {
		return nil
	}
	var wide [rowsLooked][]stretch
	for k := range wide {
		wide[k] = a.wide(b, k)
	}
	var found []point
	for k, gaps := range wide {
		for _, g := range gaps {
			x, y := max(g[0]+width/2, min(a.x, g[1]-width/2)), a.row(k)
			away := math.Abs(x-a.x)/a.box.Width() + math.Abs(y-a.y)/a.box.Height()
			p := point{x, y, costOfRoom + float64(costOfAway*min(1, away))}
			if k == 0 || k == rowsLooked-1 || !open(wide[k-1], x, width) || !open(wide[k+1], x, width) {
				p.cost += costOfTight
			}
			found = cheapest(found, p)
		}
	}
	return found
}

// cheapest are the mostRows cheapest of some points in their order and another one, the earlier
// ones of equals.
func cheapest(points []point, p point) []point {
	at := len(points)
	for at > 0 && points[at-1].cost > p.cost {
		at--
	}
	if at == mostRows {
		return points
	}
	if len(points) < mostRows {
		points = append(points, p)
	}
	copy(points[at+1:], points[at:])
	points[at] = p
	return points
}

// hasRow reports whether there is a row in which a block has room.
func (a *area) hasRow(b block) bool {
	if b.across() > a.box.Width() || b.height() > a.box.Height() {
		return false
	}
	for k := range rowsLooked { // from the middle, where most polygons are broad
		away := (k + 1) / 2
		if k%2 == 1 {
			away = -away
		}
		if len(a.wide(b, rowsLooked/2+away)) > 0 {
			return true
		}
	}
	return false
}

// wide are the gaps of a row that are as wide as a block.
func (a *area) wide(b block, row int) []stretch {
	top, bottom := b.band(a.row(row))
	return slices.DeleteFunc(a.gaps(top, bottom), func(g stretch) bool { return g[1]-g[0] < b.across() })
}

// across is how wide a block is with its halo.
func (b block) across() float64 { return b.width + 2*b.halo + b.before + b.behind }

// row is the height of a row.
func (a *area) row(k int) float64 {
	return a.box.MinY + float64(a.box.Height()*((float64(k)+0.5)/rowsLooked))
}

// open reports whether one of some gaps has room for what is so wide around a place.
func open(gaps []stretch, x, width float64) bool {
	return slices.ContainsFunc(gaps, func(g stretch) bool { return g[0] <= x-width/2 && x+width/2 <= g[1] })
}

// band is from where to where a block reaches, with its halo, whose middle is at a height.
func (b block) band(y float64) (top, bottom float64) {
	baseline := y + b.middle()
	return baseline - b.ascent - b.halo, baseline + b.depth() + b.descent + b.halo
}

// stretch is a part of a band, from where to where.
type stretch [2]float64

// gaps are the parts of a level band that are within the polygon from the top of the band to
// its bottom.
func (a *area) gaps(top, bottom float64) []stretch {
	var room [64]stretch
	var gaps []stretch
	reached := a.box.MinX
	for _, taken := range a.taken(top, bottom, room[:]) {
		if taken[0] > reached && a.edges.has((reached+taken[0])/2, (top+bottom)/2) {
			gaps = append(gaps, stretch{reached, taken[0]})
		}
		reached = max(reached, taken[1])
	}
	return gaps
}

// taken are the parts of a band in which edges are, from left to right, in a list whose room
// is used.
func (a *area) taken(top, bottom float64, taken []stretch) []stretch {
	taken = taken[:0]
	for i := range a.edges.runs {
		r := &a.edges.runs[i]
		if r.box.MaxY < top || r.box.MinY > bottom {
			continue
		}
		taken = r.taken(top, bottom, taken)
	}
	sorting.By(taken, func(p, q stretch) int { return slices.Compare(p[:], q[:]) })
	return taken
}

// taken adds the parts of a band in which edges are; those of edges that follow each other are
// one.
func (r *edgeRun) taken(top, bottom float64, all []stretch) []stretch {
	follows := false
	for k := 3; k < len(r.points); k += 2 {
		g, ok := inBand(r.points[k-3:k+1], top, bottom)
		switch last := len(all) - 1; {
		case ok && follows && g[0] <= all[last][1] && g[1] >= all[last][0]:
			all[last] = stretch{min(all[last][0], g[0]), max(all[last][1], g[1])}
		case ok:
			all = append(all, g)
		}
		follows = ok
	}
	return all
}

// inBand is from where to where an edge lies in a band.
func inBand(edge []float64, top, bottom float64) (stretch, bool) {
	x0, y0, x1, y1 := edge[0], edge[1], edge[2], edge[3]
	if y0 > y1 {
		x0, y0, x1, y1 = x1, y1, x0, y0
	}
	if y1 < top || y0 > bottom {
		return stretch{}, false
	}
	from, to := x0, x1
	if y0 < top {
		from = x0 + float64((x1-x0)*((top-y0)/(y1-y0)))
	}
	if y1 > bottom {
		to = x0 + float64((x1-x0)*((bottom-y0)/(y1-y0)))
	}
	return stretch{min(from, to), max(from, to)}, true
}
