package place

import (
	"context"

	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/internal/heed"
)

// coverAll takes away the spots whose boxes have their middle in areas that their labels keep
// off. Those that reach across an edge are told by its lines.
func (c *crossing) coverAll(ctx context.Context, areas []Area) error {
	steps := heed.Every(ctx, stepsOfGrid)
	for i := range areas {
		if err := heed.Err(ctx); err != nil {
			return err
		}
		c.cover(&areas[i], steps)
	}
	return steps.Err()
}

// cover is coverAll of one area.
func (c *crossing) cover(a *Area, steps *heed.Steps) {
	bounds := flat.Nothing[flat.Page]()
	for _, ring := range a.Rings {
		bounds.AddAll(ring, 2)
	}
	if bounds.Empty() {
		return
	}
	var pieces []stretch
	c.g.meeting(bounds, func(o *owned) bool {
		if !c.covered[o.owner] && c.off(o.owner, a.Kind) {
			if pieces == nil {
				pieces = stretchesOf(a.Rings)
			}
			if steps.Take(len(pieces)) != nil {
				return false
			}
			c.covered[o.owner] = within(pieces, c.g.box(o))
		}
		return c.g.work <= c.most
	})
}

// edgesInStretch is how many edges of an area are passed over together.
const edgesInStretch = 64

// stretch is some edges of an area one after the other, and what heights of the page they have.
type stretch struct {
	points     []float64
	minY, maxY float64
}

// stretchesOf cuts rings into stretches.
func stretchesOf(rings [][]float64) []stretch {
	var all []stretch
	for _, ring := range rings {
		for i := 0; i+3 < len(ring); i += 2 * edgesInStretch {
			s := stretch{points: ring[i:min(i+2*edgesInStretch+2, len(ring))]}
			s.minY, s.maxY = s.points[1], s.points[1]
			for k := 3; k < len(s.points); k += 2 {
				s.minY, s.maxY = min(s.minY, s.points[k]), max(s.maxY, s.points[k]) // not a number where one is none
			}
			all = append(all, s)
		}
	}
	return all
}

// within reports whether the middle of a box is within an area, by the even-odd rule.
func within(area []stretch, b Box) bool {
	x, y := b.middle()
	within := false
	for _, s := range area {
		if y < s.minY || y >= s.maxY {
			continue
		}
		for i := 3; i < len(s.points); i += 2 {
			x0, y0, x1, y1 := s.points[i-3], s.points[i-2], s.points[i-1], s.points[i]
			if (y0 > y) != (y1 > y) && x < float64((x1-x0)*((y-y0)/(y1-y0)))+x0 {
				within = !within
			}
		}
	}
	return within
}
