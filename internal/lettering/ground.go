package lettering

import (
	"iter"
	"math"

	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/render/label/place"
	"github.com/twpayne/go-geom"
)

// How bad it is for a label to stand on a line, on the edge of an area, which most
// borders are twice, on what is there to measure by, such as a graticule, and on the
// outline of a point that has no label itself.
const OnLine, OnEdge, OnDecoration, OnSymbol = 1, 0.6, 0.15, 2

// Weights are how bad it is for a label to stand on the lines of a layer and on the edges
// of its areas; Kind is the number by which labels keep off it entirely, 0 for none.
type Weights struct {
	Line, Edge float64
	Kind       int
}

// Lines goes through the lines and edges of a geometry.
func (w Weights) Lines(g geom.T) iter.Seq[place.Line] {
	return func(yield func(place.Line) bool) {
		for part := range flat.Lines(g) {
			if !yield(place.Line{Points: part, Weight: w.Line, Kind: w.Kind}) {
				return
			}
		}
		for polygon := range flat.Polygons(g) {
			for _, ring := range polygon.Rings() {
				if !yield(place.Line{Points: ring, Weight: w.Edge, Kind: w.Kind}) {
					return
				}
			}
		}
	}
}

// Areas are the polygons of a geometry.
func (w Weights) Areas(g geom.T) []place.Area {
	var all []place.Area
	for polygon := range flat.Polygons(g) {
		a := place.Area{Kind: w.Kind}
		for _, ring := range polygon.Rings() {
			a.Rings = append(a.Rings, ring)
		}
		all = append(all, a)
	}
	return all
}

// ringsApart is how far apart, in pixels, the squares are that stand for a circle: a label
// within it lies on some of them. mostRings is how many there are at most.
const ringsApart, mostRings = 5, 40

// Circles are squares around the points of a geometry, and within large ones.
func (w Weights) Circles(g geom.T, r float64) []place.Line {
	var lines []place.Line
	for at := range flat.Points(g) {
		step := math.Max(ringsApart, r/mostRings)
		for half := r; half > 0; half -= step {
			x0, y0, x1, y1 := at[0]-half, at[1]-half, at[0]+half, at[1]+half
			lines = append(lines, place.Line{Points: []float64{x0, y0, x1, y0, x1, y1, x0, y1, x0, y0}, Weight: OnSymbol, Kind: w.Kind})
		}
	}
	return lines
}

// Packed goes through what a streamed layer draws.
func (w Weights) Packed(marks []*render.Packed) iter.Seq[place.Line] {
	return func(yield func(place.Line) bool) {
		for mark, err := range render.Unpack(marks) {
			shape, ok := mark.Form.(render.Shape)
			if err != nil || !ok {
				continue
			}
			if shape.Radius > 0 {
				for _, line := range w.Circles(shape.Geometry, shape.Radius) {
					if !yield(line) {
						return
					}
				}
			}
			for line := range w.Lines(shape.Geometry) {
				if !yield(line) {
					return
				}
			}
		}
	}
}
