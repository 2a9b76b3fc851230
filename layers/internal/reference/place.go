package reference

import (
	"fmt"
	"math"

	"github.com/twpayne/go-geom"

	"github.com/seed-898ab921/kartograph/internal/tally"
)

// Turned is what readers count when Place brought longitudes back.
const Turned = "features with longitudes more than a turn away, brought back by whole turns"

// Place changes flat x, y coordinates of one feature to longitudes and
// latitudes in place, whatever they are: it converts them, checks that they are
// numbers and can be degrees, takes rounding beyond a pole off, and brings data
// that was drawn on another copy of the world back by whole turns; turned tells
// of that. The error is a fault of the feature, and the coordinates are spoilt
// then.
func (r Reference) Place(flat []float64) (turned bool, err error) {
	x, y, err := r.place(flat)
	switch {
	case err != nil:
		return false, err
	case AreDegrees(x, y):
		return false, nil
	case turn(flat):
		return true, nil
	}
	return false, r.notDegrees(x, y)
}

// PlaceFixed is Place for coordinates that others have to meet, such as arcs,
// and that no turn is therefore taken off.
func (r Reference) PlaceFixed(flat []float64) error {
	x, y, err := r.place(flat)
	if err == nil && !AreDegrees(x, y) {
		err = r.notDegrees(x, y)
	}
	return err
}

// place converts coordinates; x, y is the first point that cannot be in
// degrees, or one that can.
func (r Reference) place(flat []float64) (x, y float64, err error) {
	if r.system != nil && !r.ToDegrees(flat) {
		return 0, 0, tally.Of(tally.NoImage, fmt.Errorf("a point lies outside of the coordinate system %s", r.name))
	}
	for i := 0; i+1 < len(flat); i += 2 {
		if x, y = flat[i], flat[i+1]; !AreDegrees(x, y) {
			return x, y, nil
		}
		flat[i+1] = max(-90, min(y, 90))
	}
	return 0, 0, nil
}

// PlaceGeometry is Place for the coordinates of a geometry of layout XY.
func (r Reference) PlaceGeometry(g geom.T) (turned bool, err error) {
	c, collection := g.(*geom.GeometryCollection)
	if !collection {
		return r.Place(g.FlatCoords())
	}
	for _, member := range c.Geoms() {
		t, err := r.PlaceGeometry(member)
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
func turn(flat []float64) bool {
	west, east := math.Inf(1), math.Inf(-1)
	for i := 0; i+1 < len(flat); i += 2 {
		west, east = min(west, flat[i]), max(east, flat[i])
		if !AreDegrees(0, flat[i+1]) {
			return false
		}
		flat[i+1] = max(-90, min(flat[i+1], 90))
	}
	by := 360 * math.Round((west+east)/720)
	if !(math.Abs(by) <= 360*maxTurns && AreDegrees(west-by, 0) && AreDegrees(east-by, 0)) {
		return false
	}
	for i := 0; i < len(flat); i += 2 {
		flat[i] -= by
	}
	return true
}
