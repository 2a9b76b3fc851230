package kartograph

import (
	"context"
	"io"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/render"
)

// Map is a finished map. It may be written any number of times, also by
// several goroutines at once.
//
// It is complete: its report and its warnings change no more, nothing is read
// when it is written, and the context that Build was given may have ended.
type Map struct {
	// Report tells what each stage did.
	Report Report
	// Warnings tell what was passed over or guessed, in the config's order.
	Warnings []config.Warning

	config *Config
	limits Limits
	scene  render.Scene
}

// Scene returns the map's parts in paint order, in pixels. The caller must not
// change them.
func (m *Map) Scene() render.Scene { return m.scene }

// Write writes the map in a format, with the notation that the config's export
// asks for, and tells what was written. The same map gives the same bytes.
func (m *Map) Write(w io.Writer, f render.Format) (render.Stats, error) {
	return f.Write(m.limits.writer(w), m.scene, notation(m.config.Export))
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
func notation(e config.Export) render.Options {
	return render.Options{
		Round:      e.Round,
		Absolute:   e.Absolute,
		Pretty:     e.PrettyPrint,
		StyleMode:  e.StyleMode,
		IDPrefix:   e.IDPrefix,
		Responsive: e.Responsive,
	}
}
