package catalogue

import (
	"fmt"
	"math"
	"strings"
)

// Ellipsoidal is a projection of the ellipsoid that has an id of its own, but
// is drawn through a coordinate system once its parameters are known.
type Ellipsoidal struct {
	// ID is what configs call it, Title what people do.
	ID, Title string
	// Params are its parameters.
	Params []ParamSpec
	// System writes the PROJ string for values of all parameters.
	System func(v Values) string
}

// Ellipsoidals lists them: UTM, whose zone may follow from the bounds, and the
// predecessor's p4.laea.
func Ellipsoidals() []Ellipsoidal {
	return []Ellipsoidal{
		{
			ID: "utm", Title: "Universal Transverse Mercator",
			Params: []ParamSpec{
				{Name: "zone", Title: "UTM zone, negative in the southern hemisphere", Min: -60, Max: 60, Auto: true},
			},
			System: func(v Values) string {
				text := fmt.Sprintf("+proj=utm +zone=%g +datum=WGS84", math.Abs(v["zone"]))
				if v["zone"] < 0 {
					text += " +south"
				}
				return text
			},
		},
		{
			ID: "p4.laea", Title: "Lambert azimuthal equal-area on the ellipsoid",
			Params: []ParamSpec{
				{Name: "lon0", Title: "central longitude", Unit: "degrees", Min: -360, Max: 360, Auto: true},
				{Name: "lat0", Title: "central latitude", Unit: "degrees", Min: -90, Max: 90, Auto: true},
			},
			System: func(v Values) string {
				return fmt.Sprintf("+proj=laea +lat_0=%g +lon_0=%g +datum=WGS84", v["lat0"], v["lon0"])
			},
		},
	}
}

// FindEllipsoidal returns the projection of the ellipsoid with that id, in any
// case.
func FindEllipsoidal(id string) (Ellipsoidal, bool) {
	for _, e := range Ellipsoidals() {
		if strings.EqualFold(e.ID, strings.TrimSpace(id)) {
			return e, true
		}
	}
	return Ellipsoidal{}, false
}

// Definition is what there is to know of it before it is drawn: id, title and
// parameters. It has no Setup.
func (e Ellipsoidal) Definition() Definition {
	return Definition{ID: e.ID, Title: e.Title, Params: e.Params}
}
