package label

import (
	"math"

	"github.com/twpayne/go-geom"
)

// Area is the area of a polygon in square pixels, 0 for everything else. Outer
// rings and holes are told apart by their place, not by their winding.
func Area(g geom.T) float64 {
	switch g := g.(type) {
	case *geom.Polygon:
		return ringsArea(g.FlatCoords(), g.Ends())
	case *geom.MultiPolygon:
		sum, from := 0.0, 0
		for _, ends := range g.Endss() {
			if len(ends) == 0 {
				continue
			}
			shifted := make([]int, len(ends))
			for i, end := range ends {
				shifted[i] = end - from
			}
			last := ends[len(ends)-1]
			sum += ringsArea(g.FlatCoords()[from:last], shifted)
			from = last
		}
		return sum
	default:
		return 0
	}
}

// ringsArea is the area of one polygon: its first ring less the others.
func ringsArea(flat []float64, ends []int) float64 {
	area, from := 0.0, 0
	for i, end := range ends {
		ring := math.Abs(signedArea(flat[from:end]))
		if i > 0 {
			ring = -ring
		}
		area += ring
		from = end
	}
	return area
}

// signedArea is the shoelace formula for a closed ring.
func signedArea(flat []float64) float64 {
	sum := 0.0
	for i := 2; i < len(flat); i += 2 {
		sum += flat[i-2]*flat[i+1] - flat[i]*flat[i-1]
	}
	return sum / 2
}

// Centroid is a geometry's centre of mass: of its area where it has one, else
// of its points.
func Centroid(g geom.T) (x, y float64, ok bool) {
	var sum, sx, sy float64
	flat := g.FlatCoords()
	for _, ring := range outlinedRings(g) {
		for i := 2; i < len(ring.flat); i += 2 {
			x0, y0, x1, y1 := ring.flat[i-2], ring.flat[i-1], ring.flat[i], ring.flat[i+1]
			cross := ring.sign * (x0*y1 - x1*y0)
			sum += cross
			sx += (x0 + x1) * cross
			sy += (y0 + y1) * cross
		}
	}
	if math.Abs(sum) > 1e-12 {
		return sx / (3 * sum), sy / (3 * sum), true
	}
	for i := 0; i+1 < len(flat); i += 2 {
		sx, sy = sx+flat[i], sy+flat[i+1]
	}
	n := float64(len(flat) / 2)
	return sx / n, sy / n, n > 0
}

// signedRing is a ring with the sign that makes its area count positive when
// it is an outer ring and negative when it is a hole.
type signedRing struct {
	flat []float64
	sign float64
}

func outlinedRings(g geom.T) []signedRing {
	var rings []signedRing
	add := func(p *geom.Polygon) {
		for i := range p.NumLinearRings() {
			flat := p.LinearRing(i).FlatCoords()
			sign := math.Copysign(1, signedArea(flat))
			if i > 0 {
				sign = -sign
			}
			rings = append(rings, signedRing{flat, sign})
		}
	}
	switch g := g.(type) {
	case *geom.Polygon:
		add(g)
	case *geom.MultiPolygon:
		for i := range g.NumPolygons() {
			add(g.Polygon(i))
		}
	}
	return rings
}
