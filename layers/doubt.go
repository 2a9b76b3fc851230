package layers

import (
	"fmt"
	"math"
)

// nearOrigin is how far apart, in degrees of latitude, points are at most that lie within 361 units of
// a plane's origin; a unit is some metres.
const nearOrigin = 0.05

// Doubt says of data in the plane of System that its coordinates look like degrees: all of them lie where the
// numbers of degrees would, a few hundred metres from the plane's origin. It is empty where they do not.
func (i Info) Doubt() string {
	e := i.Extent
	if i.System == nil || e == nil || !(e.North-e.South < nearOrigin) {
		return ""
	}
	west, south, east, north := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for k := range 9 {
		lon := e.West + float64((e.East-e.West)*float64(k%3)/2)
		lat := e.South + float64((e.North-e.South)*float64(k/3)/2)
		x, y, ok := i.System.FromWGS84(lon, lat)
		if !ok || math.Abs(x) > 361 || math.Abs(y) > 90.5 {
			return ""
		}
		x, y = math.Round(x*1e6)/1e6+0, math.Round(y*1e6)/1e6+0
		west, south, east, north = min(west, x), min(south, y), max(east, x), max(north, y)
	}
	if max(-west, -south, east, north) < 1 {
		return "" // the origin itself
	}
	return fmt.Sprintf("the coordinates look like degrees (%.6g, %.6g to %.6g, %.6g), and are taken for those of %s, next to whose origin they lie: give \"crs\" that of the data, %q for degrees",
		west, south, east, north, i.CRS, "EPSG:4326")
}
