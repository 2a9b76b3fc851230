// Package reference brings the coordinates of a file into degrees of WGS 84,
// whichever coordinate system they are in.
package reference

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/twpayne/go-geom"

	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/projection/crs"
)

// Reference is the coordinate system of a file. The zero Reference is WGS 84.
type Reference struct {
	name   string
	system *crs.System
	notes  []string
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
func (r Reference) IsDegrees() bool { return r.system == nil }

// Warnings returns in what the conversion is not exact.
func (r Reference) Warnings() []string {
	return slices.Clone(r.notes)
}

// ToDegrees changes flat x, y coordinates to longitudes and latitudes in place.
// ok is false, and the coordinates are spoilt, when one of the points has no
// place on the globe. Numbers that are said to be degrees are not looked at.
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

// Misnamed returns a warning for data whose coordinates, x and y for one, are
// no degrees, though its file says that they are: in a .prj that calls them
// WGS 84, say. "" where the system is none of degrees or the numbers may be.
func (r Reference) Misnamed(x, y float64) string {
	if r.system != nil || AreDegrees(x, y) || math.IsNaN(x) || math.IsNaN(y) {
		return ""
	}
	name := r.name
	if name == "" {
		name = "WGS 84"
	}
	return fmt.Sprintf("coordinates %g, %g are no longitude and latitude, though the file says %q; what cannot be is skipped: name the true coordinate system with \"crs\"", x, y, name)
}

// NotDegrees returns the error of coordinates that are taken for degrees but
// cannot be, a layers.DegreesError.
func NotDegrees(x, y float64) error {
	return &layers.DegreesError{X: x, Y: y}
}
