package render

import (
	"fmt"

	"github.com/twpayne/go-geom"

	"github.com/seed-898ab921/kartograph/internal/flat"
)

// shape writes the geometry of a mark, plotted by somebody or here.
func (d *document) shape(m *Mark, s Shape, p *plot, in inherited) error {
	if p == nil {
		own, ok := s.plottedFor(&d.path)
		if !ok {
			own = d.plotter.shape(s)
		}
		p = &own
	}
	if p.err != nil {
		return p.err
	}
	if len(p.points) > 0 && !(s.Radius >= 0 && s.Radius < maxRadius) {
		return fmt.Errorf("the radius of circles is %v: give 0 to %g pixels", s.Radius, maxRadius)
	}
	if p.collapsed {
		d.stats.Collapsed++
	}
	d.stats.Vertices += p.vertices + len(p.points)/2
	d.stats.PathBytes += int64(len(p.data))
	if len(p.data) == 0 && len(p.points) == 0 {
		d.stats.Empty++
		return nil
	}
	return d.elements(m, p, in, s.Radius)
}

// maxRadius is how large circles may be, in pixels.
const maxRadius = 1e6

// drawer is what geometries are drawn with: it takes their points, lines and rings.
type drawer interface {
	// dot takes a point, in pixels; false says that it cannot be drawn.
	dot(x, y float64) bool
	// part takes a line or a closed ring, of which only the first two of each stride numbers count.
	part(coords []float64, stride int, closed bool) error
}

// drawGeometry hands the parts of a geometry, which lies so many collections deep, to what draws.
func drawGeometry(to drawer, g geom.T, depth int) error {
	switch g := g.(type) {
	case nil:
		return nil
	case *geom.Point, *geom.MultiPoint:
		return drawDots(to, g)
	case *geom.LineString, *geom.MultiLineString:
		return drawLines(to, g, false)
	case *geom.LinearRing:
		return drawLines(to, g, true)
	case *geom.Polygon, *geom.MultiPolygon:
		return drawPolygons(to, g)
	case *geom.GeometryCollection:
		if depth > maxDepth {
			return fmt.Errorf("a collection lies more than %d collections deep", maxDepth)
		}
		for _, part := range g.Geoms() {
			if err := drawGeometry(to, part, depth+1); err != nil {
				return err
			}
		}
		return nil
	}
	return fmt.Errorf("a %T cannot be drawn", g)
}

func drawDots(to drawer, g geom.T) error {
	n := 0
	for at := range flat.Points(g) {
		n++
		if !to.dot(at[0], at[1]) {
			return fmt.Errorf("point %d is at %v, %v, which cannot be drawn", n, at[0], at[1])
		}
	}
	return nil
}

func drawLines(to drawer, g geom.T, closed bool) error {
	n := 0
	for line := range flat.Lines(g) {
		n++
		if err := to.part(line, g.Stride(), closed); err != nil {
			return fmt.Errorf("line %d: %w", n, err)
		}
	}
	return nil
}

func drawPolygons(to drawer, g geom.T) error {
	n := 0
	for polygon := range flat.Polygons(g) {
		n++
		for i, ring := range polygon.Rings() {
			if err := to.part(ring, polygon.Stride, true); err != nil {
				return fmt.Errorf("polygon %d: ring %d: %w", n, i+1, err)
			}
		}
	}
	return nil
}

// flatCoords returns the coordinates of a geometry that is no collection.
func flatCoords(g geom.T) []float64 {
	if _, ok := g.(*geom.GeometryCollection); ok {
		return nil
	}
	return g.FlatCoords()
}
