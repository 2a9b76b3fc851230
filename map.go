package kartograph

import (
	"context"
	"io"

	"github.com/seed-898ab921/kartograph/render"
)

// Map is a finished map. It may be written any number of times, also by
// several goroutines at once.
type Map struct {
	// Report tells what each stage did.
	Report Report
	// Warnings tell what was passed over or guessed, in the config's order.
	Warnings []Warning

	config *Config
	scene  render.Scene
}

// Scene returns the map's parts in paint order, in pixels. The caller must not
// change them.
func (m *Map) Scene() render.Scene { return m.scene }

// WriteSVG writes the map as an SVG document, with the notation that the
// config's export asks for. The same map gives the same bytes.
func (m *Map) WriteSVG(w io.Writer) error {
	_, err := m.WriteStats(w, false)
	return err
}

// WriteSVGZ writes the map as a gzip-compressed SVG document.
func (m *Map) WriteSVGZ(w io.Writer) error {
	_, err := m.WriteStats(w, true)
	return err
}

// WriteStats writes the map, compressed or not, and tells what was written.
func (m *Map) WriteStats(w io.Writer, compress bool) (render.Stats, error) {
	if compress {
		return render.WriteGz(w, m.scene, notation(m.config.Export))
	}
	return render.Write(w, m.scene, notation(m.config.Export))
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
		Round:      e.decimals(),
		Absolute:   e.Absolute,
		Pretty:     e.PrettyPrint,
		StyleMode:  e.StyleMode,
		IDPrefix:   e.IDPrefix,
		Responsive: e.Responsive,
	}
}

// decimals is nil where the config leaves the number of decimals open.
func (e Export) decimals() *int {
	if e.Round < 0 {
		return nil
	}
	return &e.Round
}
