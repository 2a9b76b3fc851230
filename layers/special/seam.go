package special

import (
	"math"
	"slices"

	"github.com/twpayne/go-geom"
)

// besideSeam is how far, in degrees, to both sides of a meridian the map is asked
// whether it is torn there.
const besideSeam = 1e-5

// meridians are the lines that are drawn for a meridian, which is given by positions
// in degrees: it itself, and where the map is cut open along it both sides of the
// cut, as one alone would look like a fault. Where something else draws the globe's
// edge, the cut is left to that, which would be covered. There are none for nil.
func (v View) meridians(line *geom.LineString) []geom.T {
	if line == nil {
		return nil
	}
	flat := line.FlatCoords()
	torn := make([]bool, len(flat)/2)
	for i := range torn {
		torn[i] = v.torn(flat[2*i], flat[2*i+1])
	}
	if !slices.Contains(torn, true) {
		return []geom.T{line}
	}
	list := pieces(flat, torn, false, 0)
	if !v.Rimmed {
		for _, by := range [2]float64{-hairBeside, hairBeside} {
			list = append(list, pieces(flat, torn, true, by)...)
		}
	}
	return list
}

// hairBeside is how far beside a cut, in degrees, its sides are drawn.
const hairBeside = 1e-9

// pieces are the stretches of a meridian where the map is cut open, or those where it
// is not, moved by some degrees of longitude.
func pieces(flat []float64, torn []bool, cut bool, by float64) []geom.T {
	var list []geom.T
	for from := 0; from < len(torn); {
		to := from
		for to < len(torn) && torn[to] == cut {
			to++
		}
		if to-from > 1 {
			piece := slices.Clone(flat[2*from : 2*to])
			for i := 0; i < len(piece); i += 2 {
				piece[i] += by
			}
			list = append(list, geom.NewLineStringFlat(geom.XY, piece))
		}
		from = max(to, from+1)
	}
	return list
}

// torn reports whether what lies side by side at a point, given in degrees, is far
// apart on the map: by more than a hundred times the distance of the points beside.
func (v View) torn(lon, lat float64) bool {
	lat = min(max(lat, -89.9), 89.9) // all meridians meet at the poles
	var at [4][2]float64
	apart := func(i, j int) float64 { return math.Hypot(at[j][0]-at[i][0], at[j][1]-at[i][1]) }
	for i, by := range [4]float64{-2, -1, 1, 2} {
		x, y, ok := v.Proj.Forward(lon+by*besideSeam, lat)
		if at[i] = [2]float64{x, y}; !ok || i == 2 && !(apart(1, 2) > 50*apart(0, 1)+1e-6) {
			return false // mostly by three of the points
		}
	}
	return apart(1, 2) > 50*(apart(0, 1)+apart(2, 3))+1e-6
}
