package projection

import (
	"math"

	"github.com/seed-898ab921/kartograph/projection/internal/formula"
)

// wagnerAndWinkel returns Karlheinz Wagner's projections and Oswald Winkel's first
// two.
func wagnerAndWinkel() []Definition {
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
			Setup: func(v Values) (Setup, error) {
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
		{
			ID: "wagner7", Aliases: []string{"wag7", "hammerwagner"},
			Title: "Wagner VII", Family: "modified azimuthal",
			Params:    []ParamSpec{lon0()},
			Setup:     meridian(formula.NewWagner7()),
			EqualArea: true,
			PROJ:      "+proj=wag7 +lon_0={lon0}", D3: "geoWagner7",
			Note:      "Equal areas with bent pole lines: one of the best for thematic world maps.",
			Reference: "Snyder 1993, Flattening the Earth",
		},
		{
			ID:    "wagner",
			Title: "Wagner (general)", Family: "modified azimuthal",
			Params: []ParamSpec{
				lon0(),
				{Name: "poleline", Title: "latitude whose circle becomes the pole line", Unit: "degrees", Default: 65, Min: 1, Max: 90},
				{Name: "parallels", Title: "longitude whose meridian becomes the map's edge", Unit: "degrees", Default: 60, Min: 1, Max: 179},
				{Name: "inflation", Title: "growth of areas at 60 degrees latitude", Unit: "percent", Default: 20, Min: 0, Max: 99},
				{Name: "ratio", Title: "length of the equator by the central meridian's", Unit: "percent", Default: 200, Min: 20, Max: 1000},
			},
			Setup: func(v Values) (Setup, error) {
				return onMeridian(formula.NewWagner(v.rad("poleline"), v.rad("parallels"), v["inflation"]/100, v["ratio"]/100), v), nil
			},
			D3:        "geoWagner",
			Note:      "Wagner's construction in Böhm's notation; the default is Wagner VIII, a compromise near to equal areas.",
			Reference: "Wagner 1949, Kartographische Netzentwürfe; Böhm 2006, Variationen von Weltkartennetzen der Wagner-Hammer-Aitoff-Entwurfsfamilie",
		},
		{
			ID: "winkel1", Aliases: []string{"wink1"},
			Title: "Winkel I", Family: "pseudocylindrical",
			Params: []ParamSpec{lon0(), parallel("lat1", "latitude of true scale", math.Acos(2/math.Pi)*180/math.Pi, 89)},
			Setup: func(v Values) (Setup, error) {
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
			Setup: func(v Values) (Setup, error) {
				return onMeridian(formula.Winkel2{TrueScale: v.rad("lat1")}, v), nil
			},
			PROJ:      "+proj=wink2 +lon_0={lon0} +lat_1={lat1}",
			Note:      "A compromise, the mean of Mollweide and the equirectangular.",
			Reference: "Snyder 1993, Flattening the Earth",
		},
	}
}
