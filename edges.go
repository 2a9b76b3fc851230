package kartograph

import (
	"fmt"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/layers"
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
	if g == nil || b == nil || !(b.Max(0)-b.Min(0) > 180) {
		return
	}
	if d := e.Doubts(g); d.Any() {
		n.add(guesses{d, [2]float64{b.Min(0), b.Max(1)}})
	}
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
