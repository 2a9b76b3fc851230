package overlay

import (
	"context"
	"math"

	"github.com/peterstace/simplefeatures/rtree"
	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/internal/heed"
	"github.com/twpayne/go-geom"
)

// Mask is an area to crop to or to subtract, prepared for many geometries. It
// may be used by many goroutines at once.
type Mask struct {
	parts [][][]float64 // polygons that do not overlap, as rings
	boxes forest        // of the parts
	runs  []run
	edges forest // of the runs
}

// run is a few edges of a ring: flat coordinates of their points.
type run []float64

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
	var boxes, edges []rtree.BulkItem
	for rings := range polygonParts(union) {
		boxes = append(boxes, rtree.BulkItem{Box: flat.Around[rtree.Box](rings[0], 2), RecordID: len(m.parts)})
		m.parts = append(m.parts, rings)
		for _, r := range rings {
			for i := 0; i+3 < len(r); i += 2 * runEdges {
				piece := r[i:min(i+2*runEdges+2, len(r))]
				edges = append(edges, rtree.BulkItem{Box: flat.Around[rtree.Box](piece, 2), RecordID: len(m.runs)})
				m.runs = append(m.runs, piece)
			}
		}
	}
	var ended error
	if m.boxes, ended = grow(ctx, boxes); ended == nil {
		m.edges, ended = grow(ctx, edges)
	}
	if ended != nil {
		return nil, ended
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
		near = meets(m.runs[i], b)
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

// meets reports whether the box of an edge of a run meets a box.
func meets(r run, b flat.Page) bool {
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
	in, on := false, false
	left := rtree.Box{MinX: math.Inf(-1), MaxX: x, MinY: y, MaxY: y}
	m.edges.each(left, func(i int) bool {
		r := m.runs[i]
		for k := 0; k+3 < len(r); k += 2 {
			crossed, touched := crosses(r[k], r[k+1], r[k+2], r[k+3], x, y)
			in = in != crossed
			on = on || touched
		}
		return false
	})
	return in || on
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

// near returns the parts of the mask that meet a box, in order, as one
// geometry. What is outside of the box is drawn in to a somewhat larger one:
// the edges there do not matter, and far away ones cost nothing.
func (m *Mask) near(b flat.Page) geom.T {
	window := b.Grown(max(b.Width(), b.Height(), 1e-6))
	hit := make([]bool, len(m.parts))
	m.boxes.each(rtree.Box(b), func(i int) bool {
		hit[i] = true
		return false
	})
	var out areas
	for i, rings := range m.parts {
		if hit[i] {
			out.add(windowed(rings, window))
		}
	}
	return out.geometry()
}

// windowed cuts rings to a window by its four sides in turn (I. E. Sutherland
// and G. W. Hodgman, Reentrant polygon clipping, 1974). The rings may then run
// to and fro along the window's sides.
func windowed(rings [][]float64, w flat.Page) [][]float64 {
	out := make([][]float64, 0, len(rings))
	for _, r := range rings {
		if b := flat.Around[flat.Page](r, 2); !b.Empty() && !w.Holds(b) {
			r = halved(r, 0, w.MinX, 1)
			r = halved(r, 0, w.MaxX, -1)
			r = halved(r, 1, w.MinY, 1)
			r = halved(r, 1, w.MaxY, -1)
		}
		if len(r) > 0 {
			out = append(out, r)
		}
	}
	return out
}

// halved keeps of a closed ring what is on one side of a straight line: where
// coordinate axis (0 or 1), times sign, is not less than limit times sign.
func halved(r []float64, axis int, limit, sign float64) []float64 {
	out := make([]float64, 0, len(r))
	for i := 0; i+1 < len(r); i += 2 {
		in := (r[i+axis]-limit)*sign >= 0
		if i > 0 && in != ((r[i-2+axis]-limit)*sign >= 0) {
			var p [2]float64
			p[axis] = limit
			other := 1 - axis
			t := (limit - r[i-2+axis]) / (r[i+axis] - r[i-2+axis])
			p[other] = r[i-2+other] + float64(t*(r[i+other]-r[i-2+other]))
			out = append(out, p[0], p[1])
		}
		if in {
			out = append(out, r[i], r[i+1])
		}
	}
	if n := len(out); n > 0 && (out[0] != out[n-2] || out[1] != out[n-1]) {
		out = append(out, out[0], out[1])
	}
	return out
}
