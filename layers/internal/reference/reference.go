// Package reference brings the coordinates of a file into degrees of WGS 84,
// whichever coordinate system they are in.
package reference

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/tally"
	"github.com/seed-898ab921/kartograph/projection/crs"
)

// Reference is the coordinate system of a file. The zero Reference is WGS 84.
type Reference struct {
	name   string
	system *crs.System
	notes  []string
	// plane says that coordinates stay as they are, down that their y grows
	// downwards.
	plane, down bool
	// edge is the easting of the 180th meridian where the system's plane goes
	// on beyond it.
	edge   float64
	goesOn bool
}

// Asked reads what a layer says that its data is in: all that Parse reads, and
// "plane" and "plane-down", for data that stays as it is, but for the sign of
// a y that grows downwards. A file cannot say that of itself: the map has to
// know of it.
func Asked(text string, grids *crs.Grids) (Reference, error) {
	if down, ok := crs.Plane(text); ok {
		return Reference{name: strings.ToLower(strings.TrimSpace(text)), plane: true, down: down}, nil
	}
	return Parse(text, grids)
}

// Parse reads the description of a coordinate system: WKT as in a .prj file, a
// PROJ string, PROJJSON or a code such as "EPSG:3035", with the grids for its
// datum shift, which may be nil. An empty text is WGS 84, and so is one that
// says that the system is unknown, with a warning.
func Parse(text string, grids *crs.Grids) (Reference, error) {
	text = strings.TrimSpace(text)
	if text == "" {
		return Reference{}, nil
	}
	if saysNothing(text) {
		return Reference{notes: []string{fmt.Sprintf("the coordinate system is called %q, which says nothing; degrees of WGS 84 are assumed", text)}}, nil
	}
	if name, ok := crs.PlainDegrees(text); ok {
		return Reference{name: name}, nil
	}
	s, err := grids.Parse(text)
	if err != nil {
		return Reference{}, err
	}
	r := Reference{name: s.Name(), notes: s.Warnings()}
	if r.name == "" {
		r.name = s.Code()
	}
	if r.name == "" {
		r.name = s.PROJ()
	}
	if !s.IsWGS84() {
		r.system = s
		r.edge, r.goesOn = s.Edge()
	}
	return r, nil
}

// saysNothing reports whether a program that writes data had no coordinate
// system to name: "unnamed", "EPSG:0" or a URN of it.
func saysNothing(text string) bool {
	text = strings.ToLower(text)
	switch text {
	case "unnamed", "unknown", "undefined", "unspecified", "none", "null", "epsg:0", "epsg::0":
		return true
	}
	return strings.HasPrefix(text, "urn:") && strings.HasSuffix(text, ":epsg::0")
}

// Name returns the system's name, empty where the file says nothing.
func (r Reference) Name() string { return r.name }

// IsDegrees reports whether coordinates are degrees of WGS 84 already.
func (r Reference) IsDegrees() bool { return r.system == nil && !r.plane }

// IsGeographic reports whether coordinates are longitudes and latitudes, of
// whatever datum.
func (r Reference) IsGeographic() bool {
	return r.IsDegrees() || r.system != nil && r.system.IsGeographic()
}

// Plane returns the system whose plane edges are straight in; nil where they are
// straight in degrees, of WGS 84 or of a datum beside it.
func (r Reference) Plane() *crs.System {
	if r.system == nil || r.system.IsGeographic() {
		return nil
	}
	return r.system
}

// Warnings returns in what the conversion is not exact.
func (r Reference) Warnings() []string {
	return slices.Clone(r.notes)
}

// ToDegrees changes flat x, y coordinates to longitudes and latitudes in place.
// It reports whether all points have a place on the globe; the coordinates are
// spoilt when one has none.
func (r Reference) ToDegrees(flat []float64) (ok bool) {
	if r.system == nil {
		return true
	}
	for i := 0; i+1 < len(flat); i += 2 {
		lon, lat, ok := r.system.ToWGS84(flat[i], flat[i+1])
		if !ok {
			return false
		}
		if r.goesOn {
			lon = r.beyond(flat[i], lon)
		}
		flat[i], flat[i+1] = lon, lat
	}
	return true
}

// beyond returns the longitude of a point beyond the edge of a plane that goes on
// there as one beyond 180 degrees, so that its edges are as long as in the plane.
func (r Reference) beyond(x, lon float64) float64 {
	return lon + 360*math.Round((180*x/r.edge-lon)/360)
}

// AreDegrees reports whether x, y can be a longitude and a latitude. The limits
// leave room for data that runs past the antimeridian and for rounding.
func AreDegrees(x, y float64) bool { return math.Abs(x) <= 361 && math.Abs(y) <= 90.5 }

// notDegrees is NotDegrees for what the file or the layer calls degrees.
func (r Reference) notDegrees(x, y float64) error {
	if r.name == "" || math.IsNaN(x-x) || math.IsNaN(y-y) {
		return NotDegrees(x, y)
	}
	name := r.name
	return tally.Later(tally.NotDegrees, func() string {
		return fmt.Sprintf("coordinates %g, %g are no longitude and latitude, though they are said to be %q: "+
			"name their true coordinate system with \"crs\", or \"plane\" or \"plane-down\" there to draw them as they are", x, y, name)
	})
}

// NotDegrees returns the fault of coordinates that are taken for degrees but
// cannot be, with a guess at what they are.
func NotDegrees(x, y float64) error {
	if math.IsNaN(x) || math.IsNaN(y) || math.IsInf(x, 0) || math.IsInf(y, 0) {
		return tally.Later(tally.NotNumbers, func() string { return fmt.Sprintf("coordinates %g, %g are no finite numbers", x, y) })
	}
	return tally.Later(tally.NotDegrees, func() string { return guess(x, y) })
}

// guess tells what coordinates are that are no degrees.
func guess(x, y float64) string {
	const say = "name their coordinate system with \"crs\", or \"plane\" (y up) or \"plane-down\" (y down) there to draw them as they are"
	switch {
	case math.Abs(y) > 90.5 && math.Abs(y) <= 361 && math.Abs(x) <= 90.5:
		return fmt.Sprintf("latitude %g is impossible; are longitude and latitude swapped? If the coordinates %g, %g are no degrees, %s", y, x, y, say)
	case math.Abs(y) <= 90.5 && math.Abs(x) <= 360*maxTurns:
		return fmt.Sprintf("longitude %g is more than a turn away; if the coordinates %g, %g are no degrees, %s", x, x, y, say)
	}
	return fmt.Sprintf("coordinates %g, %g are no longitude and latitude, and nothing says what they are: %s", x, y, say)
}
