package crs

import (
	"fmt"
	"strings"

	"github.com/seed-898ab921/kartograph/projection/crs/internal/wkt"
)

// PlaneError says that a text describes a plane that has no place on the earth:
// LOCAL_CS and ENGCRS of WKT, Projection LOCAL of ArcInfo. Coordinates of such
// a system can be drawn as they are, but not be projected.
type PlaneError struct {
	// Name is the system's own name.
	Name string
	// Metres is what one unit of its coordinates has, 0 where nothing is said.
	Metres float64
}

// Error says what the plane is called and what can be done.
func (e *PlaneError) Error() string {
	return fmt.Sprintf("%q is a local system and has no place on the earth; %s", e.Name, PlaneHint)
}

// planeError makes the error of a local system's element.
func planeError(n *wkt.Node) error {
	e := &PlaneError{Name: n.Name()}
	if n.Child("UNIT", "LENGTHUNIT", "AXIS") != nil {
		e.Metres, _ = linearUnit(n)
	}
	return e
}

// PlaneHint is how messages propose to draw data without a place on the earth.
const PlaneHint = `"crs": "plane" (y up) or "plane-down" (y down) draws it as it is`

// Plane reads the names of data that lies in a plane of its own and is drawn as
// it is: "plane", whose y grows upwards, and "plane-down", for pixels. They
// name no coordinate system, and Parse does not take them.
func Plane(text string) (down, ok bool) {
	switch strings.ToLower(strings.TrimSpace(text)) {
	case "plane":
		return false, true
	case "plane-down":
		return true, true
	}
	return false, false
}
