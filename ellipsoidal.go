package kartograph

import (
	"fmt"
	"math"
	"strings"

	"github.com/seed-898ab921/kartograph/projection"
)

// ellipsoidal is a projection of the ellipsoid that has an id of its own, but
// is drawn through a coordinate system once its parameters are known.
type ellipsoidal struct {
	id, title string
	params    []projection.ParamSpec
	// system writes the PROJ string.
	system func(v map[string]float64) string
}

// ellipsoidals lists them: UTM, whose zone may follow from the bounds, and the
// predecessor's p4.laea.
func ellipsoidals() []ellipsoidal {
	return []ellipsoidal{
		{
			id: "utm", title: "Universal Transverse Mercator",
			params: []projection.ParamSpec{
				{Name: "zone", Title: "UTM zone, negative in the southern hemisphere", Min: -60, Max: 60, Auto: true},
			},
			system: func(v map[string]float64) string {
				text := fmt.Sprintf("+proj=utm +zone=%g +datum=WGS84", math.Abs(v["zone"]))
				if v["zone"] < 0 {
					text += " +south"
				}
				return text
			},
		},
		{
			id: "p4.laea", title: "Lambert azimuthal equal-area on the ellipsoid",
			params: []projection.ParamSpec{
				{Name: "lon0", Title: "central longitude", Unit: "degrees", Min: -360, Max: 360, Auto: true},
				{Name: "lat0", Title: "central latitude", Unit: "degrees", Min: -90, Max: 90, Auto: true},
			},
			system: func(v map[string]float64) string {
				return fmt.Sprintf("+proj=laea +lat_0=%g +lon_0=%g +datum=WGS84", v["lat0"], v["lon0"])
			},
		},
	}
}

func findEllipsoidal(id string) (ellipsoidal, bool) {
	for _, e := range ellipsoidals() {
		if strings.EqualFold(e.id, strings.TrimSpace(id)) {
			return e, true
		}
	}
	return ellipsoidal{}, false
}

// definition is what the config's checks need to know of it.
func (e ellipsoidal) definition() projection.Definition {
	return projection.Definition{ID: e.id, Title: e.title, Params: e.params}
}

// resolve replaces the id and parameters of p by a PROJ string. What p leaves
// open follows from the part of the world shown; auto names it.
func (e ellipsoidal) resolve(p Proj, part shown) (resolved Proj, auto []string) {
	values := map[string]float64{}
	for _, spec := range e.params {
		values[spec.Name], _ = autoParam(spec.Name, part)
		auto = append(auto, spec.Name)
	}
	for _, param := range p.Params {
		if !param.Auto {
			values[param.Name] = param.Value
			auto = without(auto, param.Name)
		}
	}
	resolved = p
	resolved.ID, resolved.Params, resolved.CRS = "", nil, e.system(values)
	return resolved, auto
}

// utmZone is the zone of a place in degrees (Snyder 1987, p. 62), negative in
// the southern hemisphere, without the exceptions around Norway.
func utmZone(lon, lat float64) float64 {
	zone := math.Floor((wrapLon(lon)+180)/6) + 1
	zone = math.Min(zone, 60)
	if lat < 0 {
		return -zone
	}
	return zone
}

func without(list []string, word string) []string {
	var rest []string
	for _, w := range list {
		if w != word {
			rest = append(rest, w)
		}
	}
	return rest
}
