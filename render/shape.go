package render

import (
	"fmt"

	"github.com/twpayne/go-geom"
)

// shape writes the geometry of a mark.
func (d *document) shape(m *Mark, s Shape, in inherited) error {
	d.path.reset()
	d.points = d.points[:0]
	p := parts{path: &d.path}
	if err := d.geometry(s.Geometry, &p, 0); err != nil {
		return err
	}
	if len(d.points) > 0 && !(s.Radius >= 0 && s.Radius < maxRadius) {
		return fmt.Errorf("the radius of circles is %v: give 0 to %g pixels", s.Radius, maxRadius)
	}
	if !p.drawn && p.collapsed {
		d.path.point(p.x, p.y)
		d.stats.Collapsed++
	}
	d.stats.Vertices += d.path.vertices + len(d.points)/2
	d.stats.PathBytes += int64(len(d.path.data))
	if len(d.path.data) == 0 && len(d.points) == 0 {
		d.stats.Empty++
		return nil
	}
	d.elements(m, in, s.Radius)
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
func (p *parts) add(flat []float64, stride int, closed bool) error {
	if len(flat) < 2 {
		return nil
	}
	drawn, err := p.part(flat, stride, closed)
	if err != nil {
		return err
	}
	if !drawn && !p.collapsed {
		p.collapsed = true
		p.x, _ = p.snap(flat[0])
		p.y, _ = p.snap(flat[1])
	}
	p.drawn = p.drawn || drawn
	return nil
}

// geometry adds a geometry to the path and the points of the shape at hand.
func (d *document) geometry(g geom.T, p *parts, depth int) error {
	switch g := g.(type) {
	case nil:
		return nil
	case *geom.Point, *geom.MultiPoint:
		return d.addPoints(g.FlatCoords(), g.Stride())
	case *geom.LineString:
		return p.add(g.FlatCoords(), g.Stride(), false)
	case *geom.LinearRing:
		return p.add(g.FlatCoords(), g.Stride(), true)
	case *geom.MultiLineString:
		return p.addAll(g.FlatCoords(), 0, g.Ends(), g.Stride(), false)
	case *geom.Polygon:
		return p.addAll(g.FlatCoords(), 0, g.Ends(), g.Stride(), true)
	case *geom.MultiPolygon:
		start := 0
		for _, ends := range g.Endss() {
			if err := p.addAll(g.FlatCoords(), start, ends, g.Stride(), true); err != nil {
				return err
			}
			if len(ends) > 0 {
				start = ends[len(ends)-1]
			}
		}
		return nil
	case *geom.GeometryCollection:
		if depth > maxDepth {
			return fmt.Errorf("a collection lies more than %d collections deep", maxDepth)
		}
		for _, part := range g.Geoms() {
			if err := d.geometry(part, p, depth+1); err != nil {
				return err
			}
		}
		return nil
	}
	return fmt.Errorf("a %T cannot be drawn", g)
}

// addAll adds the parts that end at ends.
func (p *parts) addAll(flat []float64, start int, ends []int, stride int, closed bool) error {
	for i, end := range ends {
		if err := p.add(flat[start:end], stride, closed); err != nil {
			return fmt.Errorf("part %d: %w", i+1, err)
		}
		start = end
	}
	return nil
}

func (d *document) addPoints(flat []float64, stride int) error {
	for i := 0; i+1 < len(flat) && stride > 0; i += stride {
		x, okX := d.path.snap(flat[i])
		y, okY := d.path.snap(flat[i+1])
		if !okX || !okY {
			return fmt.Errorf("point %d is at %v, %v, which cannot be drawn", i/stride+1, flat[i], flat[i+1])
		}
		d.points = append(d.points, x, y)
	}
	return nil
}
