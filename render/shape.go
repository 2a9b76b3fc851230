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
	d.elements(m, p, in, s.Radius)
	return nil
}

// maxRadius is how large circles may be, in pixels.
const maxRadius = 1e6

// parts gathers how much of a shape there is to see.
type parts struct {
	*path
	drawn, collapsed bool
	x, y             int64 // the place of the first collapsed part
}

// add adds a line or ring; one that the grid swallows is only noted.
func (p *parts) add(coords []float64, stride int, closed bool) error {
	if len(coords) < 2 {
		return nil
	}
	drawn, err := p.part(coords, stride, closed)
	if err != nil {
		return err
	}
	if !drawn && !p.collapsed {
		p.collapsed = true
		p.x, _ = p.snap(coords[0])
		p.y, _ = p.snap(coords[1])
	}
	p.drawn = p.drawn || drawn
	return nil
}

// geometry adds a geometry to the path and the points of the plot at hand.
func (o *plotter) geometry(g geom.T, p *parts, depth int) error {
	switch g := g.(type) {
	case nil:
		return nil
	case *geom.Point, *geom.MultiPoint:
		return o.addPoints(g)
	case *geom.LineString, *geom.MultiLineString:
		return p.addLines(g, false)
	case *geom.LinearRing:
		return p.addLines(g, true)
	case *geom.Polygon, *geom.MultiPolygon:
		return p.addPolygons(g)
	case *geom.GeometryCollection:
		if depth > maxDepth {
			return fmt.Errorf("a collection lies more than %d collections deep", maxDepth)
		}
		for _, part := range g.Geoms() {
			if err := o.geometry(part, p, depth+1); err != nil {
				return err
			}
		}
		return nil
	}
	return fmt.Errorf("a %T cannot be drawn", g)
}

func (p *parts) addLines(g geom.T, closed bool) error {
	n := 0
	for line := range flat.Lines(g) {
		n++
		if err := p.add(line, g.Stride(), closed); err != nil {
			return fmt.Errorf("line %d: %w", n, err)
		}
	}
	return nil
}

func (p *parts) addPolygons(g geom.T) error {
	n := 0
	for polygon := range flat.Polygons(g) {
		n++
		for i, ring := range polygon.Rings() {
			if err := p.add(ring, polygon.Stride, true); err != nil {
				return fmt.Errorf("polygon %d: ring %d: %w", n, i+1, err)
			}
		}
	}
	return nil
}

func (o *plotter) addPoints(g geom.T) error {
	n := 0
	for p := range flat.Points(g) {
		n++
		x, okX := o.path.snap(p[0])
		y, okY := o.path.snap(p[1])
		if !okX || !okY {
			return fmt.Errorf("point %d is at %v, %v, which cannot be drawn", n, p[0], p[1])
		}
		o.points = append(o.points, x, y)
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
