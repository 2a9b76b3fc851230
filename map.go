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
	// worked is what the map was drawn from.
	worked *worked
}

// Scene returns the map's parts in paint order, in pixels. The caller must not
// change them.
func (m *Map) Scene() render.Scene { return m.scene }

// WriteOptions say how a map is written. The zero value is an SVG document with
// the notation that the config's export asks for.
type WriteOptions struct {
	// Format is one of render.Formats, or a program's own; the zero value is
	// render.SVG.
	Format render.Format
	// Notation takes the place of the config's export; nil leaves it.
	Notation *render.Options
}

// Write writes the map and tells what was written. The same map gives the same
// bytes.
func (m *Map) Write(w io.Writer, o WriteOptions) (render.Stats, error) {
	format, how := o.Format, notation(m.config.Export)
	if format.Write == nil {
		format = render.SVG()
	}
	if o.Notation != nil {
		how = *o.Notation
	}
	return format.Write(m.limits.writer(w), m.scene, how)
}

// Generate builds the map of a config and writes it as SVG.
func Generate(ctx context.Context, cfg *Config, o Options, w io.Writer) error {
	m, err := Build(ctx, cfg, o)
	if err != nil {
		return err
	}
	_, err = m.Write(w, WriteOptions{})
	return err
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
