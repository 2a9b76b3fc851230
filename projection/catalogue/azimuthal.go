package catalogue

import (
	"github.com/seed-898ab921/kartograph/projection"
	"github.com/seed-898ab921/kartograph/projection/internal/formula"
)

// azimuthal returns the best-known azimuthal projections.
func azimuthal() []Definition {
	return []Definition{
		{
			ID: "laea", Aliases: []string{"azimuthalequalarea"},
			Title: "Lambert azimuthal equal-area", Family: "azimuthal",
			Params:    []ParamSpec{lon0(), lat0()},
			Setup:     circle(formula.AzimuthalEqualArea{}, antipode),
			EqualArea: true,
			PROJ:      "+proj=laea +lon_0={lon0} +lat_0={lat0}", D3: "geoAzimuthalEqualArea",
			Note:      "The first choice for thematic maps of a continent, an ocean or a compact country.",
			Reference: "Snyder 1987, Map Projections: A Working Manual (USGS Professional Paper 1395), p. 182",
		},
		{
			ID: "eda", Aliases: []string{"aeqd", "azimuthalequidistant"},
			Title: "Azimuthal equidistant", Family: "azimuthal",
			Params:      []ParamSpec{lon0(), lat0()},
			Setup:       circle(formula.AzimuthalEquidistant{}, antipode),
			Equidistant: true,
			PROJ:        "+proj=aeqd +lon_0={lon0} +lat_0={lat0}", D3: "geoAzimuthalEquidistant",
			Note:      "True distances and directions from the centre: for ranges, flights, radio and the poles.",
			Reference: "Snyder 1987, Map Projections: A Working Manual (USGS Professional Paper 1395), p. 191",
		},
	}
}

// leastError returns the azimuthal projection of the least error.
func leastError() []Definition {
	return []Definition{
		{
			ID:    "airy",
			Title: "Airy", Family: "azimuthal",
			Params: []ParamSpec{
				lon0(), lat0(),
				{Name: "radius", Title: "radius of the circle of least error", Unit: "degrees", Default: 90, Min: 1, Max: 90},
			},
			Setup: airy,
			PROJ:  "+proj=airy +lon_0={lon0} +lat_0={lat0} +lat_b={90-radius} +no_cut", D3: "geoAiry",
			Note:      "The least error of scale within a circle about the centre: for one hemisphere or less.",
			Reference: "Snyder and Voxland 1989, An Album of Map Projections (USGS Professional Paper 1453)",
		},
	}
}

func airy(v Values) (projection.Setup, error) {
	s := centred(formula.NewAiry(v.rad("radius")), v)
	s.Clip.Angle = 147 // Beyond, scales grow without bound.
	return s, nil
}
