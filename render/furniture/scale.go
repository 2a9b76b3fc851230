package furniture

import (
	"math"

	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/projection"
)

// pageDistance is the length in metres, along the globe, of a horizontal line
// on the page. It is measured in short pieces, as the line may be curved on
// the globe.
func pageDistance(p *projection.Projection, x, y, length float64) (float64, bool) {
	const pieces = 16
	sum := 0.0
	lon0, lat0, ok := p.Inverse(x, y)
	if !ok {
		return 0, false
	}
	for i := 1; i <= pieces; i++ {
		lon1, lat1, ok := p.Inverse(x+length*float64(i)/pieces, y)
		if !ok {
			return 0, false
		}
		sum += greatCircle(lon0, lat0, lon1, lat1)
		lon0, lat0 = lon1, lat1
	}
	return sum * flat.EarthRadius, true
}

// MetresPerPixel is how long a pixel of the page's rows is on the globe, in metres, at a point of the page
// in pixels; 0 where that is not on the globe.
func MetresPerPixel(p *projection.Projection, x, y float64) float64 {
	metres, _ := pageDistance(p, x, y, 1)
	return metres
}

// greatCircle is the angle in radians between two points in degrees (the
// haversine formula, exact for small distances).
func greatCircle(lon0, lat0, lon1, lat1 float64) float64 {
	sinLat := math.Sin(flat.Radians(lat1-lat0) / 2)
	sinLon := math.Sin(flat.Radians(lon1-lon0) / 2)
	h := sinLat*sinLat + math.Cos(flat.Radians(lat0))*math.Cos(flat.Radians(lat1))*sinLon*sinLon
	return 2 * math.Asin(math.Min(1, math.Sqrt(h)))
}

// scaleRange is the least and the largest scale over the map as fractions of
// the scale where the bar stands, measured along the page's rows and columns
// on a grid of points.
func scaleRange(p Page, bar placedBar) (least, most float64) {
	const grid, step = 12, 1.0
	perPixel := bar.metres / bar.length
	least, most = 1, 1
	for i := range grid + 1 {
		for j := range grid + 1 {
			x := p.Rect.MinX + (p.Rect.MaxX-p.Rect.MinX)*float64(i)/grid
			y := p.Rect.MinY + (p.Rect.MaxY-p.Rect.MinY)*float64(j)/grid
			lon, lat, ok := p.Proj.Inverse(x, y)
			if !ok {
				continue
			}
			for _, d := range [][2]float64{{step, 0}, {0, step}} {
				lon1, lat1, ok := p.Proj.Inverse(x+d[0], y+d[1])
				if metres := greatCircle(lon, lat, lon1, lat1) * flat.EarthRadius; ok && metres > 0 {
					scale := perPixel / (metres / step)
					least, most = min(least, scale), max(most, scale)
				}
			}
		}
	}
	return least, most
}
