package kartograph

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/styles"
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
	// worked is what the map was drawn from, and sheet the stylesheet, with the theme.
	worked *worked
	sheet  *styles.Sheet
	// leftOut counts views whose extent is left out, by the reason.
	leftOut map[string]int
	// sizes are the map in its further sizes, by width.
	sizes []*Map
}

// Sizes are the map in the further sizes that its config asks for (variants), the
// narrowest first. A page holds them all; other formats draw the map alone.
func (m *Map) Sizes() []*Map { return slices.Clone(m.sizes) }

// buildSizes makes a map in all its sizes, which share what is read.
func buildSizes(ctx context.Context, cfg *Config, o Options) (*Map, error) {
	if err := cfg.Validate(); err != nil {
		return nil, err
	}
	if o.Sources == nil {
		o.Sources = NewSources(o.Files)
	}
	alone := *cfg
	alone.Variants = nil
	m, err := Build(ctx, &alone, o)
	if err != nil {
		return nil, err
	}
	var sizes []*Map
	for _, size := range cfg.Sizes() {
		v, err := Build(ctx, size, o)
		if err != nil {
			return nil, fmt.Errorf("at a width of %v: %w", size.Export.Width, err)
		}
		sizes = append(sizes, v)
	}
	return m.withSizes(sizes), nil
}

// withSizes gives a map its further sizes, and what is told of them alone.
func (m *Map) withSizes(sizes []*Map) *Map {
	said := map[config.Warning]bool{}
	for _, w := range m.Warnings {
		said[w] = true
	}
	for _, v := range sizes {
		for _, w := range v.Warnings {
			if !said[w] {
				w.Text = fmt.Sprintf("at a width of %v: %s", v.config.Export.Width, w.Text)
				m.Warnings = append(m.Warnings, w)
			}
		}
		m.scene.Sizes = append(m.scene.Sizes, v.scene)
	}
	m.sizes = sizes
	return m
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
	// Context ends the writing, which takes long where a map is large; nil never ends.
	Context context.Context
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
	if m.worked != nil && m.worked.options.OnlySVG && (o.Notation != nil || format.Name != render.SVG().Name && format.Name != render.SVGZ().Name) {
		return render.Stats{}, fmt.Errorf("the map was made to be written as SVG in the notation of its config only (Options.OnlySVG), and %s in the notation "+
			"that was asked for is something else; make it without that option", format.Name)
	}
	if o.Context != nil {
		how.Context = o.Context
	}
	if m.limits.Memory > 0 {
		how.MostBytes = m.limits.Memory
	}
	stats, err := format.Write(endingWriter(o.Context, m.limits.writer(w)), m.scene, how)
	var over interface{ OverMemory() bool }
	if errors.As(err, &over) && over.OverMemory() {
		err = overLimit("Memory", "%v", err)
	}
	return stats, err
}

// Generate builds the map of a config and writes it as SVG.
func Generate(ctx context.Context, cfg *Config, o Options, w io.Writer) error {
	o.OnlySVG = true
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
		Unit:       string(e.Unit),
		Profile:    e.Profile,
		Density:    e.Density,
	}
}
