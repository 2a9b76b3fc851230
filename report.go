package kartograph

import (
	"slices"
	"time"
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
	ID                          string
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

// add counts what a frame drew of a layer.
func (r *Report) add(p *placedLayer) {
	i := slices.IndexFunc(r.Layers, func(l LayerReport) bool { return l.ID == p.ID })
	if i < 0 {
		i = len(r.Layers)
		r.Layers = append(r.Layers, LayerReport{
			ID:           p.ID,
			Read:         len(p.readLayer.features) + p.dropped,
			Filtered:     p.dropped,
			VerticesRead: countVertices(p.readLayer.features),
		})
	}
	if p.drawn {
		r.Layers[i].Drawn += len(p.features)
		r.Layers[i].VerticesDrawn += countVertices(p.features)
	}
}
