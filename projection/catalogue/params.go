package catalogue

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/text/nearest"
)

// ParamSpec describes one number that a projection takes.
type ParamSpec struct {
	// Name is its key in a config, such as lat1.
	Name string
	// Title says what it is.
	Title string
	// Unit is degrees, radii, or empty for a plain number.
	Unit string
	// Default, Min and Max are in Unit; the range includes its ends.
	Default, Min, Max float64
	// Auto tells that the value can be derived from the map's bounds.
	Auto bool
}

// Values holds a value for every parameter of one projection, by name, in the
// unit of its ParamSpec.
type Values map[string]float64

// rad returns a parameter in degrees as radians.
func (v Values) rad(name string) float64 { return v[name] * (math.Pi / 180) }

// Resolve checks params against the projection's parameters and fills in the
// defaults of those that are missing. A name that the projection does not know
// and a value out of range (or NaN) are errors that say what there is.
func (d Definition) Resolve(params Values) (Values, error) {
	v := make(Values, len(d.Params))
	for _, p := range d.Params {
		v[p.Name] = p.Default
		value, ok := params[p.Name]
		if !ok {
			continue
		}
		if !(value >= p.Min && value <= p.Max) {
			return nil, fmt.Errorf("projection %q: %s is %s, must be from %s to %s%s",
				d.ID, p.Name, printed(value), printed(p.Min), printed(p.Max), unitOf(p))
		}
		v[p.Name] = value
	}
	for _, name := range slices.Sorted(maps.Keys(params)) {
		if _, ok := v[name]; !ok {
			return nil, fmt.Errorf("projection %q: unknown parameter %q%s", d.ID, name, d.existing(name))
		}
	}
	return v, nil
}

// existing says which parameters there are, the nearest to name first.
func (d Definition) existing(name string) string {
	if len(d.Params) == 0 {
		return "; it takes none"
	}
	names := make([]string, len(d.Params))
	for i, p := range d.Params {
		names[i] = p.Name
	}
	return nearest.Hint(name, names) + "; it takes " + strings.Join(names, ", ")
}

// PROJString returns the equivalent PROJ string for a sphere of radius 1, or
// "" where PROJ has no such projection. In Definition.PROJ {name} stands for a
// parameter, {name-1} and {90-name} for what they say.
func (d Definition) PROJString(v Values) string {
	var swap []string
	for _, p := range d.Params {
		value := v[p.Name]
		swap = append(swap, "{"+p.Name+"}", printed(value),
			"{"+p.Name+"-1}", printed(value-1), "{90-"+p.Name+"}", printed(90-value))
	}
	return strings.NewReplacer(swap...).Replace(d.PROJ)
}

// printed is v in the fewest digits that read back as the same.
func printed(v float64) string { return strconv.FormatFloat(v, 'g', -1, 64) }

func unitOf(p ParamSpec) string {
	if p.Unit == "" {
		return ""
	}
	return " " + p.Unit
}

// lon0 is the central meridian, which every projection takes.
func lon0() ParamSpec {
	return ParamSpec{Name: "lon0", Title: "central meridian", Unit: "degrees", Min: -360, Max: 360, Auto: true}
}

// lat0 is the latitude of the centre, to which the sphere is turned.
func lat0() ParamSpec {
	return ParamSpec{Name: "lat0", Title: "latitude of the centre", Unit: "degrees", Min: -90, Max: 90, Auto: true}
}

// parallel is a latitude in degrees that the formula itself takes.
func parallel(name, title string, value, limit float64) ParamSpec {
	return ParamSpec{Name: name, Title: title, Unit: "degrees", Default: value, Min: -limit, Max: limit, Auto: true}
}

// azimuth is the direction of the great circle about which a map is made.
func azimuth() ParamSpec {
	return ParamSpec{
		Name: "azimuth", Title: "direction of the middle line, clockwise from north", Unit: "degrees",
		Default: 45, Min: -180, Max: 180,
	}
}

// lon0At is lon0 with another default.
func lon0At(value float64) ParamSpec {
	p := lon0()
	p.Default = value
	return p
}

// lat0At is lat0 with another default.
func lat0At(value float64) ParamSpec {
	p := lat0()
	p.Default = value
	return p
}
