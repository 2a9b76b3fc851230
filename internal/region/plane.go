package region

import (
	"context"
	"math"

	"github.com/seed-898ab921/kartograph/internal/flat"
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
func DropSmallPartsOfPlane(ctx context.Context, g geom.T, fraction float64) (geom.T, error) {
	return dropSmallParts(ctx, g, fraction, func(p *flat.Polygon, i int) []float64 {
		var ring []float64
		for k := 0; k+1 < len(p.Ring(i)); k += p.Stride {
			ring = append(ring, p.Ring(i)[k], p.Ring(i)[k+1])
		}
		return ring
	})
}

// planeArea returns the area inside a closed ring, flat pairs.
func planeArea(ring []float64) float64 {
	sum := 0.0
	for i := 2; i+1 < len(ring); i += 2 {
		sum += float64((ring[i-2]-ring[0])*(ring[i+1]-ring[1])) - float64((ring[i]-ring[0])*(ring[i-1]-ring[1]))
	}
	return math.Abs(sum) / 2
}
