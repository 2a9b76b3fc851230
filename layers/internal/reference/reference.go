// Package reference brings the coordinates of a file into degrees of WGS 84,
// whichever coordinate system they are in.
package reference

import (
	"fmt"
	"math"
	"strings"

	"github.com/twpayne/go-geom"

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

// Geometry changes a geometry's coordinates, of layout XY, to degrees in place.
// ok is false, and the geometry spoilt, when one of its points has no place on
// the globe.
func (r Reference) Geometry(g geom.T) (ok bool) {
	if c, collection := g.(*geom.GeometryCollection); collection {
		for _, member := range c.Geoms() {
			if !r.Geometry(member) {
				return false
			}
		}
		return true
	}
	return r.ToDegrees(g.FlatCoords())
}

// Check returns the error of NotDegrees if a coordinate of the geometry, of
// layout XY, cannot be a longitude or latitude.
func Check(g geom.T) error {
	if c, collection := g.(*geom.GeometryCollection); collection {
		for _, member := range c.Geoms() {
			if err := Check(member); err != nil {
				return err
			}
		}
		return nil
	}
	flat := g.FlatCoords()
	for i := 0; i+1 < len(flat); i += 2 {
		if !AreDegrees(flat[i], flat[i+1]) {
			return NotDegrees(flat[i], flat[i+1])
		}
	}
	return nil
}

// AreDegrees reports whether x, y can be a longitude and a latitude. The limits
// leave room for data that runs past the antimeridian and for rounding.
func AreDegrees(x, y float64) bool { return math.Abs(x) <= 361 && math.Abs(y) <= 90.5 }

// NotDegrees returns the error of coordinates that are taken for degrees but
// cannot be.
func NotDegrees(x, y float64) error {
	return fmt.Errorf("coordinates %g, %g are no longitude and latitude, and nothing says what they are: name their coordinate system with \"crs\"", x, y)
}
