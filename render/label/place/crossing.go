package place

import (
	"context"
	"iter"
	"math"
	"slices"

	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/internal/heed"
)

// charge takes off the worth of spots what the lines cost that cross them, and takes
// away those on lines and areas that their labels keep off, as far as that takes no more
// comparisons than most.
func charge(ctx context.Context, open [][]spot, labels []Label, page Page, most int) error {
	if len(page.Lines) == 0 && page.More == nil && len(page.Areas) == 0 {
		return nil
	}
	c := newCrossing(open, labels, most)
	for l := range page.lines() {
		if err := heed.Err(ctx); err != nil {
			return err
		}
		c.cross(l)
	}
	for _, a := range page.Areas {
		if err := heed.Err(ctx); err != nil {
			return err
		}
		c.cover(a)
	}
	for i, s := range c.all {
		l := labels[s.label]
		cost := math.Min(l.Crossing*c.crossed[i], float64(l.Worth)/2)
		s.worth = max(1, s.worth-int64(cost))
	}
	i := 0
	for k, spots := range open {
		var free []spot
		for _, s := range spots {
			if !c.covered[i] {
				free = append(free, s)
			}
			i++
		}
		open[k] = free
	}
	return nil
}

// lines goes through all lines of the page.
func (p Page) lines() iter.Seq[Line] {
	return func(yield func(Line) bool) {
		for _, l := range p.Lines {
			if !yield(l) {
				return
			}
		}
		if p.More != nil {
			p.More(yield)
		}
	}
}

// crossing is what is known of the lines and areas that spots lie on.
type crossing struct {
	labels []Label
	g      *grid
	most   int
	all    []*spot
	// crossed is how much of lines is in each spot, by weight; covered tells the spots
	// that their labels must not take.
	crossed []float64
	covered []bool
}

func newCrossing(open [][]spot, labels []Label, most int) *crossing {
	c := &crossing{labels: labels, g: gridFor(allBoxes(open)), most: most}
	for _, spots := range open {
		for i := range spots {
			for _, b := range spots[i].boxes {
				c.g.add(b, int32(len(c.all)))
			}
			c.all = append(c.all, &spots[i])
		}
	}
	c.crossed, c.covered = make([]float64, len(c.all)), make([]bool, len(c.all))
	return c
}

// off reports whether the label of a spot keeps off what is of a kind.
func (c *crossing) off(spot int32, kind int) bool {
	return kind != 0 && slices.Contains(c.labels[c.all[spot].label].Off, kind)
}

// cross adds what is in each spot of a line.
func (c *crossing) cross(l Line) {
	for i := 3; i < len(l.Points) && c.g.work <= c.most; i += 2 {
		s := segment{l.Points[i-3], l.Points[i-2], l.Points[i-1], l.Points[i]}
		bounds := s.bounds()
		if !overlapUpright(bounds, c.g.bounds) {
			continue
		}
		c.g.meeting(bounds, func(o *owned) bool {
			if in := s.within(o.Box); in > 0 {
				c.crossed[o.owner] += float64(l.Weight * in)
				c.covered[o.owner] = c.covered[o.owner] || c.off(o.owner, l.Kind)
			}
			return true
		})
	}
}

// cover takes away the spots whose boxes have their middle in an area. Those that reach
// across its edge are told by its lines.
func (c *crossing) cover(a Area) {
	bounds := flat.Nothing[flat.Page]()
	for _, ring := range a.Rings {
		bounds.AddAll(ring, 2)
	}
	if bounds.Empty() {
		return
	}
	c.g.meeting(bounds, func(o *owned) bool {
		if !c.covered[o.owner] && c.off(o.owner, a.Kind) {
			x, y := o.middle()
			c.covered[o.owner] = a.has(x, y)
		}
		return c.g.work <= c.most
	})
}

// has reports whether a point is within the area.
func (a Area) has(x, y float64) bool {
	within := false
	for _, ring := range a.Rings {
		for i := 3; i < len(ring); i += 2 {
			x0, y0, x1, y1 := ring[i-3], ring[i-2], ring[i-1], ring[i]
			if (y0 > y) != (y1 > y) && x < float64((x1-x0)*((y-y0)/(y1-y0)))+x0 {
				within = !within
			}
		}
	}
	return within
}

// Crossed reports whether a straight line between two points runs through the box.
func (b Box) Crossed(x0, y0, x1, y1 float64) bool { return (segment{x0, y0, x1, y1}).within(b) > 0 }

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
