package label

import (
	"cmp"
	"math"
	"slices"
)

// rowsLooked is how many rows of a polygon are looked at for room, mostRows how many
// places in them a block is offered, and costOfAway what the one farthest from the pole
// of inaccessibility costs.
const rowsLooked, mostRows, costOfAway = 24, 3, 100

// rows are points within the polygon on which a block has room, the nearest to the pole of
// inaccessibility first: it is looked for in level bands as high as the block.
func (a area) rows(b block) []point {
	width := b.width + 2*b.halo + b.before + b.behind + 2*apart
	if width > a.box.Width() || b.height() > a.box.Height() {
		return nil
	}
	var found []point
	for k := range rowsLooked {
		y := a.box.MinY + float64(a.box.Height()*((float64(k)+0.5)/rowsLooked))
		top, bottom := b.band(y)
		for _, g := range a.gaps(top, bottom) {
			if g.to-g.from < width {
				continue
			}
			x := max(g.from+width/2, min(a.x, g.to-width/2))
			away := math.Abs(x-a.x)/a.box.Width() + math.Abs(y-a.y)/a.box.Height()
			found = append(found, point{x, y, costOfRoom + float64(costOfAway*min(1, away))})
		}
	}
	slices.SortStableFunc(found, func(p, q point) int { return cmp.Compare(p.cost, q.cost) })
	return found[:min(len(found), mostRows)]
}

// band is from where to where a block reaches, with its halo, whose middle is at a height.
func (b block) band(y float64) (top, bottom float64) {
	baseline := y + b.middle()
	return baseline - b.ascent - b.halo - apart, baseline + b.depth() + b.descent + b.halo + apart
}

// stretch is a part of a band.
type stretch struct{ from, to float64 }

// gaps are the parts of a level band that are within the polygon from the top of the band to
// its bottom.
func (a area) gaps(top, bottom float64) []stretch {
	var gaps []stretch
	reached := a.box.MinX
	for _, taken := range a.taken(top, bottom) {
		if taken.from > reached && a.edges.distance((reached+taken.from)/2, (top+bottom)/2) > 0 {
			gaps = append(gaps, stretch{reached, taken.from})
		}
		reached = max(reached, taken.to)
	}
	return gaps
}

// taken are the parts of a band in which edges are, from left to right.
func (a area) taken(top, bottom float64) []stretch {
	var taken []stretch
	for i := range a.edges.runs {
		r := &a.edges.runs[i]
		if r.box.MaxY < top || r.box.MinY > bottom {
			continue
		}
		for k := 3; k < len(r.points); k += 2 {
			if g, ok := inBand(r.points[k-3:k+1], top, bottom); ok {
				taken = append(taken, g)
			}
		}
	}
	slices.SortFunc(taken, func(p, q stretch) int { return cmp.Or(cmp.Compare(p.from, q.from), cmp.Compare(p.to, q.to)) })
	return taken
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
