package kartograph

import (
	"github.com/twpayne/go-geom"
)

// visibleMembers leaves out the polygons or lines of a multi-geometry in
// degrees that cannot be in the frame, so that a map of the Pyrenees does not
// project the rest of France around the globe. Polygons that a file has cut at
// 180 degrees lose a half only where the cut is not in the frame either.
func (f *frame) visibleMembers(g geom.T) geom.T {
	if !f.cuts() || g.Stride() != 2 {
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

// project takes a geometry from degrees to pixels.
func (f *frame) project(g geom.T) geom.T {
	return f.memo.once(stagePlaced, g, func() geom.T {
		return f.proj.Project(f.visibleMembers(g))
	})
}

func (f *frame) visiblePolygons(g *geom.MultiPolygon) geom.T {
	var flat []float64
	var endss [][]int
	from := 0
	for _, ends := range g.Endss() {
		if len(ends) == 0 {
			continue
		}
		part := g.FlatCoords()[from:ends[len(ends)-1]]
		if f.mayShow(part) {
			shift := len(flat) - from
			moved := make([]int, len(ends))
			for i, end := range ends {
				moved[i] = end + shift
			}
			flat, endss = append(flat, part...), append(endss, moved)
		}
		from = ends[len(ends)-1]
	}
	if len(flat) == len(g.FlatCoords()) {
		return g
	}
	return geom.NewMultiPolygonFlat(geom.XY, flat, endss)
}

func (f *frame) visibleLines(g *geom.MultiLineString) geom.T {
	var flat []float64
	var ends []int
	from := 0
	for _, end := range g.Ends() {
		if part := g.FlatCoords()[from:end]; f.mayShow(part) {
			flat = append(flat, part...)
			ends = append(ends, len(flat))
		}
		from = end
	}
	if len(flat) == len(g.FlatCoords()) {
		return g
	}
	return geom.NewMultiLineStringFlat(geom.XY, flat, ends)
}

// mayShow reports whether points in degrees may be in the frame.
func (f *frame) mayShow(flat []float64) bool {
	if len(flat) < 2 {
		return false
	}
	minX, minY := flat[0], flat[1]
	maxX, maxY := minX, minY
	for i := 3; i < len(flat); i += 2 {
		x, y := flat[i-1], flat[i]
		minX, maxX = min(minX, x), max(maxX, x)
		minY, maxY = min(minY, y), max(maxY, y)
	}
	return f.visible(degreeBox(minX, minY, maxX, maxY))
}

func degreeBox(west, south, east, north float64) *geom.Bounds {
	return geom.NewBounds(geom.XY).Set(west, south, east, north)
}
