package kartograph

import (
	"iter"

	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/internal/lettering"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/render/label"
	"github.com/seed-898ab921/kartograph/render/label/place"
	"github.com/seed-898ab921/kartograph/styles"
	"github.com/twpayne/go-geom"
)

// How bad it is for a label to stand on a line, on the edge of an area, which most
// borders are twice, on what is there to measure by, such as a graticule, and on the
// outline of a point that has no label itself.
const onLine, onEdge, onDecoration, onSymbol = 1, 0.6, 0.15, 2

// obstacleKinds numbers the layers that labels must not stand on.
func obstacleKinds(placed []*placedLayer) map[string]int {
	kinds := map[string]int{}
	for _, p := range placed {
		if !p.drawn || p.Labeling == nil {
			continue
		}
		for _, id := range p.Labeling.Obstacles.Layers {
			if kinds[id] == 0 {
				kinds[id] = len(kinds) + 1
			}
		}
	}
	return kinds
}

// groundOf adds to a page what labels had better not stand on, or must not: the lines,
// edges and points of layers.
func groundOf(placed []*placedLayer, sheet *styles.Sheet, kinds map[string]int, page *label.Page) {
	var packs []iter.Seq[place.Line]
	for _, p := range placed {
		kind := kinds[p.ID]
		if !p.drawn && kind == 0 {
			continue
		}
		w := weightsOf(p, kind)
		for _, feature := range p.features {
			if p.Labeling == nil {
				if r := symbolRadius(p, feature, sheet); r > 0 {
					page.Lines = append(page.Lines, w.circles(feature.Geometry, r)...)
				}
			}
			for line := range w.lines(feature.Geometry) {
				page.Lines = append(page.Lines, line)
			}
			if kind > 0 {
				page.Areas = append(page.Areas, w.areas(feature.Geometry)...)
			}
		}
		if p.read.reading == streamed {
			packs = append(packs, w.packed(p.packed.marks))
		}
	}
	if len(packs) > 0 {
		page.More = func(yield func(place.Line) bool) {
			for _, lines := range packs {
				for line := range lines {
					if !yield(line) {
						return
					}
				}
			}
		}
	}
}

// weights are how bad it is for a label to stand on what a layer draws.
type weights struct {
	line, edge float64
	kind       int
}

func weightsOf(p *placedLayer, kind int) weights {
	switch {
	case !p.drawn:
		return weights{0, 0, kind}
	case isDecoration(p.Layer):
		return weights{onDecoration, onDecoration, kind}
	}
	return weights{onLine, onEdge, kind}
}

// lines goes through the lines and edges of a geometry.
func (w weights) lines(g geom.T) iter.Seq[place.Line] {
	return func(yield func(place.Line) bool) {
		for part := range flat.Lines(g) {
			if !yield(place.Line{Points: part, Weight: w.line, Kind: w.kind}) {
				return
			}
		}
		for polygon := range flat.Polygons(g) {
			for _, ring := range polygon.Rings() {
				if !yield(place.Line{Points: ring, Weight: w.edge, Kind: w.kind}) {
					return
				}
			}
		}
	}
}

// areas are the polygons of a geometry.
func (w weights) areas(g geom.T) []place.Area {
	var all []place.Area
	for polygon := range flat.Polygons(g) {
		a := place.Area{Kind: w.kind}
		for _, ring := range polygon.Rings() {
			a.Rings = append(a.Rings, ring)
		}
		all = append(all, a)
	}
	return all
}

// circles are squares around the points of a geometry.
func (w weights) circles(g geom.T, r float64) []place.Line {
	var lines []place.Line
	for at := range flat.Points(g) {
		x0, y0, x1, y1 := at[0]-r, at[1]-r, at[0]+r, at[1]+r
		lines = append(lines, place.Line{Points: []float64{x0, y0, x1, y0, x1, y1, x0, y1, x0, y0}, Weight: onSymbol, Kind: w.kind})
	}
	return lines
}

// packed goes through what a streamed layer draws.
func (w weights) packed(marks []*render.Packed) iter.Seq[place.Line] {
	return func(yield func(place.Line) bool) {
		for mark, err := range render.Unpack(marks) {
			shape, ok := mark.Form.(render.Shape)
			if err != nil || !ok {
				continue
			}
			if shape.Radius > 0 {
				for _, line := range w.circles(shape.Geometry, shape.Radius) {
					if !yield(line) {
						return
					}
				}
			}
			for line := range w.lines(shape.Geometry) {
				if !yield(line) {
					return
				}
			}
		}
	}
}

// symbolRadius is how far the circles of a feature's points reach, with their stroke; 0
// where it has none.
func symbolRadius(p *placedLayer, feature layers.Feature, sheet *styles.Sheet) float64 {
	for range flat.Points(feature.Geometry) {
		seen := visible{attributesOf(p, feature.Record), feature.Record}
		style := symbolStyle(sheet, p, feature.Geometry, seen)
		return radiusOf(style) + lettering.Beyond(sheet.Plain(style))
	}
	return 0
}
