package shapefile

import (
	"errors"
	"fmt"
	"math"
	"strings"
)

// reference is a file's coordinate system.
type reference struct {
	name string
	// toDegrees returns the WGS 84 degrees of a point; nil where the file's
	// coordinates are degrees already.
	toDegrees func(x, y float64) (lon, lat float64, ok bool)
	// assumed tells that the file says nothing and that degrees were assumed.
	assumed bool
}

// newReference returns the coordinate system that asked, the user's word, or
// else the text of the .prj file describes.
func newReference(asked, prj string, h header) (reference, error) {
	if asked != "" {
		return reference{}, fmt.Errorf("crs %q is not supported", asked)
	}
	if prj == "" {
		return assumeDegrees(h)
	}
	name := prjName(prj)
	if strings.HasPrefix(strings.TrimSpace(strings.ToUpper(prj)), "GEOGCS") &&
		(strings.Contains(prj, "WGS") || strings.Contains(strings.ToUpper(prj), "NORTH_AMERICAN_1983") || strings.Contains(prj, "NAD83")) {
		return reference{name: name}, nil
	}
	return reference{}, fmt.Errorf("coordinate system %q is not supported", name)
}

func prjName(prj string) string {
	_, after, _ := strings.Cut(prj, `"`)
	name, _, _ := strings.Cut(after, `"`)
	return name
}

// assumeDegrees takes a file without a .prj for WGS 84 if its extent allows.
func assumeDegrees(h header) (reference, error) {
	if h.hasBox() && !(areDegrees(h.box[0], h.box[1]) && areDegrees(h.box[2], h.box[3])) {
		return reference{}, fmt.Errorf("there is no .prj file, and coordinates from %g, %g to %g, %g are not degrees: name the coordinate system with \"crs\"",
			h.box[0], h.box[1], h.box[2], h.box[3])
	}
	return reference{assumed: true}, nil
}

// areDegrees reports whether x, y can be a longitude and latitude.
func areDegrees(x, y float64) bool { return math.Abs(x) <= 361 && math.Abs(y) <= 90.5 }

var errNotDegrees = errors.New("there is no .prj file, and the coordinates are not degrees: name the coordinate system with \"crs\"")
