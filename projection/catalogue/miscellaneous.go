package catalogue

import (
	"github.com/seed-898ab921/kartograph/projection"
	"github.com/seed-898ab921/kartograph/projection/internal/formula"
)

// byDistances returns the projections by distances from two or three points;
// see setup_points.go.
func byDistances() []Definition {
	return []Definition{
		{
			ID: "twopointequidistant", Aliases: []string{"tpeqd", "twopointequidistantusa"},
			Title: "Two-point equidistant", Family: "miscellaneous",
			Params: []ParamSpec{
				{Name: "lon1", Title: "longitude of point 1", Unit: "degrees", Default: -158, Min: -360, Max: 360},
				{Name: "lat1", Title: "latitude of point 1", Unit: "degrees", Default: 21.5, Min: -90, Max: 90},
				{Name: "lon2", Title: "longitude of point 2", Unit: "degrees", Default: -77, Min: -360, Max: 360},
				{Name: "lat2", Title: "latitude of point 2", Unit: "degrees", Default: 39, Min: -90, Max: 90},
			},
			Setup:       twoPoints,
			Equidistant: true,
			PROJ:        "+proj=tpeqd +lon_1={lon1} +lat_1={lat1} +lon_2={lon2} +lat_2={lat2}", D3: "geoTwoPointEquidistant",
			Note:      "True distances from two points: for maps of travel between them. The defaults suit the United States.",
			Reference: "Snyder and Voxland 1989, An Album of Map Projections (USGS Professional Paper 1453)",
		},
		{
			ID: "chamberlin", Aliases: []string{"chamb", "chamberlintrimetric", "chamberlinafrica"},
			Title: "Chamberlin trimetric", Family: "miscellaneous",
			Params: []ParamSpec{
				{Name: "lon1", Title: "longitude of point 1", Unit: "degrees", Default: 0, Min: -360, Max: 360},
				{Name: "lat1", Title: "latitude of point 1", Unit: "degrees", Default: 22, Min: -90, Max: 90},
				{Name: "lon2", Title: "longitude of point 2", Unit: "degrees", Default: 45, Min: -360, Max: 360},
				{Name: "lat2", Title: "latitude of point 2", Unit: "degrees", Default: 22, Min: -90, Max: 90},
				{Name: "lon3", Title: "longitude of point 3", Unit: "degrees", Default: 22.5, Min: -360, Max: 360},
				{Name: "lat3", Title: "latitude of point 3", Unit: "degrees", Default: -22, Min: -90, Max: 90},
			},
			Setup: threePoints,
			PROJ:  "+proj=chamb +lon_1={lon1} +lat_1={lat1} +lon_2={lon2} +lat_2={lat2} +lon_3={lon3} +lat_3={lat3}", D3: "geoChamberlin",
			Note:      "Distances from three points nearly true: for continents within a triangle. The defaults suit Africa.",
			Reference: "Snyder and Voxland 1989, An Album of Map Projections (USGS Professional Paper 1453)",
		},
	}
}

// miscellaneous returns the projections that fit in no family.
func miscellaneous() []Definition {
	return []Definition{
		{
			ID:    "armadillo",
			Title: "Armadillo", Family: "miscellaneous",
			Params: []ParamSpec{lon0(), {Name: "lat1", Title: "latitude of the view", Unit: "degrees", Default: 20, Min: 1, Max: 60}},
			Setup: func(v Values) (projection.Setup, error) {
				return onMeridian(formula.Armadillo{View: v.rad("lat1")}, v), nil
			},
			D3:        "geoArmadillo",
			Note:      "The world on a torus seen from above, a picture of a globe's roundness; the far south is hidden.",
			Reference: "Snyder 1993, Flattening the Earth",
		},
		{
			ID: "larrivee", Aliases: []string{"larr"},
			Title: "Larrivée", Family: "miscellaneous",
			Params: []ParamSpec{lon0()},
			Setup:  meridian(formula.Larrivee{}),
			PROJ:   "+proj=larr +lon_0={lon0}", D3: "geoLarrivee",
			Note:      "A compromise with bent pole lines.",
			Reference: "Snyder 1993, Flattening the Earth",
		},
		{
			ID: "laskowski", Aliases: []string{"lask"},
			Title: "Laskowski tri-optimal", Family: "miscellaneous",
			Params: []ParamSpec{lon0()},
			Setup:  meridian(formula.Laskowski{}),
			PROJ:   "+proj=lask +lon_0={lon0}", D3: "geoLaskowski",
			Note:      "A compromise that balances areas, angles and distances by least squares.",
			Reference: "Snyder 1993, Flattening the Earth",
		},
	}
}
