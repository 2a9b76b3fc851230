package reference

import (
	"math"

	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/internal/tally"
	"github.com/twpayne/go-geom"
)

// Turned is what readers count when Place brought longitudes back.
const Turned = "features with longitudes more than a turn away, brought back by whole turns"

// Place changes coords x, y coordinates of one feature to longitudes and
// latitudes in place, whatever they are: it converts them, checks that they are
// numbers and can be degrees, takes rounding beyond a pole off, and brings data
// that was drawn on another copy of the world back by whole turns; turned tells
// of that. The error is a fault of the feature, and the coordinates are spoilt
// then.
func (r Reference) Place(coords []float64) (turned bool, err error) {
	if r.plane {
		return false, r.placePlane(coords)
	}
	x, y, err := r.place(coords)
	switch {
	case err != nil:
		return false, err
	case AreDegrees(x, y):
		return false, nil
	case turn(coords):
		return true, nil
	}
	return false, r.notDegrees(x, y)
}

// PlaceFixed is Place for coordinates that others have to meet, such as arcs,
// and that no turn is therefore taken off.
func (r Reference) PlaceFixed(coords []float64) error {
	if r.plane {
		return r.placePlane(coords)
	}
	x, y, err := r.place(coords)
	if err == nil && !AreDegrees(x, y) {
		err = r.notDegrees(x, y)
	}
	return err
}

// place converts coordinates; x, y is the first point that cannot be in
// degrees, or one that can.
func (r Reference) place(coords []float64) (x, y float64, err error) {
	if r.system != nil && !r.ToDegrees(coords) {
		name := r.name
		return 0, 0, tally.Later(tally.NoImage, func() string { return "a point lies outside of the coordinate system " + name })
	}
	for i := 0; i+1 < len(coords); i += 2 {
		if x, y = coords[i], coords[i+1]; !AreDegrees(x, y) {
			return x, y, nil
		}
		coords[i+1] = max(-90, min(y, 90))
	}
	return 0, 0, nil
}

// PlaceGeometry is Place for the coordinates of a geometry of layout XY.
func (r Reference) PlaceGeometry(g geom.T) (turned bool, err error) {
	for part := range flat.Simple(g) {
		t, err := r.Place(part.FlatCoords())
		if err != nil {
			return false, err
		}
		turned = turned || t
	}
	return turned, nil
}

// maxTurns is how many turns away longitudes may be: maps that can be dragged
// round the globe give such numbers, but not any number.
const maxTurns = 10

// turn brings coordinates back by whole turns, so that the middle of them lies
// between -180 and 180, and reports whether they are degrees then.
func turn(coords []float64) bool {
	west, east := math.Inf(1), math.Inf(-1)
	for i := 0; i+1 < len(coords); i += 2 {
		west, east = min(west, coords[i]), max(east, coords[i])
		if !AreDegrees(0, coords[i+1]) {
			return false
		}
		coords[i+1] = max(-90, min(coords[i+1], 90))
	}
	by := 360 * math.Round((west+east)/720)
	if !(math.Abs(by) <= 360*maxTurns && AreDegrees(west-by, 0) && AreDegrees(east-by, 0)) {
		return false
	}
	for i := 0; i < len(coords); i += 2 {
		coords[i] -= by
	}
	return true
}

// placePlane is Place for data in a plane: y grows upwards then.
func (r Reference) placePlane(coords []float64) error {
	for i := 0; i+1 < len(coords); i += 2 {
		if x, y := coords[i], coords[i+1]; math.IsNaN(x-x) || math.IsNaN(y-y) {
			return NotDegrees(x, y)
		}
		if r.down {
			coords[i+1] = 0 - coords[i+1]
		}
	}
	return nil
}
