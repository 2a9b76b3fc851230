package kartograph

import (
	"context"
	"fmt"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/overlay"
	"github.com/seed-898ab921/kartograph/projection"
	"github.com/twpayne/go-geom"
)

// project takes a geometry from degrees to pixels and unites its polygons where
// they lie over each other: they are drawn as one path, whose inside is what the
// even-odd rule says. On an error they are as they were.
func (f *frame) project(ctx context.Context, g geom.T, e projection.Edges) (geom.T, error) {
	return f.memo.once(memoItem{stagePlaced, e, g}, func() (geom.T, error) {
		drawn := f.projectVisible(g, e)
		if err := ctx.Err(); err != nil {
			return nil, err // it may have been given up
		}
		return overlay.UniteMembers(ctx, drawn)
	})
}

// projectVisible projects what may be in the frame.
func (f *frame) projectVisible(g geom.T, e projection.Edges) geom.T {
	if e.Curved() && reaches(e, layers.Bounds(g)) { // no box is measured for nothing
		return f.proj.ProjectAs(g, e)
	}
	return f.proj.ProjectAs(f.visibleMembers(g), e)
}

// tangledWarning says how many features of a layer are drawn with holes where
// their polygons overlap.
func tangledWarning(l *config.Layer, count int) []config.Warning {
	if count == 0 {
		return nil
	}
	return []config.Warning{{Layer: l.ID, Text: fmt.Sprintf("%d features have polygons that overlap each other and cross too often to be united: "+
		"they are drawn with holes where they overlap", count)}}
}

// beyondWarning says how many features of a layer are not drawn whole, on a map of
// the system that they come in.
func beyondWarning(l *config.Layer, count int) []config.Warning {
	if count == 0 {
		return nil
	}
	what := "features reach"
	if count == 1 {
		what = "feature reaches"
	}
	return []config.Warning{{Layer: l.ID, Text: fmt.Sprintf("%d %s beyond the part of the world that a map of the data's own system shows: "+
		"cut off there", count, what)}}
}
