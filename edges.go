package kartograph

import (
	"context"
	"fmt"
	"math"
	"slices"
	"unsafe"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/compact"
	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/internal/groups"
	"github.com/seed-898ab921/kartograph/internal/heed"
	"github.com/seed-898ab921/kartograph/internal/spend"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/special"
	"github.com/seed-898ab921/kartograph/projection"
	"github.com/twpayne/go-geom"
)

// edges is how the edges of a layer's geometries are meant: straight in the plane
// of its data, unless the layer says that they are great arcs.
func (r *readLayer) edges() projection.Edges {
	l := r.Layer
	if l.InPlane() {
		return projection.Edges{}
	}
	e := projection.Edges{Geodesic: l.Edges == config.EdgesGeodesic, Wide: map[config.Edges]projection.Wide{
		"short": projection.WideShort, "as-written": projection.WideAsWritten,
	}[l.Edges]}
	if l.Seam != nil {
		e.Seam = *l.Seam
		if e.Seam == 0 {
			e.Seam = -1 // nothing is joined
		}
	}
	if r.system != nil && !e.Geodesic {
		e.System = r.system
	}
	return e
}

// featureEdges is how the edges of one feature are meant, by the plane of its own
// that it may have.
func featureEdges(f *layers.Feature, e projection.Edges) projection.Edges {
	if f.System != nil && !e.Geodesic {
		e.System = f.System
	}
	return e
}

// guesses counts what of a layer's geometries was guessed, and has a place of
// the first of them, degrees.
type guesses struct {
	projection.Doubts
	first [2]float64
}

// note takes what is guessed of a geometry with its box. Only what is wider than
// half the world can be meant in two ways.
func (n *guesses) note(e projection.Edges, g geom.T, b *geom.Bounds) {
	n.noteOf(nil, e, g, b)
}

// noteOf is note of a geometry of a layer's source, about which that may be known.
func (n *guesses) noteOf(r *readLayer, e projection.Edges, g geom.T, b *geom.Bounds) {
	if g == nil || b == nil || !(b.Max(0)-b.Min(0) > 180) {
		return
	}
	if d := noted(r, doubtsOf{e, g}, g, func() projection.Doubts { return e.Doubts(g) }); d.Any() {
		n.add(guesses{d, [2]float64{b.Min(0), b.Max(1)}})
	}
}

// doubtsOf is what the doubts about a geometry with edges are noted by.
type doubtsOf struct {
	projection.Edges
	geom.T
}

func (n *guesses) add(o guesses) {
	if !n.Any() {
		n.first = o.first
	}
	n.Add(o.Doubts)
}

// warnings says what was guessed, one warning for each kind.
func (n *guesses) warnings(l *config.Layer) []config.Warning {
	var all []config.Warning
	say := func(count int, one, many, text string) {
		if count == 0 {
			return
		}
		what := many
		if count == 1 {
			what = one
		}
		all = append(all, config.Warning{Layer: l.ID, Text: fmt.Sprintf("%d %s %s; the first begins at %.6g east, %.6g north; "+
			`"edges": "short" or "as-written" says how they are meant`, count, what, text, n.first[0], n.first[1])})
	}
	say(n.Caps, "ring runs", "rings run", "once around the world and not to a pole: drawn as caps around the pole that is nearer to them")
	say(n.Narrow, "ring is", "rings are", "wider than half the world: drawn the short way, across 180 degrees")
	say(n.Wide, "ring is", "rings are", "wider than half the world: drawn as written, and neither the short way across 180 degrees nor as a polar cap")
	return all
}

// A ring whose edges go to and fro over the globe is no area of it: one edge of
// it is drawn with a hundred points, and crosses all others.
const (
	longEdge   = 30     // degrees
	manyLong   = 100    // of a ring that is looked at
	mostAstray = 12_000 // in such rings of a geometry
)

// checkAstray refuses polygons, in degrees, of which no map can be made in any
// reasonable time, among those that some of the frames may show.
func (r *readLayer) checkAstray(c chunk, in ...*placedLayer) error {
	if r.InPlane() {
		return nil
	}
	for i := range c.features {
		n := 0
		if g := c.features[i].Geometry; long(g) && mayBeAstray(c.bounds[i]) && seenIn(in, c.bounds[i]) {
			n = noted(r, astrayOf{g}, g, func() int { return astray(g) })
		}
		if n > mostAstray {
			return fmt.Errorf("a polygon goes to and fro over the globe: it has %d edges of more than %d degrees, and more than %d are refused; "+
				"leave it out with a filter", n, longEdge, mostAstray)
		}
	}
	return nil
}

// seenIn reports whether a frame may show what has this box; without any frame, somebody
// wants to know where all of it lies.
func seenIn(in []*placedLayer, b *geom.Bounds) bool {
	return len(in) == 0 || slices.ContainsFunc(in, func(p *placedLayer) bool { return p.frame.visibleWithin(b, widensBy(p.Layer)) })
}

