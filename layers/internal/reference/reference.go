// Package reference brings the coordinates of a file into degrees of WGS 84,
// whichever coordinate system they are in.
package reference

import (
	"fmt"
	"math"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/tally"
	"github.com/seed-898ab921/kartograph/projection/crs"
)

// Reference is the coordinate system of a file. The zero Reference is WGS 84.
type Reference struct {
	name   string
	system *crs.System
}

// Parse reads the description of a coordinate system: WKT as in a .prj file, a
// PROJ string or a code such as "EPSG:3035". An empty text is WGS 84.
func Parse(text string) (Reference, error) {
	text = strings.TrimSpace(text)
	if text == "" {
		return Reference{}, nil
	}
	s, err := crs.Parse(text)
	if err != nil {
		return Reference{}, err
	}
	r := Reference{name: s.Name()}
	if r.name == "" {
		r.name = s.Code()
	}
	if r.name == "" {
		r.name = s.PROJ()
	}
	if !s.IsWGS84() {
		r.system = s
	}
	return r, nil
}

// Name returns the system's name, empty where the file says nothing.
func (r Reference) Name() string { return r.name }

// IsDegrees reports whether coordinates are degrees of WGS 84 already.
func (r Reference) IsDegrees() bool { return r.system == nil }

// Warnings returns in what the conversion is not exact.
func (r Reference) Warnings() []string {
	if r.system == nil {
		return nil
	}
	return r.system.Warnings()
}

// ToDegrees changes flat x, y coordinates to longitudes and latitudes in place.
// ok is false, and the coordinates are spoilt, when one of the points has no
// place on the globe.
func (r Reference) ToDegrees(flat []float64) (ok bool) {
	if r.system == nil {
		return true
	}
	for i := 0; i+1 < len(flat); i += 2 {
		lon, lat, ok := r.system.ToWGS84(flat[i], flat[i+1])
		if !ok {
			return false
		}
		flat[i], flat[i+1] = lon, lat
	}
	return true
}

// AreDegrees reports whether x, y can be a longitude and a latitude. The limits
// leave room for data that runs past the antimeridian and for rounding.
func AreDegrees(x, y float64) bool { return math.Abs(x) <= 361 && math.Abs(y) <= 90.5 }

// NotDegrees returns the fault of coordinates that are taken for degrees but
// cannot be, with a guess at what they are.
func NotDegrees(x, y float64) error {
	const say = "name their coordinate system with \"crs\""
	var err error
	switch {
	case math.IsNaN(x) || math.IsNaN(y) || math.IsInf(x, 0) || math.IsInf(y, 0):
		return tally.Of(tally.NotNumbers, fmt.Errorf("coordinates %g, %g are no finite numbers", x, y))
	case math.Abs(y) > 90.5 && math.Abs(y) <= 361 && math.Abs(x) <= 90.5:
		err = fmt.Errorf("latitude %g is impossible; are longitude and latitude swapped? If the coordinates %g, %g are no degrees, %s", y, x, y, say)
	case math.Abs(y) <= 90.5 && math.Abs(x) <= 360*maxTurns:
		err = fmt.Errorf("longitude %g is more than a turn away; if the coordinates %g, %g are no degrees, %s", x, x, y, say)
	default:
		err = fmt.Errorf("coordinates %g, %g are no longitude and latitude, and nothing says what they are: %s", x, y, say)
	}
	return tally.Of(tally.NotDegrees, err)
}
