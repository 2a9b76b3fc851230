package kartograph

import (
	"context"

	"github.com/seed-898ab921/kartograph/internal/conveyor"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/render"
)

// passed is what a frame shows of a layer that was streamed: finished marks, as
// dense as they will be written, so that nothing has to be read again however
// often and whenever the map is written.
type passed struct {
	marks []*render.Packed
	// drawn and vertices count the features and their vertices.
	drawn, vertices int
	// tangled counts the features whose polygons could not be united.
	tangled int
}

// passLayers goes through the layers that are streamed, each once for all
// frames: what a chunk shows in each is placed, cut, dressed and packed, and the
// chunk forgotten.
func passLayers(ctx context.Context, cfg *Config, frames []*frame, read []*readLayer, sheet sheetOrNone) error {
	for _, r := range read {
		if r.reading != streamed {
			continue
		}
		p := &pass{cfg: cfg, layer: r, sheet: sheet}
		for _, f := range frames {
			if f.shows(r.ID) {
				p.frames = append(p.frames, f)
				r.passed[f] = &passed{}
			}
		}
		if err := p.run(ctx); err != nil {
			return err
		}
	}
	return nil
}

// pass is the way through one layer.
type pass struct {
	cfg    *Config
	layer  *readLayer
	frames []*frame
	sheet  sheetOrNone
}

// passedChunk is what became of a chunk: its count, and what each frame shows.
type passedChunk struct {
	count  readCount
	frames []passed
}

func (p *pass) run(ctx context.Context) error {
	r := p.layer
	err := conveyor.Run(ctx, r.chunks(ctx), p.work, func(c passedChunk) error {
		r.count.add(c.count)
		for i, f := range p.frames {
			shown := r.passed[f]
			shown.marks = append(shown.marks, c.frames[i].marks...)
			shown.drawn += c.frames[i].drawn
			shown.vertices += c.frames[i].vertices
			shown.tangled += c.frames[i].tangled
		}
		return nil
	})
	if err != nil {
		return layerError(p.cfg, r.Layer, "src", err)
	}
	return r.warn(p.cfg, r.source.Info(), r.source.Features(ctx))
}

// work takes a chunk from degrees to marks.
func (p *pass) work(c chunk) (passedChunk, error) {
	c = c.measured(p.cfg, p.layer)
	done := passedChunk{count: c.count, frames: make([]passed, len(p.frames))}
	for i, f := range p.frames {
		placed := f.placeFeatures(c, p.layer.edges())
		features := f.cutFeatures(placed.features)
		marks, err := p.dress(f, features)
		if err != nil {
			return done, err
		}
		done.frames[i] = passed{marks: marks, drawn: len(features), vertices: countVertices(features), tangled: placed.tangled}
	}
	return done, nil
}

func (p *pass) dress(f *frame, features []layers.Feature) ([]*render.Packed, error) {
	if len(features) == 0 {
		return nil, nil
	}
	layer := newPlaced(f, p.layer)
	base := layerStyle(p.sheet, layer)
	marks := make([]render.Mark, len(features))
	for i, feature := range features {
		marks[i] = dressFeature(layer, feature, p.sheet, base)
	}
	packed, err := render.Pack(marks, notation(p.cfg.Export))
	return []*render.Packed{packed}, err
}
