package overlay

import (
	"context"
	"math"
	"slices"

	"github.com/peterstace/simplefeatures/rtree"
	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/internal/heed"
	"github.com/seed-898ab921/kartograph/layers/topology"
	"github.com/twpayne/go-geom"
)

// Mask is an area to crop to or to subtract, prepared for many geometries. It
// may be used by many goroutines at once.
type Mask struct {
	rings [][]float64 // of polygons that do not overlap
	runs  []run
	edges forest // of the runs
	// cutter cuts polygons where edges are close to each other; it is nil where they are
	// not.
	cutter *topology.Cutter
}

// run is a few edges of a ring.
type run struct {
	xy   []float64 // flat coordinates of their points
	ring int
	// minX and maxX are how far it reaches, and from and to the heights of its ends: what lies
	// beside a point is told without a look at its points.
	minX, maxX, from, to float64
}

// leftOf reports whether all of the run is so far to the left of x that no rounding makes an
// edge that crosses the height of a point there one that the point is on.
func (r *run) leftOf(x float64) bool { return r.maxX < x-1e-6*(x-r.minX) }

// runEdges is how many edges one entry of the tree stands for.
const runEdges = 8

// NewMask unites the polygons of the geometries, in pixels, into a mask; other
// geometries among them are passed over. An error of type *Failures tells that
// some could not be united; the mask is good all the same but may count them
// twice. Another error is that of the context.
func NewMask(ctx context.Context, clips []geom.T) (*Mask, error) {
	union, err := Union(ctx, clips)
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	m := &Mask{}
	var edges []rtree.BulkItem
	for rings := range polygonParts(union) {
		for _, r := range rings {
			for i := 0; i+3 < len(r); i += 2 * runEdges {
				piece := r[i:min(i+2*runEdges+2, len(r))]
				box := flat.Around[rtree.Box](piece, 2)
				edges = append(edges, rtree.BulkItem{Box: box, RecordID: len(m.runs)})
				m.runs = append(m.runs, run{piece, len(m.rings), box.MinX, box.MaxX, piece[1], piece[len(piece)-1]})
			}
			m.rings = append(m.rings, r)
		}
	}
	var ended error
	if m.edges, ended = grow(ctx, edges); ended != nil {
		return nil, ended
	}
	if err == nil {
		if m.cutter, ended = topology.NewCutter(ctx, m.rings); ended != nil {
			return nil, ended
		}
	}
	return m, err
}

// forest is trees of boxes.
type forest []*rtree.RTree

// treeBoxes is how many boxes a tree has: it is made in less time than a context has to
// be heard in.
const treeBoxes = 1 << 14

// grow makes the trees of boxes. The error is that of the context.
func grow(ctx context.Context, boxes []rtree.BulkItem) (f forest, err error) {
	for len(boxes) > 0 {
		if err := heed.Err(ctx); err != nil {
			return nil, err
		}
		n := min(len(boxes), treeBoxes)
		f, boxes = append(f, rtree.BulkLoad(boxes[:n])), boxes[n:]
	}
	return f, nil
}

// each calls found with the number of each box that meets one, until it returns true.
func (f forest) each(b rtree.Box, found func(i int) (enough bool)) {
	enough := false
	for _, tree := range f {
		_ = tree.RangeSearch(b, func(i int) error {
			// Stop ends only the search of one node of the tree (simplefeatures
			// 0.59.0), so an answer must outlive later calls.
			if enough = enough || found(i); enough {
				return rtree.Stop
			}
			return nil
		})
	}
}

// side tells where something is.
type side uint8

const (
	outside side = iota
	inside
	across // perhaps on both sides
)

// where decides for a box that holds the point x, y.
func (m *Mask) where(b flat.Page, x, y float64) side {
	near := false
	m.edges.each(rtree.Box(b), func(i int) bool {
		near = meets(m.runs[i].xy, b)
		return near
	})
	switch {
	case near:
		return across
	case m.contains(x, y):
		return inside
	default:
		return outside
	}
}

// meets reports whether the box of one of some edges meets a box.
func meets(r []float64, b flat.Page) bool {
	for i := 0; i+3 < len(r); i += 2 {
		if max(r[i], r[i+2]) >= b.MinX && min(r[i], r[i+2]) <= b.MaxX &&
			max(r[i+1], r[i+3]) >= b.MinY && min(r[i+1], r[i+3]) <= b.MaxY {
			return true
		}
	}
	return false
}

// contains reports whether a point is in the mask or on its edge.
func (m *Mask) contains(x, y float64) bool {
	in, on := m.around(x, y, nil)
	return in || on
}

// around reports whether a point is inside of the mask and whether it is on its edge,
// without the rings that are left out, which are sorted.
func (m *Mask) around(x, y float64, without []int) (in, on bool) {
	left := rtree.Box{MinX: math.Inf(-1), MaxX: x, MinY: y, MaxY: y}
	m.edges.each(left, func(i int) bool {
		run := &m.runs[i]
		if _, leftOut := slices.BinarySearch(without, run.ring); leftOut {
			return false
		}
		if run.leftOf(x) { // of its crossings what counts is whether they are odd
			in = in != ((run.from > y) != (run.to > y))
			return false
		}
		r := run.xy
		for k := 0; k+3 < len(r); k += 2 {
			crossed, touched := crosses(r[k], r[k+1], r[k+2], r[k+3], x, y)
			in = in != crossed
			on = on || touched
		}
		return false
	})
	return in, on
}

// crosses reports whether an edge crosses the ray from a point to the left, and
// whether the point is on the edge.
func crosses(x1, y1, x2, y2, x, y float64) (crossed, touched bool) {
	if (y1 > y) == (y2 > y) {
		return false, y1 == y && y2 == y && x >= min(x1, x2) && x <= max(x1, x2) || x1 == x && y1 == y || x2 == x && y2 == y
	}
	// From the lower to the higher y, so that both ways agree.
	if y1 > y2 {
		x1, y1, x2, y2 = x2, y2, x1, y1
	}
	d := float64((x-x1)*(y2-y1)) - float64((x2-x1)*(y-y1))
	return d > 0, d == 0
}
