package kartograph

import (
	"context"
	"fmt"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/internal/spend"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/special"
)

// specialOf lists the layer that a special layer shows something of.
func specialOf(l *config.Layer) []string {
	if s, ok := special.Find(l.Special); ok && s.OfKey != "" {
		return []string{s.Of(l.Special)}
	}
	return nil
}

// makeSpecials makes the layers that need no other layer; they may be cut by
// others, and cut others, like all layers.
func makeSpecials(ctx context.Context, cfg *Config, _ *frame, placed []*placedLayer) error {
	for _, p := range placed {
		if s, ok := special.Find(p.Special); ok && s.OfKey == "" && p.needed {
			if err := p.make(ctx, cfg, s, nil); err != nil {
				return err
			}
		}
	}
	return nil
}

// deriveSpecials makes the layers that show something of another layer, as it
// is drawn.
func deriveSpecials(ctx context.Context, cfg *Config, _ *frame, placed []*placedLayer) error {
	for _, p := range placed {
		s, ok := special.Find(p.Special)
		if !ok || s.OfKey == "" || !p.drawn {
			continue
		}
		if err := p.make(ctx, cfg, s, findPlaced(placed, s.Of(p.Special))); err != nil {
			return err
		}
		if p.CropTo != "" {
			if err := p.crop(ctx, findPlaced(placed, p.CropTo), nil); err != nil {
				return err
			}
		}
	}
	return nil
}

// make makes the features of a special layer.
func (p *placedLayer) make(ctx context.Context, cfg *Config, kind special.Kind, of *placedLayer) (err error) {
	var shown special.Layer
	if of != nil {
		shown = special.Layer{Features: of.features, UnifyPrecision: unifyPrecision(of.Layer)}
	}
	view := p.frame.special()
	view.Context, view.Stroke, view.Rimmed = ctx, p.stroke, p.frame.rimmed
	p.features, err = spend.Promptly(ctx, func() ([]layers.Feature, error) { return kind.Make(view, p.Special, shown) })
	if err != nil {
		return layerError(cfg, p.Layer, kind.Name, err)
	}
	if p.frame.id == "" {
		p.tellNoNumbers(kind.Columns(p.Special), shown.Features)
	}
	return holding(ctx, p.features)
}

// tellNoNumbers tells of features that have none in columns that a special layer reckons with.
func (p *placedLayer) tellNoNumbers(columns []special.Column, of []layers.Feature) {
	for _, c := range columns {
		n := 0
		for i := range of {
			v, _ := of[i].Record.Get(c.Name)
			if _, ok := v.Float(); c.Number && !ok {
				n++
			}
		}
		if n > 0 {
			p.found = append(p.found, config.Warning{Layer: p.ID, Text: fmt.Sprintf("%s: %d of %d features have no number in %q and add nothing", c.Key, n, len(of), c.Name)})
		}
	}
}

// special is the frame as special layers see it.
func (f *frame) special() special.View {
	view := special.View{Proj: f.proj, Rect: f.rect, Span: max(f.shown.East-f.shown.West, f.shown.North-f.shown.South)}
	if f.cuts() {
		view.MayShow, view.Clip = func(b flat.Degrees) bool { return f.proj.MayShowBox(b, f.clip) }, f.clip
	}
	return view
}

// checkSpecial reports columns that a special layer needs and the layer that it
// shows something of does not have.
func checkSpecial(l *config.Layer, read []*readLayer) error {
	s, ok := special.Find(l.Special)
	if !ok {
		return nil
	}
	of := findLayer(read, s.Of(l.Special))
	if of == nil {
		return nil
	}
	for _, needed := range s.Columns(l.Special) {
		if !of.has(needed.Name) {
			return fmt.Errorf("%s: %w", needed.Key, layers.MissingColumn(needed.Name, of.schema))
		}
	}
	return nil
}

// findPlaced returns the layer with this id, or an empty one where a config
// names none; Config.Validate saw to it that those named exist.
func findPlaced(placed []*placedLayer, id string) *placedLayer {
	for _, p := range placed {
		if p.ID == id {
			return p
		}
	}
	l := &config.Layer{ID: id}
	return &placedLayer{Layer: l, read: &readLayer{Layer: l}}
}
