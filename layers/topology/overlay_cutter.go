package topology

import (
	"context"

	"github.com/seed-898ab921/kartograph/internal/compact"
	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/internal/heed"
	"github.com/twpayne/go-geom"
)

// Cutter is an area that many polygons are cut with, whose edges are so close to each
// other that an arrangement of those in a polygon's box would cost much. Of its edges
// only those are looked at that are where the polygon's are: in between, a ring is
// wholly inside or outside. It may be used by many goroutines at once.
type Cutter struct {
	rings  [][]float64 // closed, with the inside on the right
	edges  []cutterEdge
	grid   *grid
	extent flat.Page
}

// cutterEdge is the edge of a ring from one of its points, counted from 0.
type cutterEdge struct{ ring, at int32 }

const (
	// crowdedEdges and crowdedLooks are from how many edges on, and from how many in the
	// cell of one, they are close to each other: those of the countries of 1:10 million
	// have 47.
	crowdedEdges = 20_000
	crowdedLooks = 150
	// cellsAnEdge is how many cells the usual edge runs through, roughly.
	cellsAnEdge = 4
)

// NewCutter returns a cutter for the rings of polygons, in pixels: closed ones, which
// meet at common points only and have the inside on their right. It is nil where their
// edges are not close to each other. The error is that of the context.
func NewCutter(ctx context.Context, rings [][]float64) (*Cutter, error) {
	n := 0
	for _, r := range rings {
		n += len(r)/2 - 1
	}
	if n < crowdedEdges || compact.Program { // of which it would only be quicker
		return nil, nil
	}
	c, err := newCutter(ctx, rings, n)
	if err != nil || c == nil || !c.crowded() {
		return nil, err
	}
	return c, nil
}

// newCutter returns a cutter for rings of n edges, or nil where one is of length 0.
func newCutter(ctx context.Context, rings [][]float64, n int) (*Cutter, error) {
	c, sv := &Cutter{rings: rings, edges: make([]cutterEdge, 0, n)}, newSurvey()
	steps := heed.Every(ctx, looksToHeed)
	for i, r := range rings {
		for k := 0; k+3 < len(r); k += 2 {
			c.edges = append(c.edges, cutterEdge{int32(i), int32(k / 2)})
			sv.add(point{r[k], r[k+1]}, point{r[k+2], r[k+3]})
		}
	}
	c.extent = sv.extent
	c.grid = &grid{}
	c.grid.reuse(sv.extent, n, 8*sv.usual()/cellsAnEdge, sv.length)
	for i := range c.edges {
		if err := steps.Take(cellsAnEdge); err != nil {
			return nil, err
		}
		a, b := c.ends(int32(i))
		if a == b {
			return nil, nil
		}
		c.grid.eachAlong(a.x, a.y, b.x, b.y, func(cell int) { c.grid.insert(cell, int32(i)) })
	}
	return c, steps.Err()
}

// ends are those of an edge.
func (c *Cutter) ends(i int32) (a, b point) {
	e := c.edges[i]
	return edgeOf(c.rings[e.ring], e.at)
}

func edgeOf(ring []float64, at int32) (a, b point) {
	return point{ring[2*at], ring[2*at+1]}, point{ring[2*at+2], ring[2*at+3]}
}

// crowded reports whether cells have many edges, as most of them see it.
func (c *Cutter) crowded() bool {
	looks, many := 0, 0
	for _, head := range c.grid.heads {
		many = 0
		for e := head; e != 0; e = c.grid.entries[e-1].next {
			many++
		}
		looks += many * many
	}
	return looks > crowdedLooks*len(c.grid.entries)
}

// Cut returns what of a polygon, in pixels, is inside of the cutter, or outside where
// within is false, as Intersect and Subtract tell it. near are the numbers of the rings
// that have an edge in the polygon's box, and inside tells whether a point is in the
// area. done is false where that has to be left to Intersect or Subtract: where edges
// touch, or almost, or the polygon's own rings cross. The error is that of the context.
func (c *Cutter) Cut(ctx context.Context, polygon geom.T, near []int, within bool, inside func(x, y float64) bool) (g geom.T, done bool, err error) {
	k := &cutting{Cutter: c, within: within, steps: heed.Every(ctx, looksToHeed)}
	if !k.take(ctx, polygon) || !k.meet() || !k.order() || !k.follow() || !k.whole(near, inside) || !k.apart() {
		return nil, false, k.steps.Err()
	}
	g, err = k.nest()
	return g, err == nil, err
}
