package kartograph

import (
	"context"
	"io"
	"slices"
	"sync"

	"github.com/seed-898ab921/kartograph/render"
)

// Map is a finished map. It may be written any number of times, also by
// several goroutines at once.
//
// Layers of large shapefiles that need no other layer are read while the map
// is written, with the context that Build was given; what Report and Warnings
// say of them is complete after the first writing.
type Map struct {
	// Report tells what each stage did.
	Report Report
	// Warnings tell what was passed over or guessed, in the config's order.
	Warnings []Warning

	config *Config
	limits Limits
	scene  render.Scene
	// tallies are of layers that are read while the map is written.
	mu      sync.Mutex
	tallies []*tally
}

// Scene returns the map's parts in paint order, in pixels. The caller must not
// change them.
func (m *Map) Scene() render.Scene { return m.scene }

// Write writes the map in a format, with the notation that the config's export
// asks for, and tells what was written. The same map gives the same bytes.
func (m *Map) Write(w io.Writer, f render.Format) (render.Stats, error) {
	stats, err := f.Write(m.limits.writer(w), m.scene, notation(m.config.Export))
	m.complete()
	return stats, err
}

// WriteSVG writes the map as an SVG document.
func (m *Map) WriteSVG(w io.Writer) error {
	_, err := m.Write(w, render.SVG())
	return err
}

// Generate builds the map of a config and writes it as SVG.
func Generate(ctx context.Context, cfg *Config, o Options, w io.Writer) error {
	m, err := Build(ctx, cfg, o)
	if err != nil {
		return err
	}
	return m.WriteSVG(w)
}

// notation is how the config wants the SVG written.
func notation(e Export) render.Options {
	return render.Options{
		Round:      e.Round,
		Absolute:   e.Absolute,
		Pretty:     e.PrettyPrint,
		StyleMode:  e.StyleMode,
		IDPrefix:   e.IDPrefix,
		Responsive: e.Responsive,
	}
}

// complete adds to the report what is known of streamed layers once they were
// written.
func (m *Map) complete() {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, t := range m.tallies {
		t.mu.Lock()
		i := slices.IndexFunc(m.Report.Layers, func(l LayerReport) bool { return l.ID == t.report.ID })
		if t.done && i >= 0 {
			m.Report.Layers[i] = t.report
			for _, text := range t.warnings {
				m.Warnings = append(m.Warnings, Warning{Layer: t.report.ID, Text: text})
			}
			t.warnings, t.done = nil, false
		}
		t.mu.Unlock()
	}
}
