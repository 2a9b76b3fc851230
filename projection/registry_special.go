package projection

import (
	"github.com/seed-898ab921/kartograph/projection/formula"
)

// special returns conformal world maps, conformal maps of regions, and projections
// that fit in no other family.
func special() []Definition {
	return []Definition{
		{
			ID: "modifiedstereographicalaska", Aliases: []string{"alsk"},
			Title: "Modified stereographic for Alaska", Family: "conformal",
			Params:    nil,
			Setup:     regional(formula.ModifiedAlaska(), -152, 64),
			Conformal: true,
			PROJ:      "+proj=alsk", D3: "geoModifiedStereographicAlaska",
			Note:      "Conformal, with nearly the same scale all over Alaska.",
			Reference: "Snyder 1987, Map Projections: A Working Manual (USGS Professional Paper 1395), p. 203",
		},
		{
			ID: "modifiedstereographicgs48", Aliases: []string{"gs48"},
			Title: "Modified stereographic for 48 United States", Family: "conformal",
			Params:    nil,
			Setup:     regional(formula.ModifiedGS48(), -96, 39),
			Conformal: true,
			PROJ:      "+proj=gs48", D3: "geoModifiedStereographicGs48",
			Note:      "Conformal, with nearly the same scale all over the conterminous United States.",
			Reference: "Snyder 1987, Map Projections: A Working Manual (USGS Professional Paper 1395), p. 203",
		},
		{
			ID: "modifiedstereographicgs50", Aliases: []string{"gs50"},
			Title: "Modified stereographic for 50 United States", Family: "conformal",
			Params:    nil,
			Setup:     regional(formula.ModifiedGS50(), -120, 45),
			Conformal: true,
			PROJ:      "+proj=gs50", D3: "geoModifiedStereographicGs50",
			Note:      "Conformal, with moderate scale over all fifty United States in one map.",
			Reference: "Snyder 1987, Map Projections: A Working Manual (USGS Professional Paper 1395), p. 203",
		},
		{
			ID: "modifiedstereographicmiller", Aliases: []string{"mil_os"},
			Title: "Miller oblated stereographic", Family: "conformal",
			Params:    nil,
			Setup:     regional(formula.ModifiedMiller(), 20, 18),
			Conformal: true,
			PROJ:      "+proj=mil_os", D3: "geoModifiedStereographicMiller",
			Note:      "Conformal, for Europe and Africa.",
			Reference: "Snyder 1987, Map Projections: A Working Manual (USGS Professional Paper 1395), p. 203",
		},
		{
			ID: "modifiedstereographiclee", Aliases: []string{"lee_os"},
			Title: "Lee oblated stereographic", Family: "conformal",
			Params:    nil,
			Setup:     regional(formula.ModifiedLee(), -165, -10),
			Conformal: true,
			PROJ:      "+proj=lee_os", D3: "geoModifiedStereographicLee",
			Note:      "Conformal, for the Pacific.",
			Reference: "Snyder 1987, Map Projections: A Working Manual (USGS Professional Paper 1395), p. 203",
		},
		{
			ID: "lagrange", Aliases: []string{"lagrng"},
			Title: "Lagrange", Family: "conformal",
			Params: []ParamSpec{
				lon0(),
				parallel("lat1", "latitude of the straight parallel", 0, 85),
				{Name: "fold", Title: "number by which longitudes are divided", Default: 2, Min: 1.2, Max: 10},
			},
			Setup: func(v Values) (Setup, error) {
				return onMeridian(formula.Lagrange{Fold: v["fold"], Centre: v.rad("lat1")}, v), nil
			},
			Conformal: true,
			PROJ:      "+proj=lagrng +lon_0={lon0} +lat_1={lat1} +W={fold}", D3: "geoLagrange",
			Note:      "The world in a circle, conformal but for the poles.",
			Reference: "Snyder and Voxland 1989, An Album of Map Projections (USGS Professional Paper 1453), p. 234",
		},
		{
			ID:    "august",
			Title: "August epicycloidal", Family: "conformal",
			Params:    []ParamSpec{lon0()},
			Setup:     meridian(formula.August{}),
			Conformal: true,
			PROJ:      "+proj=august +lon_0={lon0}", D3: "geoAugust",
			Note:      "The world conformal without a singular point, in an epicycloid.",
			Reference: "Snyder and Voxland 1989, An Album of Map Projections (USGS Professional Paper 1453), p. 235",
		},
		{
			ID:    "eisenlohr",
			Title: "Eisenlohr", Family: "conformal",
			Params:    []ParamSpec{lon0()},
			Setup:     meridian(formula.Eisenlohr{}),
			Conformal: true,
			D3:        "geoEisenlohr",
			Note:      "The conformal world map with the least range of scale.",
			Reference: "Snyder and Voxland 1989, An Album of Map Projections (USGS Professional Paper 1453), p. 235",
		},
		{
			ID:    "guyou",
			Title: "Guyou", Family: "conformal",
			Params:    []ParamSpec{lon0()},
			Setup:     circle(formula.Guyou{}, 90),
			Conformal: true,
			PROJ:      "+proj=guyou +lon_0={lon0}", D3: "geoGuyou",
			Note:      "A hemisphere in a square, conformal but for the corners.",
			Reference: "Snyder 1993, Flattening the Earth, p. 187",
		},
		{
			ID:    "armadillo",
			Title: "Armadillo", Family: "miscellaneous",
			Params: []ParamSpec{lon0(), {Name: "lat1", Title: "latitude of the view", Unit: "degrees", Default: 20, Min: 1, Max: 60}},
			Setup: func(v Values) (Setup, error) {
				return onMeridian(formula.Armadillo{View: v.rad("lat1")}, v), nil
			},
			D3:        "geoArmadillo",
			Note:      "The world on a torus seen from above, a picture of a globe's roundness; the far south is hidden.",
			Reference: "Snyder 1993, Flattening the Earth, p. 239",
		},
		{
			ID: "larrivee", Aliases: []string{"larr"},
			Title: "Larrivée", Family: "miscellaneous",
			Params: []ParamSpec{lon0()},
			Setup:  meridian(formula.Larrivee{}),
			PROJ:   "+proj=larr +lon_0={lon0}", D3: "geoLarrivee",
			Note:      "A compromise with bent pole lines.",
			Reference: "Snyder 1993, Flattening the Earth, p. 262",
		},
		{
			ID: "laskowski", Aliases: []string{"lask"},
			Title: "Laskowski tri-optimal", Family: "miscellaneous",
			Params: []ParamSpec{lon0()},
			Setup:  meridian(formula.Laskowski{}),
			PROJ:   "+proj=lask +lon_0={lon0}", D3: "geoLaskowski",
			Note:      "A compromise that balances areas, angles and distances by least squares.",
			Reference: "Snyder 1993, Flattening the Earth, p. 264",
		},
	}
}
