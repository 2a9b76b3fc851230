package catalogue

import (
	"math"

	"github.com/seed-898ab921/kartograph/projection"
	"github.com/seed-898ab921/kartograph/projection/internal/formula"
)

// wagner returns those of Karlheinz Wagner's projections whose parallels are
// straight.
func wagner() []Definition {
	return []Definition{
		{
			ID: "wagner1", Aliases: []string{"wag1", "kavrayskiy6"},
			Title: "Wagner I", Family: "pseudocylindrical",
			Params:    []ParamSpec{lon0()},
			Setup:     meridian(formula.Wagner1{}),
			EqualArea: true,
			PROJ:      "+proj=wag1 +lon_0={lon0}",
			Note:      "Equal areas with sine curves.",
			Reference: "Snyder 1993, Flattening the Earth",
		},
		{
			ID: "wagner2", Aliases: []string{"wag2"},
			Title: "Wagner II", Family: "pseudocylindrical",
			Params:    []ParamSpec{lon0()},
			Setup:     meridian(formula.Wagner2{}),
			PROJ:      "+proj=wag2 +lon_0={lon0}",
			Note:      "A compromise with sine curves.",
			Reference: "Snyder 1993, Flattening the Earth",
		},
		{
			ID: "wagner3", Aliases: []string{"wag3"},
			Title: "Wagner III", Family: "pseudocylindrical",
			Params: []ParamSpec{lon0(), parallel("lat1", "latitude of true scale", 0, 89)},
			Setup: func(v Values) (projection.Setup, error) {
				return onMeridian(formula.Wagner3{TrueScale: v.rad("lat1")}, v), nil
			},
			PROJ:      "+proj=wag3 +lon_0={lon0} +lat_ts={lat1}",
			Note:      "A compromise with sine curves and equidistant parallels.",
			Reference: "Snyder 1993, Flattening the Earth",
		},
		{
			ID: "wagner4", Aliases: []string{"wag4", "putnins2prime"},
			Title: "Wagner IV", Family: "pseudocylindrical",
			Params:    []ParamSpec{lon0()},
			Setup:     meridian(formula.NewWagner4()),
			EqualArea: true,
			PROJ:      "+proj=wag4 +lon_0={lon0}", D3: "geoWagner4",
			Note:      "Equal areas with ellipses and pole lines half as long as the equator: for thematic world maps.",
			Reference: "Snyder 1993, Flattening the Earth",
		},
		{
			ID: "wagner5", Aliases: []string{"wag5"},
			Title: "Wagner V", Family: "pseudocylindrical",
			Params:    []ParamSpec{lon0()},
			Setup:     meridian(formula.NewWagner5()),
			EqualArea: true,
			PROJ:      "+proj=wag5 +lon_0={lon0}",
			Note:      "Ellipses and pole lines, as PROJ and Kartograph.py draw it: with Wagner's constants but equal-area, areas 13 percent too large throughout.",
			Reference: "Snyder 1993, Flattening the Earth",
		},
		{
			ID: "wagner6", Aliases: []string{"wag6"},
			Title: "Wagner VI", Family: "pseudocylindrical",
			Params: []ParamSpec{lon0()},
			Setup:  meridian(formula.Wagner6()),
			PROJ:   "+proj=wag6 +lon_0={lon0}", D3: "geoWagner6",
			Note:      "A compromise with ellipses and equidistant parallels.",
			Reference: "Snyder 1993, Flattening the Earth",
		},
	}
}

// winkel returns Oswald Winkel's first two projections.
func winkel() []Definition {
	return []Definition{
		{
			ID: "winkel1", Aliases: []string{"wink1"},
			Title: "Winkel I", Family: "pseudocylindrical",
			Params: []ParamSpec{lon0(), parallel("lat1", "latitude of true scale", math.Acos(2/math.Pi)*180/math.Pi, 89)},
			Setup: func(v Values) (projection.Setup, error) {
				return onMeridian(formula.Winkel1{TrueScale: v.rad("lat1")}, v), nil
			},
			PROJ:      "+proj=wink1 +lon_0={lon0} +lat_ts={lat1}",
			Note:      "A compromise, the mean of the sinusoidal and the equirectangular.",
			Reference: "Snyder and Voxland 1989, An Album of Map Projections (USGS Professional Paper 1453)",
		},
		{
			ID: "winkel2", Aliases: []string{"wink2"},
			Title: "Winkel II", Family: "pseudocylindrical",
			Params: []ParamSpec{lon0(), parallel("lat1", "latitude of true scale", math.Acos(2/math.Pi)*180/math.Pi, 89)},
			Setup: func(v Values) (projection.Setup, error) {
				return onMeridian(formula.Winkel2{TrueScale: v.rad("lat1")}, v), nil
			},
			PROJ:      "+proj=wink2 +lon_0={lon0} +lat_1={lat1}",
			Note:      "A compromise, the mean of Mollweide and the equirectangular.",
			Reference: "Snyder 1993, Flattening the Earth",
		},
	}
}
