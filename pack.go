package kartograph

import (
	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/styles"
)

// packed is what a frame shows of a layer that was streamed: finished marks, as
// dense as they will be written, so that nothing has to be read again however
// often and whenever the map is written.
type packed struct {
	marks []*render.Packed
	// drawn and vertices count the features and their vertices.
	drawn, vertices int
}

func (p *packed) add(more packed) {
	p.marks = append(p.marks, more.marks...)
	p.drawn += more.drawn
	p.vertices += more.vertices
}

// packFeatures dresses and packs features of a layer.
func packFeatures(p *placedLayer, features []layers.Feature, sheet *styles.Sheet, e config.Export) (packed, error) {
	if len(features) == 0 {
		return packed{}, nil
	}
	base := layerLook(sheet, p)
	marks := make([]render.Mark, len(features))
	for i, feature := range features {
		marks[i] = dressFeature(p, feature, sheet, base)
	}
	dense, err := render.Pack(marks, packing(e))
	return packed{[]*render.Packed{dense}, len(features), countVertices(features)}, err
}

// packing is the grid that streamed layers are kept on, and the only place that
// decides it: the one that the config's SVG is written on, so that size never
// changes a map. A format that draws finer, such as one for print, shows what
// is streamed on this grid, of 0.01 pixels where export.round is not given.
func packing(e config.Export) render.Options { return notation(e) }
