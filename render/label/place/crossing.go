package place

import (
	"context"
	"iter"
	"math"
	"slices"
)

// charge takes off the worth of spots what the lines cost that cross them, and takes
// away those on lines and areas that their labels keep off, as far as that takes no more
// comparisons than most.
func (f *field) charge(ctx context.Context, labels []Label, page Page, most int) error {
	if len(page.Lines) == 0 && page.More == nil && len(page.Areas) == 0 {
		return nil
	}
	c := newCrossing(f, labels, most)
	if err := c.crossAll(ctx, page.lines()); err != nil {
		return err
	}
	if err := c.coverAll(ctx, page.Areas); err != nil {
		return err
	}
	for label, spots := range f.open {
		l, first := labels[label], f.first[label]
		for i := range spots {
			cost := math.Min(l.Crossing*c.crossed[first+int32(i)], float64(l.Worth)/2)
			spots[i].worth = max(1, spots[i].worth-int64(cost))
		}
	}
	f.gone = c.covered
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
	*field
	labels []Label
	most   int
	// crossed is how much of lines is in each spot, by weight; covered tells the spots
	// that their labels must not take.
	crossed []float64
	covered []bool
}

func newCrossing(f *field, labels []Label, most int) *crossing {
	return &crossing{f, labels, most, make([]float64, len(f.of)), make([]bool, len(f.of))}
}

// off reports whether the label of a spot keeps off what is of a kind.
func (c *crossing) off(spot int32, kind int) bool {
	return kind != 0 && slices.Contains(c.labels[c.of[spot]].Off, kind)
}

// hit is a piece of a line in a spot.
type hit struct {
	spot int32
	off  bool
	in   float64
}

// hits adds to a list where a line is in spots of a grid.
func (c *crossing) hits(g *grid, l Line, hits []hit) []hit {
	for i := 0; i+3 < len(l.Points) && g.work <= c.most; i += 2 * segmentsInRun {
		r := runOf(l.Points[i:min(i+2*segmentsInRun+2, len(l.Points))])
		if !overlapUpright(r.bounds, g.bounds) {
			continue
		}
		g.meeting(r.bounds, func(o *owned) bool {
			in, work := r.inside(g.box(o))
			g.work += work
			if in > 0 {
				hits = append(hits, hit{o.owner, c.off(o.owner, l.Kind), float64(l.Weight * in)})
			}
			return true
		})
	}
	return hits
}

func (c *crossing) add(hits []hit) {
	for _, h := range hits {
		c.crossed[h.spot] += h.in
		c.covered[h.spot] = c.covered[h.spot] || h.off
	}
}
