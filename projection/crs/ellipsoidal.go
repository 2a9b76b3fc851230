package crs

import (
	"fmt"
	"math"
	"strings"

	"github.com/seed-898ab921/kartograph/projection"
)

// Ellipsoidal is a projection of the ellipsoid that has an id of its own, but
// is drawn through a coordinate system once its parameters are known.
type Ellipsoidal struct {
	ID, title string
	Params    []projection.ParamSpec
	// System writes the PROJ string.
	System func(v map[string]float64) string
}

// Ellipsoidals lists them: UTM, whose zone may follow from the bounds, and the
// predecessor's p4.laea.
func Ellipsoidals() []Ellipsoidal {
	return []Ellipsoidal{
		{
			ID: "utm", title: "Universal Transverse Mercator",
			Params: []projection.ParamSpec{
				{Name: "zone", Title: "UTM zone, negative in the southern hemisphere", Min: -60, Max: 60, Auto: true},
			},
			System: func(v map[string]float64) string {
				text := fmt.Sprintf("+proj=utm +zone=%g +datum=WGS84", math.Abs(v["zone"]))
				if v["zone"] < 0 {
					text += " +south"
				}
				return text
			},
		},
		{
			ID: "p4.laea", title: "Lambert azimuthal equal-area on the ellipsoid",
			Params: []projection.ParamSpec{
				{Name: "lon0", Title: "central longitude", Unit: "degrees", Min: -360, Max: 360, Auto: true},
				{Name: "lat0", Title: "central latitude", Unit: "degrees", Min: -90, Max: 90, Auto: true},
			},
			System: func(v map[string]float64) string {
				return fmt.Sprintf("+proj=laea +lat_0=%g +lon_0=%g +datum=WGS84", v["lat0"], v["lon0"])
			},
		},
	}
}

func FindEllipsoidal(id string) (Ellipsoidal, bool) {
	for _, e := range Ellipsoidals() {
		if strings.EqualFold(e.ID, strings.TrimSpace(id)) {
			return e, true
		}
	}
	return Ellipsoidal{}, false
}

// Definition is what the config's checks need to know of it.
func (e Ellipsoidal) Definition() projection.Definition {
	return projection.Definition{ID: e.ID, Title: e.title, Params: e.Params}
}
