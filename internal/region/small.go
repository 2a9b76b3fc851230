package region

import (
	"context"
	"math"
	"slices"

	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/internal/heed"
	"github.com/seed-898ab921/kartograph/projection"
	"github.com/twpayne/go-geom"
)

// DropSmallParts returns a multipolygon (degrees) without the parts that cover
// less of the sphere than fraction times its largest part: mainland Spain
// without the Canaries. Other geometries, and a fraction of 0, change nothing.
// The error is that of the context.
func DropSmallParts(ctx context.Context, g geom.T, fraction float64, e projection.Edges) (geom.T, error) {
	return dropSmallParts(ctx, g, fraction, func(p *flat.Polygon, i int) []float64 { return onCylinder(e.Unrolled(p, i)) })
}

// dropSmallParts takes the rings of polygons to a plane in which areas are true.
func dropSmallParts(ctx context.Context, g geom.T, fraction float64, inPlane func(p *flat.Polygon, i int) []float64) (geom.T, error) {
	multi, ok := g.(*geom.MultiPolygon)
	if !ok || fraction <= 0 || multi.NumPolygons() < 2 {
		return g, nil
	}
	steps := heed.Every(ctx, 10_000) // coordinates
	var parts [][][]float64
	largest := 0.0
	for p := range flat.Polygons(multi) {
		if err := steps.Take(1 + len(p.All())); err != nil {
			return nil, err
		}
		var rings [][]float64
		for i := range p.Ends {
			rings = append(rings, inPlane(&p, i))
		}
		parts, largest = append(parts, rings), max(largest, planeArea(rings[0]))
	}
	var coords []float64
	var endss [][]int
	for p := range flat.Polygons(multi) {
		if err := steps.Take(1 + len(p.All())); err != nil {
			return nil, err
		}
		if reachesArea(parts[0], fraction*largest) {
			coords, endss = p.AppendTo(coords, endss)
		}
		parts = parts[1:]
	}
	return geom.NewMultiPolygonFlat(multi.Layout(), coords, endss), nil
}

// onCylinder takes a ring of degrees to Lambert's equal-area cylinder, on which
// areas are in steradians.
func onCylinder(ring []float64) []float64 {
	for i := 0; i+1 < len(ring); i += 2 {
		ring[i], ring[i+1] = flat.Radians(ring[i]), math.Sin(flat.Radians(ring[i+1]))
	}
	return ring
}

// reachesArea reports whether a polygon's rings have an area or more. That of the
// first one tells, unless it crosses itself, which may take all of it away; then
// what is inside by the even-odd rule is measured, to a percent or so.
func reachesArea(rings [][]float64, least float64) bool {
	if planeArea(rings[0]) >= least {
		return true
	}
	b := flat.Nothing[flat.Own]()
	for _, r := range rings {
		b.AddAll(r, 2)
	}
	return b.Width()*b.Height() >= least && scannedArea(rings, b) >= least
}

// scannedArea sums what is inside along lines through a box.
func scannedArea(rings [][]float64, b flat.Own) float64 {
	const lines = 256
	sum := 0.0
	var xs []float64
	for k := range lines {
		y := b.MinY + float64((float64(k)+0.5)*b.Height()/lines)
		xs = xs[:0]
		for _, r := range rings {
			for i := 2; i+1 < len(r); i += 2 {
				if (r[i-1] > y) != (r[i+1] > y) {
					xs = append(xs, r[i-2]+float64((y-r[i-1])/(r[i+1]-r[i-1])*(r[i]-r[i-2])))
				}
			}
		}
		slices.Sort(xs)
		for i := 0; i+1 < len(xs); i += 2 {
			sum += xs[i+1] - xs[i]
		}
	}
	return sum * b.Height() / lines
}