// mayBeAstray reports whether something with a box in degrees is large enough to have
// long edges.
func mayBeAstray(b *geom.Bounds) bool {
	return b == nil || !(b.Max(0)-b.Min(0) <= longEdge && b.Max(1)-b.Min(1) <= longEdge)
}

// astrayOf is what the long edges of a geometry are noted by.
type astrayOf struct{ geom.T }

// noted is what was found out before about a geometry of a layer's source, by a key, or else
// what is found out now: the maps of a batch all look at the same large countries. Of small
// ones it is not worth to remember it.
func noted[T any](r *readLayer, key any, g geom.T, find func() T) T {
	if r == nil || r.data == nil || r.altered || !long(g) {
		return find()
	}
	return r.data.Once(key, func() (any, int64) {
		found := find()
		if boxes, ok := any(found).([]partBox); ok {
			return found, int64(cap(boxes)) * int64(unsafe.Sizeof(partBox{}))
		}
		return found, int64(unsafe.Sizeof(found))
	}).(T)
}

// astray counts the long edges of rings that have many.
func astray(g geom.T) int {
	n := 0
	for part := range flat.Simple(g) {
		for p := range flat.Polygons(part) {
			for i := range p.Ends {
				if far := longEdges(p.Ring(i), p.Stride); far > manyLong {
					n += far
				}
			}
		}
	}
	return n
}

// longEdges counts the edges of a ring that are longer than longEdge either way.
func longEdges(ring []float64, stride int) int {
	n := 0
	for i := stride; i+1 < len(ring); i += stride {
		dx, dy := math.Abs(ring[i]-ring[i-stride]), math.Abs(ring[i+1]-ring[i+1-stride])
		if dx > 180 {
			dx = math.Abs(360 - dx)
		}
		if dx > longEdge || dy > longEdge {
			n++
		}
	}
	return n
}

// closeSeams lets features that are to be joined, or whose borders are drawn, meet
// at 180 degrees, where a file has cut them short of it. Sources are shared: what
// changes is a copy. The error is that of the context.
func (r *readLayer) closeSeams(ctx context.Context, cfg *Config) error {
	var members [][]int
	switch {
	case r.InPlane():
		return nil
	case bordered(cfg, r.ID):
		members = r.groupedBy(1, func(layers.Record) int { return 0 })
	case r.Join != nil:
		found, err := groups.Find(ctx, r.Join, r.kept)
		if err != nil {
			return err
		}
		members = r.groupedBy(len(found.Names), found.Of)
	}
	own := false
	steps := heed.Every(ctx, 1000)
	for _, group := range members {
		if err := steps.Take(1 + len(group)); err != nil {
			return err
		}
		if !r.around(group) {
			continue
		}
		closed, err := r.closed(ctx, group)
		if err != nil {
			return err
		}
		if closed == nil {
			continue
		}
		if !own {
			r.kept, r.bounds, own, r.altered = slices.Clone(r.kept), slices.Clone(r.bounds), true, true
		}
		for k, i := range group {
			r.kept[i].Geometry, r.bounds[i] = closed[k], layers.Bounds(closed[k])
		}
	}
	return nil
}

// around reports whether there are several features that together reach around the world,
// as those do whose cuts are to meet.
func (r *readLayer) around(group []int) bool {
	west, east := math.Inf(1), math.Inf(-1)
	for _, i := range group {
		if b := r.bounds[i]; b != nil {
			west, east = min(west, b.Min(0)), max(east, b.Max(0))
		}
	}
	return len(group) > 1 && east-west > 350 // a seam may be some degrees wide
}

// closed is projection.CloseSeam of some features, for which nobody waits once the context
// has ended.
func (r *readLayer) closed(ctx context.Context, group []int) ([]geom.T, error) {
	geometries, edges := make([]geom.T, len(group)), r.edges()
	for k, i := range group {
		geometries[k] = r.kept[i].Geometry
	}
	if compact.Program {
		return projection.CloseSeam(geometries, edges), nil
	}
	return spend.Promptly(ctx, func() ([]geom.T, error) { return projection.CloseSeam(geometries, edges), nil })
}

// groupedBy lists the features of each of n groups; group is below 0 for those of
// none. Features in a plane of their own are left out.
func (r *readLayer) groupedBy(n int, group func(layers.Record) int) [][]int {
	members := make([][]int, n)
	for i := range r.kept {
		if k := group(r.kept[i].Record); k >= 0 && r.kept[i].System == nil {
			members[k] = append(members[k], i)
		}
	}
	return members
}

// bordered reports whether a layer draws the borders of the layer with this id.
func bordered(cfg *Config, id string) bool {
	return slices.ContainsFunc(cfg.Layers, func(l config.Layer) bool {
		b, ok := l.Special.(special.Borders)
		return ok && b.Layer == id
	})
}
