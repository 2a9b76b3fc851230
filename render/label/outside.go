package label

import "math"

// costOfOutside is what it costs that the name of an area stands beside it although the area
// is as large as the name: less than to leave the name out. mostOutside is how many times as
// large as its name the box around such an area may be.
const costOfOutside, mostOutside = 600, 16

// outside lists the spots of a block at the four sides of a polygon that is about as broad
// as it: as near to its edge as a text stands to a circle.
func (a *area) outside(b block) []spot {
	top, bottom := b.band(a.y)
	level := a.edges.extent(top, bottom, false)
	across := a.edges.extent(a.x-b.width/2, a.x+b.width/2, true)
	spots := make([]spot, 0, 4)
	for _, s := range sides() {
		x, y := a.x, a.y
		switch {
		case s.dx != 0 && s.dy != 0:
			continue
		case s.dx > 0:
			x = math.Max(x, level[1])
		case s.dx < 0:
			x = math.Min(x, level[0])
		case s.dy > 0:
			y = math.Max(y, across[1])
		default:
			y = math.Min(y, across[0])
		}
		beside := b.toward(s, x, y, 0)
		beside.cost, beside.beside = beside.cost+costOfOutside, true
		spots = append(spots, beside)
	}
	return spots
}

// extent is from where to where edges reach within a level band, or an upright one; from
// infinity to its opposite where none do.
func (e *edges) extent(from, to float64, upright bool) stretch {
	reach := stretch{math.Inf(1), math.Inf(-1)}
	for i := range e.runs {
		r := &e.runs[i]
		along, across := stretch{r.box.MinX, r.box.MaxX}, stretch{r.box.MinY, r.box.MaxY}
		if upright {
			along, across = across, along
		}
		if across[1] < from || across[0] > to || reach[0] <= along[0] && along[1] <= reach[1] {
			continue
		}
		for k := 3; k < len(r.points); k += 2 {
			p := [4]float64(r.points[k-3 : k+1])
			if upright {
				p[0], p[1], p[2], p[3] = p[1], p[0], p[3], p[2]
			}
			if g, ok := inBand(p[:], from, to); ok {
				reach = stretch{min(reach[0], g[0]), max(reach[1], g[1])}
			}
		}
	}
	return reach
}
