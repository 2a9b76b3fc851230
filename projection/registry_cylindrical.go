package projection

import (
	"math"

	"github.com/seed-898ab921/kartograph/projection/formula"
)

// mercatorLimit is the latitude, in degrees, at which Mercator's maps end.
const mercatorLimit = 85

// cylindrical returns the cylindrical projections.
func cylindrical() []Definition {
	return []Definition{
		{
			ID: "lonlat", Aliases: []string{"eqc", "equirectangular", "platecarree"},
			Title: "Equirectangular", Family: "cylindrical",
			Params: []ParamSpec{lon0(), parallel("lat0", "latitude of true scale", 0, 89)},
			Setup: func(v Values) (Setup, error) {
				return onMeridian(formula.Lonlat{TrueScale: v.rad("lat0")}, v), nil
			},
			Equidistant: true,
			PROJ:        "+proj=eqc +lon_0={lon0} +lat_ts={lat0}", D3: "geoEquirectangular",
			Note:      "Degrees as x and y: for quick looks at data and for rasters. True distances along meridians and along the latitude of true scale.",
			Reference: "Snyder 1987, Map Projections: A Working Manual (USGS Professional Paper 1395), p. 90",
		},
		{
			ID: "mercator", Aliases: []string{"merc"},
			Title: "Mercator", Family: "cylindrical",
			Params:    []ParamSpec{lon0()},
			Setup:     meridian(formula.Mercator{Limit: mercatorLimit * math.Pi / 180}),
			Conformal: true,
			PROJ:      "+proj=merc +lon_0={lon0}", D3: "geoMercator",
			Note:      "Compass courses are straight lines: for navigation and for small areas near the equator, never for areas of countries. Cut at 85 degrees north and south.",
			Reference: "Snyder 1987, p. 38",
		},
	}
}
