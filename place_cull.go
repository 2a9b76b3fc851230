package kartograph

import (
	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/projection"
	"github.com/twpayne/go-geom"
)

// visibleMembers leaves out the polygons or lines of a multi-geometry in
// degrees that cannot be in the frame, so that a map of the Pyrenees does not
// project the rest of France around the globe. Polygons that a file has cut at
// 180 degrees lose a half only where the cut is not in the frame either.
func (f *frame) visibleMembers(g geom.T) geom.T {
	if !f.cuts() || g.Stride() != 2 || f.proj.MayShowAll(f.clip) {
		return g
	}
	switch g := g.(type) {
	case *geom.MultiPolygon:
		return f.visiblePolygons(g)
	case *geom.MultiLineString:
		return f.visibleLines(g)
	default:
		return g
	}
}

// reaches reports whether edges, which are not straight in degrees, may leave the
// box of their ends so far that it does not tell what is visible.
func reaches(e projection.Edges, b *geom.Bounds) bool {
	return e.Curved() && b != nil && (b.Max(0)-b.Min(0) > 1 || b.Max(1)-b.Min(1) > 1)
}

func (f *frame) visiblePolygons(g *geom.MultiPolygon) geom.T {
	shown, all := f.shownParts(g)
	if all {
		return g
	}
	var coords []float64
	var endss [][]int
	for p := range flat.Polygons(g) {
		if shown[0] {
			coords, endss = p.AppendTo(coords, endss)
		}
		shown = shown[1:]
	}
	return geom.NewMultiPolygonFlat(geom.XY, coords, endss)
}

func (f *frame) visibleLines(g *geom.MultiLineString) geom.T {
	shown, all := f.shownParts(g)
	if all {
		return g
	}
	var coords []float64
	var ends []int
	for line := range flat.Lines(g) {
		if shown[0] {
			coords = append(coords, line...)
			ends = append(ends, len(coords))
		}
		shown = shown[1:]
	}
	return geom.NewMultiLineStringFlat(geom.XY, coords, ends)
}

// shownParts reports of each line or polygon whether it may be in the frame, and
// whether all may, as on most maps: nothing is copied then.
func (f *frame) shownParts(g geom.T) (shown []bool, all bool) {
	all = true
	for part := range flat.Parts(g) {
		may := f.mayShow(part)
		shown, all = append(shown, may), all && may
	}
	return shown, all
}

// mayShow reports whether points in degrees may be in the frame.
func (f *frame) mayShow(coords []float64) bool {
	if len(coords) < 2 {
		return false
	}
	b := flat.NoDegrees()
	b.AddAll(coords, 2)
	return !f.cuts() || !b.Empty() && f.proj.MayShowBox(b, f.clip)
}
