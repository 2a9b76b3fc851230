package kartograph

import (
	"context"
	"math"

	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/internal/heed"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/projection"
	"github.com/twpayne/go-geom"
)

// clipLayers cuts to the frame what is not cut yet. It comes last, so that what
// is simplified or joined does not depend on where the frame ends.
func clipLayers(ctx context.Context, f *frame, placed []*placedLayer) error {
	for _, p := range placed {
		if !p.drawn || p.cut {
			continue
		}
		if err := heed.Err(ctx); err != nil {
			return err
		}
		features, err := f.cutFeatures(ctx, p.features)
		if err != nil {
			return err
		}
		p.features, p.cut = features, true
	}
	return nil
}

// cutFeatures cuts features to the frame's clip rectangle. Lines and polygons
// that lie only in the margin around the frame are left out; a point's circle
// may reach into the frame from there.
func (f *frame) cutFeatures(ctx context.Context, features []layers.Feature) ([]layers.Feature, error) {
	if !f.cuts() {
		return features, nil
	}
	geometries, same := make([]geom.T, len(features)), true
	for i, feature := range features {
		g := feature.Geometry
		b := pageBox(g)
		if !f.clip.Holds(b) {
			var err error
			if g, err = heeding(ctx, g, func() geom.T { return f.cutOut(feature.Geometry) }); err != nil {
				return nil, err
			}
			b = pageBox(g)
		}
		if b.MinX <= b.MaxX && (isPoints(g) || !f.inMargin(b)) {
			geometries[i] = g
		}
		same = same && geometries[i] == feature.Geometry
	}
	if same {
		return features, nil
	}
	return visibleFeatures(ctx, features, geometries)
}

// hasSmoothOutline reports whether the world was measured and reaches nowhere beyond its outline,
// as where parallels are straight. Some formulas lead it there for some parameters.
func (f *frame) hasSmoothOutline() bool {
	family := f.choice.Definition.Family
	return f.world != projection.Plane{} && (family == "cylindrical" || family == "pseudocylindrical")
}

// worldOnPage is the box of the world in pixels, and around it twice what measuring the world may
// have left out.
func (f *frame) worldOnPage() projection.Page {
	const left = 1. / 500
	v, b := f.proj.View(), f.world
	box := projection.Page{MinX: v.X + v.Scale*b.MinX, MinY: v.Y - v.Scale*b.MaxY, MaxX: v.X + v.Scale*b.MaxX, MaxY: v.Y - v.Scale*b.MinY}
	return box.Grown(left * max(box.Width(), box.Height()))
}

// showsWhole reports whether it is known without a look at all points that cutFeatures would leave
// features as they are, which were drawn from degrees: the world is within the clip rectangle,
// and of each something is within the frame.
func (f *frame) showsWhole(features []layers.Feature) bool {
	if !f.uncut {
		return false
	}
	for i := range features {
		if !f.beginsWithin(features[i].Geometry) {
			return false
		}
	}
	return true
}

// beginsWithin reports whether the first point of a geometry is within the frame.
func (f *frame) beginsWithin(g geom.T) bool {
	for part := range flat.Simple(g) {
		first := part.FlatCoords()
		return len(first) > 1 && f.rect.Has(first[0], first[1])
	}
	return false
}

// pageBox is the box of a geometry in pixels.
func pageBox(g geom.T) projection.Page {
	box := flat.Nothing[projection.Page]()
	for part := range flat.Simple(g) {
		box.AddAll(part.FlatCoords(), part.Stride())
	}
	return box
}

// cuts reports whether anything is cut to the frame.
func (f *frame) cuts() bool { return !math.IsInf(f.clip.MaxX, 0) }

// closeUp is from how many pixels for each of the globe's radians a frame shows so little
// that great arcs of the rest of the world would take seconds.
const closeUp = 200_000

// closesUp reports whether the frame is cut and shows something very close.
func (f *frame) closesUp() bool { return f.cuts() && f.proj.View().Scale >= closeUp }

// room is how far, in pixels, what is about the frame reaches beyond where it is cut.
func (f *frame) room() float64 { return max(f.clip.Width(), f.clip.Height()) }

// farRooms is how many times as far it reaches for steps that move things far.
const farRooms = 8

// cutOut cuts a geometry to the clip rectangle.
func (f *frame) cutOut(g geom.T) geom.T {
	cut, _ := f.memo.once(memoItem{stage: stageClipped, T: g}, func() (geom.T, error) {
		return projection.ClipToBox(g, f.clip), nil
	})
	return cut
}

func isPoints(g geom.T) bool {
	switch g.(type) {
	case *geom.Point, *geom.MultiPoint:
		return true
	}
	return false
}

// inMargin reports whether a box in pixels lies wholly beside the frame. What
// runs along its edge does not.
func (f *frame) inMargin(b projection.Page) bool {
	r := f.rect.Grown(roundedOff)
	return b.MaxX < r.MinX || b.MinX > r.MaxX || b.MaxY < r.MinY || b.MinY > r.MaxY
}
