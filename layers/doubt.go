package layers

import (
	"fmt"
	"math"
)

// nearOrigin is how far apart, in degrees of latitude, points are at most that lie within 361 units of
// a plane's origin; a unit is some metres.
const nearOrigin = 0.05

// How far from an origin the numbers of degrees may be, in units.
const farEast, farNorth = 361, 90.5

// Doubt says of data in the plane of System that its coordinates look like degrees: all of them lie where the
// numbers of degrees would, a few hundred metres from the plane's origin. It is empty where they do not.
func (i Info) Doubt() string {
	e := i.Extent
	if i.System == nil || e == nil || !(e.North-e.South < nearOrigin) {
		return ""
	}
	b, sin, ok := i.inPlane(*e)
	east, north := max(-b.West, b.East), max(-b.South, b.North)
	if !ok || east > farEast+float64(farNorth*sin) || north > farNorth+float64(farEast*sin) || max(east, north) < 1 { // the origin itself
		return ""
	}
	numbers := ""
	const exact = 0.01 // what is turned more has a smaller box in the plane
	if sin < exact {
		numbers = fmt.Sprintf(" (%.6g, %.6g to %.6g, %.6g)", b.West, b.South, b.East, b.North)
	}
	return fmt.Sprintf("the coordinates look like degrees%s, and are taken for those of %s, next to whose origin they lie: give \"crs\" that of the data, %q for degrees",
		numbers, i.CRS, "EPSG:4326")
}

// inPlane is the box of the plane, in its units, around a box in degrees, and the sine of twice the angle that
// north is turned by there, 1 around a pole. It is not ok where a corner is not in the plane.
//
// North is not up far from where a system is meant for, as at an origin that was moved away (false
// easting). With a and b the halves of the width and height of a box of the plane that is turned by t, the box
// around its box of degrees has the halves a + b sin 2t and b + a sin 2t at most.
func (i Info) inPlane(e Degrees) (box Degrees, sin float64, ok bool) {
	box = Degrees{West: math.Inf(1), South: math.Inf(1), East: math.Inf(-1), North: math.Inf(-1)}
	var at [9][2]float64
	for k := range 9 {
		lon := e.West + float64((e.East-e.West)*float64(k%3)/2)
		lat := e.South + float64((e.North-e.South)*float64(k/3)/2)
		x, y, there := i.System.FromWGS84(lon, lat)
		if !there {
			return box, 0, false
		}
		x, y = math.Round(x*1e6)/1e6+0, math.Round(y*1e6)/1e6+0
		at[k] = [2]float64{x, y}
		box = Degrees{West: min(box.West, x), South: min(box.South, y), East: max(box.East, x), North: max(box.North, y)}
	}
	if e.East-e.West > 180 {
		return box, 1, true
	}
	dx, dy := at[5][0]-at[3][0], at[5][1]-at[3][1] // from west to east
	if square := float64(dx*dx) + float64(dy*dy); square > 0 {
		sin = math.Abs(2*dx*dy) / square
	}
	return box, sin, true
}
