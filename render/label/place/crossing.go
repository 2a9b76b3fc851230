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
	for i := 0; i+3 < len(l.Points) && c.g.work <= c.most; i += 2 * segmentsInRun {
		r := runOf(l.Points[i:min(i+2*segmentsInRun+2, len(l.Points))])
		if !overlapUpright(r.bounds, c.g.bounds) {
			continue
		}
		c.g.meeting(r.bounds, func(o *owned) bool {
			if in := c.inside(&r, o); in > 0 {
				c.crossed[o.owner] += float64(l.Weight * in)
				c.covered[o.owner] = c.covered[o.owner] || c.off(o.owner, l.Kind)
			}
			return true
		})
	}
}

// inside is how much of a run lies in a box.
func (c *crossing) inside(r *run, o *owned) float64 {
	if !o.turned() && o.Holds(r.bounds) {
		return r.length
	}
	c.g.work += len(r.points) / 2
	in := 0.0
	for i := 3; i < len(r.points); i += 2 {
		s := segment{r.points[i-3], r.points[i-2], r.points[i-1], r.points[i]}
		if overlapUpright(s.bounds(), o.bounds) {
			in += s.within(o.Box)
		}
	}
	return in
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
