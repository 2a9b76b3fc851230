package special

import (
	"math"

	"github.com/twpayne/go-geom"
)

// besideSeam is how far, in degrees, to both sides of a meridian the map is asked
// whether it is torn there.
const besideSeam = 1e-5

// offSeam leaves out of a meridian, given by positions in degrees, what lies where
// the map is cut open: drawn on one side only, it would cover the globe's edge there
// and not on the other. The edge itself is the outline's. It is nil where nothing is
// left.
func (v View) offSeam(line *geom.LineString) geom.T {
	flat := line.FlatCoords()
	torn := make([]bool, len(flat)/2)
	any := false
	for i := range torn {
		torn[i] = v.torn(flat[2*i], flat[2*i+1])
		any = any || torn[i]
	}
	if !any {
		return line
	}
	parts := geom.NewMultiLineString(geom.XY)
	for from := 0; from < len(torn); {
		to := from
		for to < len(torn) && !torn[to] {
			to++
		}
		if to-from > 1 {
			_ = parts.Push(geom.NewLineStringFlat(geom.XY, flat[2*from:2*to])) // fails only for another layout
		}
		from = to + 1
	}
	if parts.NumLineStrings() == 0 {
		return nil
	}
	return parts
}

// torn reports whether what lies side by side at a point, given in degrees, is far
// apart on the map: by more than a hundred times the distance of the points beside.
func (v View) torn(lon, lat float64) bool {
	lat = min(max(lat, -89.9), 89.9) // all meridians meet at the poles
	var at [4][2]float64
	for i, by := range [4]float64{-2, -1, 1, 2} {
		x, y, ok := v.Proj.Forward(lon+by*besideSeam, lat)
		if !ok {
			return false
		}
		at[i] = [2]float64{x, y}
	}
	gap := math.Hypot(at[2][0]-at[1][0], at[2][1]-at[1][1])
	beside := math.Hypot(at[1][0]-at[0][0], at[1][1]-at[0][1]) + math.Hypot(at[3][0]-at[2][0], at[3][1]-at[2][1])
	return gap > 50*beside+1e-6
}
