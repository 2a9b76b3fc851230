package builtin

import "github.com/twpayne/go-geom"

// area is the polygons of a feature, each with its bounds. All of them are cut at
// 180 degrees, so that the plane of degrees will do.
type area []part

type part struct {
	polygon *geom.Polygon
	bounds  *geom.Bounds
}

func areaOf(g geom.T) area {
	var a area
	switch g := g.(type) {
	case *geom.Polygon:
		a = append(a, part{g, g.Bounds()})
	case *geom.MultiPolygon:
		for i := range g.NumPolygons() {
			a = append(a, part{g.Polygon(i), g.Polygon(i).Bounds()})
		}
	}
	return a
}

// has reports whether a point lies in one of the polygons, by the even-odd rule.
func (a area) has(lon, lat float64) bool {
	for _, p := range a {
		b := p.bounds
		if lon < b.Min(0) || lon > b.Max(0) || lat < b.Min(1) || lat > b.Max(1) {
			continue
		}
		inside, start, flat := false, 0, p.polygon.FlatCoords()
		for _, end := range p.polygon.Ends() {
			for i := start; i+3 < end; i += 2 {
				x0, y0, x1, y1 := flat[i], flat[i+1], flat[i+2], flat[i+3]
				if (y0 > lat) != (y1 > lat) && lon < x0+(lat-y0)*(x1-x0)/(y1-y0) {
					inside = !inside
				}
			}
			start = end
		}
		if inside {
			return true
		}
	}
	return false
}
