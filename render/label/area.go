package label

import (
	"math"

	"github.com/twpayne/go-geom"

	"github.com/seed-898ab921/kartograph/internal/flat"
)

// Area is the area of a polygon in square pixels, 0 for everything else. Outer
// rings and holes are told apart by their place, not by their winding.
func Area(g geom.T) float64 {
	sum := 0.0
	for p := range flat.Polygons(g) {
		area := 0.0
		for i, ring := range p.Rings() {
			if i == 0 {
				area += math.Abs(signedArea(ring))
			} else {
				area -= math.Abs(signedArea(ring))
			}
		}
		sum += area
	}
	return sum
}

// signedArea is the shoelace formula for a closed ring.
func signedArea(ring []float64) float64 {
	sum := 0.0
	for i := 2; i < len(ring); i += 2 {
		sum += ring[i-2]*ring[i+1] - ring[i]*ring[i-1]
	}
	return sum / 2
}

// Centroid is a geometry's centre of mass: of its area where it has one, else
// of its points.
func Centroid(g geom.T) (x, y float64, ok bool) {
	var sum, sx, sy float64
	for p := range flat.Polygons(g) {
		for i, ring := range p.Rings() {
			sign := math.Copysign(1, signedArea(ring))
			if i > 0 {
				sign = -sign
			}
			for i := 2; i < len(ring); i += 2 {
				x0, y0, x1, y1 := ring[i-2], ring[i-1], ring[i], ring[i+1]
				cross := sign * (x0*y1 - x1*y0)
				sum += cross
				sx += (x0 + x1) * cross
				sy += (y0 + y1) * cross
			}
		}
	}
	if math.Abs(sum) > 1e-12 {
		return sx / (3 * sum), sy / (3 * sum), true
	}
	coords := g.FlatCoords()
	for i := 0; i+1 < len(coords); i += 2 {
		sx, sy = sx+coords[i], sy+coords[i+1]
	}
	n := float64(len(coords) / 2)
	return sx / n, sy / n, n > 0
}
