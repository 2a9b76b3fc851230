package location

import (
	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/projection"
)

// plane is the plane that edges are straight in: of longitudes and latitudes,
// where neither field is set; of a coordinate system; or of data that has no
// place on the earth.
type plane struct {
	system projection.System
	planar bool
}

func planeOf(e projection.Edges, planar bool) plane {
	if planar {
		return plane{planar: true}
	}
	return plane{system: e.System}
}

// of is a point of degrees in the plane; ok is false where it has none.
func (p plane) of(lon, lat float64) (x, y float64, ok bool) {
	if p.system == nil {
		return lon, lat, true
	}
	return p.system.FromWGS84(lon, lat)
}

// unrolled are the rings of a polygon in degrees, closed, with longitudes that go
// on beyond 180 degrees.
func unrolled(p flat.Polygon, e projection.Edges) (rings [][]float64) {
	for i := range p.Ends {
		if ring := e.Unrolled(&p, i); ring != nil {
			rings = append(rings, ring)
		}
	}
	return rings
}

// rings are the rings of a polygon in the plane, closed.
func (p plane) rings(polygon flat.Polygon, e projection.Edges) [][]float64 {
	if p.system == nil && !p.planar {
		return unrolled(polygon, e)
	}
	var rings [][]float64
	for i := range polygon.Ends {
		var out []float64
		ring := polygon.Ring(i)
		for k := 0; k+1 < len(ring); k += polygon.Stride {
			x, y, ok := p.of(ring[k], ring[k+1])
			if ok {
				out = append(out, x, y)
			}
		}
		if n := len(out); n >= 6 && (out[0] != out[n-2] || out[1] != out[n-1]) {
			out = append(out, out[0], out[1])
		}
		rings = append(rings, out)
	}
	return rings
}

// side tells where a point of the plane lies to a polygon, and how many edges that took.
func (p plane) side(q *polygon, x, y float64) (where side, looks int) {
	if p.system == nil && !p.planar {
		return q.side(x, y)
	}
	return q.at(x, y)
}
