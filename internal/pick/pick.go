// Package pick finds what somebody pointed at on a page.
package pick

import (
	"math"

	"github.com/twpayne/go-geom"

	"github.com/seed-898ab921/kartograph/internal/flat"
)

// Distance is how far a place is from what is drawn of a geometry, in its unit: 0 inside of
// an area, by the even-odd rule over all its rings, and from its edges, from lines and
// from points what is nearest. It is +Inf where there is nothing.
func Distance(g geom.T, x, y float64) float64 {
	nearest := math.Inf(1)
	for simple := range flat.Simple(g) {
		nearest = min(nearest, distance(simple, x, y))
	}
	return nearest
}

func distance(g geom.T, x, y float64) float64 {
	nearest, stride := math.Inf(1), g.Stride()
	for p := range flat.Points(g) {
		nearest = min(nearest, math.Hypot(p[0]-x, p[1]-y))
	}
	for line := range flat.Lines(g) {
		for i := stride; i+1 < len(line); i += stride {
			nearest = min(nearest, fromEdge(line[i-stride:], line[i:], x, y))
		}
	}
	inside := false
	for polygon := range flat.Polygons(g) {
		for k := range polygon.Ends {
			ring := polygon.Ring(k)
			for i := stride; i+1 < len(ring); i += stride {
				nearest = min(nearest, fromEdge(ring[i-stride:], ring[i:], x, y))
				if crosses(ring[i-stride:], ring[i:], x, y) {
					inside = !inside
				}
			}
		}
	}
	if inside {
		return 0
	}
	return nearest
}

// fromEdge is the distance of a place from an edge.
func fromEdge(a, b []float64, x, y float64) float64 {
	dx, dy := b[0]-a[0], b[1]-a[1]
	t := 0.0
	if length := dx*dx + dy*dy; length > 0 {
		t = min(max(((x-a[0])*dx+(y-a[1])*dy)/length, 0), 1)
	}
	return math.Hypot(a[0]+t*dx-x, a[1]+t*dy-y)
}

// crosses reports whether an edge crosses the way from a place to the right.
func crosses(a, b []float64, x, y float64) bool {
	return (a[1] > y) != (b[1] > y) && a[0]+(y-a[1])/(b[1]-a[1])*(b[0]-a[0]) > x
}
