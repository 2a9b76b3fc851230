package catalogue

import (
	"github.com/seed-898ab921/kartograph/projection"
	"github.com/seed-898ab921/kartograph/projection/internal/formula"
)

// conformal returns conformal maps of the world and of regions.
func conformal() []Definition {
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
			Setup: func(v Values) (projection.Setup, error) {
				return onMeridian(formula.Lagrange{Fold: v["fold"], Centre: v.rad("lat1")}, v), nil
			},
			Conformal: true,
			PROJ:      "+proj=lagrng +lon_0={lon0} +lat_1={lat1} +W={fold}", D3: "geoLagrange",
			Note:      "The world in a circle, conformal but for the poles.",
			Reference: "Snyder and Voxland 1989, An Album of Map Projections (USGS Professional Paper 1453)",
		},
		{
			ID:    "august",
			Title: "August epicycloidal", Family: "conformal",
			Params:    []ParamSpec{lon0()},
			Setup:     meridian(formula.August{}),
			Conformal: true,
			PROJ:      "+proj=august +lon_0={lon0}", D3: "geoAugust",
			Note:      "The world conformal without a singular point, in an epicycloid.",
			Reference: "Snyder and Voxland 1989, An Album of Map Projections (USGS Professional Paper 1453)",
		},
		{
			ID:    "eisenlohr",
			Title: "Eisenlohr", Family: "conformal",
			Params:    []ParamSpec{lon0()},
			Setup:     meridian(formula.Eisenlohr{}),
			Conformal: true,
			D3:        "geoEisenlohr",
			Note:      "The conformal world map with the least range of scale.",
			Reference: "Snyder and Voxland 1989, An Album of Map Projections (USGS Professional Paper 1453)",
		},
		{
			ID:    "guyou",
			Title: "Guyou", Family: "conformal",
			Params:    []ParamSpec{lon0()},
			Setup:     circle(formula.Guyou{}, 90),
			Conformal: true,
			PROJ:      "+proj=guyou +lon_0={lon0}",
			Note:      "A hemisphere in a square, conformal but for the corners.",
			Reference: "Snyder 1993, Flattening the Earth",
		},
		{
			ID: "adamshemisphere", Aliases: []string{"adams_hemi"},
			Title: "Adams hemisphere in a square", Family: "conformal",
			Params:    []ParamSpec{lon0()},
			Setup:     circle(formula.AdamsHemisphere{}, 90),
			Conformal: true,
			PROJ:      "+proj=adams_hemi +lon_0={lon0}",
			Note:      "A hemisphere in a square with the poles in corners, conformal but for the corners.",
			Reference: "Snyder 1993, Flattening the Earth",
		},
		{
			ID: "adamsworld1", Aliases: []string{"adams_ws1"},
			Title: "Adams world in a square I", Family: "conformal",
			Params:    []ParamSpec{lon0()},
			Setup:     meridian(formula.AdamsWorld1{}),
			Conformal: true,
			PROJ:      "+proj=adams_ws1 +lon_0={lon0}",
			Note:      "The world in a square with the poles in the middle of two sides, conformal but for the corners and poles.",
			Reference: "Snyder 1993, Flattening the Earth",
		},
		{
			ID: "adamsworld2", Aliases: []string{"adams_ws2"},
			Title: "Adams world in a square II", Family: "conformal",
			Params:    []ParamSpec{lon0()},
			Setup:     meridian(formula.AdamsWorld2{}),
			Conformal: true,
			PROJ:      "+proj=adams_ws2 +lon_0={lon0}",
			Note:      "The world in a square with the poles in two corners, conformal but for the corners.",
			Reference: "Snyder 1993, Flattening the Earth",
		},
	}
}
