package region

import (
	"math"

	"github.com/seed-898ab921/kartograph/projection"
	"github.com/twpayne/go-geom"
)

// OfPlane is the region of geometries that lie in a plane; its box follows
// when it is measured (WithBox).
func OfPlane(geometries ...geom.T) Region {
	return Region{Measure: measured(geometries...), Plane: true, Chosen: true}
}

// WithBox returns the region of a plane with its box.
func (r Region) WithBox(b projection.Plane) Region {
	r.West, r.South, r.East, r.North = b.MinX, b.MinY, b.MaxX, b.MaxY
	r.Lon, r.Lat = b.MinX+(b.MaxX-b.MinX)/2, b.MinY+(b.MaxY-b.MinY)/2
	return r
}

// DropSmallPartsOfPlane is DropSmallParts for geometries in a plane.
func DropSmallPartsOfPlane(g geom.T, fraction float64) geom.T {
	return dropSmallParts(g, fraction, planeArea)
}

// planeArea returns the area inside a closed ring.
func planeArea(ring []float64, stride int) float64 {
	sum := 0.0
	for i := stride; i < len(ring); i += stride {
		sum += float64((ring[i-stride]-ring[0])*(ring[i+1]-ring[1])) - float64((ring[i]-ring[0])*(ring[i-stride+1]-ring[1]))
	}
	return math.Abs(sum) / 2
}
