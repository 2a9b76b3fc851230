package kartograph

import (
	"strings"

	"github.com/seed-898ab921/kartograph/projection/catalogue"
)

// d3Metadata is the same projection in d3-geo's terms: the function's name and
// what is to be set on it, in this order.
type d3Metadata struct {
	Name   string     `json:"name"`
	Rotate [3]float64 `json:"rotate"`
	// Center is set where d3's own default is another.
	Center    *[2]float64 `json:"center,omitempty"`
	Parallel  *float64    `json:"parallel,omitempty"`
	Parallels *[2]float64 `json:"parallels,omitempty"`
	ClipAngle float64     `json:"clipAngle,omitempty"`
	Scale     float64     `json:"scale"`
	Translate [2]float64  `json:"translate"`
}

// d3Scale is d3's scale for ours where the formulas have another unit:
// d3's Robinson is not shrunk to the Earth's size, and its stereographic is
// drawn from the plane through the centre, not from the tangent plane.
func d3Scale(id string) float64 {
	switch id {
	case "robinson":
		return 0.8487
	case "stereo":
		return 2
	default:
		return 1
	}
}

// d3 describes the projection in d3-geo's terms, or returns nil where d3 has it
// with other proportions, under other parameters, or not turned upside down.
func (c *choice) d3(ours projectionMetadata) *d3Metadata {
	name, values := c.definition.D3, c.values()
	if name == "" || ours.Flip || !sameInD3(c.definition, values) {
		return nil
	}
	d := &d3Metadata{
		Name: name, Rotate: c.d3Rotate(), ClipAngle: ours.ClipAngle,
		Scale: short(ours.Scale * d3Scale(c.definition.ID)), Translate: ours.Translate,
	}
	switch id := c.definition.ID; {
	case c.definition.Family == "conic":
		d.Parallels = &[2]float64{short(values["lat1"]), short(values["lat2"])}
		d.Center = &[2]float64{0, short(values["lat0"])}
	case name == "geoCylindricalEqualArea":
		parallel := d3Parallel(id, values)
		d.Parallel = &parallel
	case id == "loximuthal":
		parallel := short(values["lat0"])
		d.Parallel = &parallel
	}
	return d
}

// d3Parallel is the true-scale latitude of the equal-area cylinders.
func d3Parallel(id string, values catalogue.Values) float64 {
	switch id {
	case "gallpeters":
		return 45
	case "hobodyer":
		return 37.5
	case "behrmann":
		return 30
	case "balthasart":
		return 50
	default:
		return short(values["lat1"])
	}
}

// sameInD3 reports whether name, rotation, centre, parallels, scale and
// translation make the same map with d3.
func sameInD3(d catalogue.Definition, values catalogue.Values) bool {
	switch d.ID {
	case "lonlat":
		return values["lat0"] == 0
	case "bonne", "bertin1953", "collignon", "sinumollweide", "healpix", "foucaut", "mbtfpq", "twopointequidistant", "chamberlin",
		"cylindricalstereographic", "satellite", "wagner", "hufnagel", "airy", "geostationary", "gilbert":
		return false
	}
	return !strings.HasPrefix(d.ID, "modifiedstereographic")
}

// d3Rotate gives the rotation as d3-geo takes it: the angles that bring the
// centre to 0, 0; its roll has the sign of ours.
func (c *choice) d3Rotate() [3]float64 {
	var r [3]float64
	if c.settings.Rotate != nil {
		r = *c.settings.Rotate
	} else if setup, err := c.definition.Setup(c.values()); err == nil {
		// A roll that is part of the projection is part of d3's as well.
		r = [3]float64{setup.Rotate[0], setup.Rotate[1], 0}
	}
	return [3]float64{short(-r[0]), short(-r[1]), short(r[2])}
}
