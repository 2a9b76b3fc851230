package kartograph

import (
	"time"

	"github.com/seed-898ab921/kartograph/layers"
)

// Report tells what was done to make a map.
type Report struct {
	Stages []StageReport
	Layers []LayerReport
	// Joined lists, for joins with export-ids, the ids of each group.
	Joined []JoinReport
	// Projection names the projection in words, with what "auto" became.
	Projection string
}

// StageReport is how long one stage took.
type StageReport struct {
	Name     string
	Duration time.Duration
}

// LayerReport counts what became of one layer: features, and the vertices of
// those that the filter kept, before (degrees) and after (pixels, as drawn).
type LayerReport struct {
	ID string
	// View is the id of the inset that the layer was drawn in; empty for
	// the map itself, which lists all layers.
	View                        string
	Read, Filtered, Drawn       int
	VerticesRead, VerticesDrawn int
}

// JoinReport is what a join with export-ids made of its features.
type JoinReport struct {
	Layer string
	// IDs is a JSON object: the groups' names, each with the ids of its
	// members, in order.
	IDs string
}

// stopwatch writes the time since the last lap into a report.
type stopwatch struct {
	report *Report
	last   time.Time
}

func newStopwatch(r *Report) *stopwatch { return &stopwatch{r, time.Now()} }

func (s *stopwatch) lap(name string) {
	now := time.Now()
	s.report.Stages = append(s.report.Stages, StageReport{name, now.Sub(s.last)})
	s.last = now
}

// layer counts what a frame drew of a layer.
func (r *Report) layer(f *frame, p *placedLayer) {
	if f.id != "" && !p.drawn {
		return
	}
	l := LayerReport{
		ID: p.ID, View: f.id,
		Read:         len(p.readLayer.features) + p.dropped,
		Filtered:     p.dropped,
		VerticesRead: countVertices(p.readLayer.features),
	}
	if p.drawn {
		l.Drawn, l.VerticesDrawn = len(p.features), countVertices(p.features)
	}
	r.Layers = append(r.Layers, l)
}

// countVertices counts the positions of features' geometries.
func countVertices(features []layers.Feature) int {
	n := 0
	for _, f := range features {
		n += layers.Vertices(f.Geometry)
	}
	return n
}
