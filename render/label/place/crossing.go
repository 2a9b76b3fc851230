package place

import (
	"context"
	"math"

	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/internal/heed"
)

// charge takes off the worth of spots what the lines cost that cross them, as far as
// that takes no more comparisons than most.
func charge(ctx context.Context, open [][]spot, labels []Label, lines []Line, most int) error {
	if len(lines) == 0 {
		return nil
	}
	g := gridFor(allBoxes(open))
	var all []*spot
	for _, spots := range open {
		for i := range spots {
			for _, b := range spots[i].boxes {
				g.add(b, int32(len(all)))
			}
			all = append(all, &spots[i])
		}
	}
	crossed := make([]float64, len(all))
	for _, l := range lines {
		if err := heed.Err(ctx); err != nil {
			return err
		}
		g.cross(l, crossed, most)
	}
	for i, s := range all {
		l := labels[s.label]
		cost := math.Min(l.Crossing*crossed[i], float64(l.Worth)/2)
		s.worth = max(1, s.worth-int64(cost))
	}
	return nil
}

// cross adds to what is known of each owner of boxes how much of a line is in them.
func (g *grid) cross(l Line, crossed []float64, most int) {
	for i := 3; i < len(l.Points) && g.work <= most; i += 2 {
		s := segment{l.Points[i-3], l.Points[i-2], l.Points[i-1], l.Points[i]}
		bounds := s.bounds()
		if !overlapUpright(bounds, g.bounds) {
			continue
		}
		g.meeting(bounds, func(o *owned) bool {
			crossed[o.owner] += float64(l.Weight * s.within(o.Box))
			return true
		})
	}
}

// segment is a straight piece of a line.
type segment struct{ x0, y0, x1, y1 float64 }

func (s segment) bounds() flat.Page {
	return flat.Page{MinX: min(s.x0, s.x1), MinY: min(s.y0, s.y1), MaxX: max(s.x0, s.x1), MaxY: max(s.y0, s.y1)}
}

// within is the length of the segment that lies in a box (Liang and Barsky's
// clipping).
func (s segment) within(b Box) float64 {
	x, y := b.middle()
	cos, sin := b.direction()
	px, py := toward(s.x0-x, s.y0-y, cos, sin)
	qx, qy := toward(s.x1-x, s.y1-y, cos, sin)
	from, to := 0.0, 1.0
	for _, side := range [4][2]float64{
		{px - qx, px + b.Width()/2}, {qx - px, b.Width()/2 - px}, {py - qy, py + b.Height()/2}, {qy - py, b.Height()/2 - py},
	} {
		switch t := side[1] / side[0]; {
		case side[0] < 0:
			from = max(from, t)
		case side[0] > 0:
			to = min(to, t)
		case side[1] < 0:
			return 0
		}
	}
	if !(from < to) {
		return 0
	}
	dx, dy := s.x1-s.x0, s.y1-s.y0
	return (to - from) * math.Sqrt(float64(dx*dx)+float64(dy*dy))
}

// toward is a vector as seen from a direction.
func toward(x, y, cos, sin float64) (along, across float64) {
	return float64(x*cos) + float64(y*sin), float64(y*cos) - float64(x*sin)
}
