package catalogue

import (
	"math"
	"strings"

	"github.com/seed-898ab921/kartograph/projection"
)

// D3 is a projection in d3-geo's terms: the function's name and
// what is to be set on it, in this order.
type D3 struct {
	Name string `json:"name"`
	// Rotate, Parallel, Parallels and ClipAngle are in degrees, Scale and Translate in pixels.
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

// InD3 describes the projection that settings of it make, in a view, in d3-geo's
// terms, its numbers to six decimals. It is nil where d3 has it with other
// proportions, under other parameters, or not turned upside down.
func (d Definition) InD3(s Settings, v projection.View) *D3 {
	values, err := d.Resolve(s.Params)
	if err != nil || d.D3 == "" || s.Flip || !sameInD3(d, values) {
		return nil
	}
	in := &D3{
		Name: d.D3, Rotate: d.d3Rotate(s, values), ClipAngle: s.ClipAngle,
		Scale: short(short(v.Scale) * d3Scale(d.ID)), Translate: [2]float64{short(v.X), short(v.Y)},
	}
	switch {
	case d.Family == "conic":
		in.Parallels = &[2]float64{short(values["lat1"]), short(values["lat2"])}
		in.Center = &[2]float64{0, short(values["lat0"])}
	case d.D3 == "geoCylindricalEqualArea":
		parallel := d3Parallel(d.ID, values)
		in.Parallel = &parallel
	case d.ID == "loximuthal":
		parallel := short(values["lat0"])
		in.Parallel = &parallel
	}
	return in
}

// d3Parallel is the true-scale latitude of the equal-area cylinders.
func d3Parallel(id string, values Values) float64 {
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
func sameInD3(d Definition, values Values) bool {
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
func (d Definition) d3Rotate(s Settings, values Values) [3]float64 {
	var r [3]float64
	if s.Rotate != nil {
		r = *s.Rotate
	} else if setup, err := d.Setup(values); err == nil {
		// A roll that is part of the projection is part of d3's as well.
		r = [3]float64{setup.Rotate[0], setup.Rotate[1], 0}
	}
	return [3]float64{short(-r[0]), short(-r[1]), short(r[2])}
}

// short rounds to six decimals: the same on every processor.
func short(f float64) float64 { return math.Round(f*1e6)/1e6 + 0 }
