package region

import (
	"math"

	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/twpayne/go-geom"
)

// DropSmallParts returns a multipolygon (degrees) without the parts that cover
// less of the sphere than fraction times its largest part: mainland Spain
// without the Canaries. Other geometries, and a fraction of 0, change nothing.
func DropSmallParts(g geom.T, fraction float64) geom.T {
	return dropSmallParts(g, fraction, sphericalArea)
}

func dropSmallParts(g geom.T, fraction float64, areaOf func(ring []float64, stride int) float64) geom.T {
	multi, ok := g.(*geom.MultiPolygon)
	if !ok || fraction <= 0 || multi.NumPolygons() < 2 {
		return g
	}
	var areas []float64
	largest := 0.0
	for p := range flat.Polygons(multi) {
		area := areaOf(p.Ring(0), p.Stride)
		areas, largest = append(areas, area), max(largest, area)
	}
	var coords []float64
	var endss [][]int
	for p := range flat.Polygons(multi) {
		if areas[0] >= fraction*largest {
			coords, endss = p.AppendTo(coords, endss)
		}
		areas = areas[1:]
	}
	return geom.NewMultiPolygonFlat(multi.Layout(), coords, endss)
}

// sphericalArea returns the area in steradians inside a ring whose edges are
// straight in longitude and latitude (degrees): the sum of the trapezia that
// the edges make with the equator on Lambert's equal-area cylinder.
func sphericalArea(coords []float64, stride int) float64 {
	sum := 0.0
	for i := stride; i < len(coords); i += stride {
		width := coords[i] - coords[i-stride]
		if math.Abs(width) > 180 && math.Abs(width) < 360 {
			width -= math.Copysign(360, width)
		}
		sum += flat.Radians(width) * (math.Sin(flat.Radians(coords[i+1])) + math.Sin(flat.Radians(coords[i-stride+1]))) / 2
	}
	return math.Abs(sum)
}
