package kartograph

import (
	"math"

	"github.com/twpayne/go-geom"
)

// dropSmallParts returns a multipolygon (degrees) without the parts that cover
// less of the sphere than fraction times its largest part: mainland Spain
// without the Canaries. Other geometries, and a fraction of 0, change nothing.
func dropSmallParts(g geom.T, fraction float64) geom.T {
	multi, ok := g.(*geom.MultiPolygon)
	if !ok || fraction <= 0 || multi.NumPolygons() < 2 {
		return g
	}
	areas := make([]float64, multi.NumPolygons())
	largest := 0.0
	for i := range areas {
		areas[i] = sphericalArea(multi.Polygon(i).LinearRing(0).FlatCoords(), multi.Stride())
		largest = max(largest, areas[i])
	}
	kept := geom.NewMultiPolygon(multi.Layout())
	for i, area := range areas {
		if area >= fraction*largest {
			// Push fails only for another layout, and this is the same.
			_ = kept.Push(multi.Polygon(i))
		}
	}
	return kept
}

// sphericalArea returns the area in steradians inside a ring whose edges are
// straight in longitude and latitude (degrees): the sum of the trapezia that
// the edges make with the equator on Lambert's equal-area cylinder.
func sphericalArea(flat []float64, stride int) float64 {
	sum := 0.0
	for i := stride; i < len(flat); i += stride {
		width := flat[i] - flat[i-stride]
		if math.Abs(width) > 180 && math.Abs(width) < 360 {
			width -= math.Copysign(360, width)
		}
		sum += radians(width) * (math.Sin(radians(flat[i+1])) + math.Sin(radians(flat[i-stride+1]))) / 2
	}
	return math.Abs(sum)
}
