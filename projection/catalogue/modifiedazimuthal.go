package catalogue

import (
	"math"

	"github.com/seed-898ab921/kartograph/projection"
	"github.com/seed-898ab921/kartograph/projection/internal/formula"
)

// bentWagner returns those of Wagner's projections that bend the parallels of
// an azimuthal one.
func bentWagner() []Definition {
	return []Definition{
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
			Setup: func(v Values) (projection.Setup, error) {
				return onMeridian(formula.NewWagner(v.rad("poleline"), v.rad("parallels"), v["inflation"]/100, v["ratio"]/100), v), nil
			},
			D3:        "geoWagner",
			Note:      "Wagner's construction in Böhm's notation; the default is Wagner VIII, a compromise near to equal areas.",
			Reference: "Wagner 1949, Kartographische Netzentwürfe; Böhm 2006, Variationen von Weltkartennetzen der Wagner-Hammer-Aitoff-Entwurfsfamilie",
		},
	}
}

// modifiedAzimuthal returns further projections made of an azimuthal one.
func modifiedAzimuthal() []Definition {
	return []Definition{
		{
			ID:    "aitoff",
			Title: "Aitoff", Family: "modified azimuthal",
			Params: []ParamSpec{lon0()},
			Setup:  meridian(formula.Aitoff{}),
			PROJ:   "+proj=aitoff +lon_0={lon0}", D3: "geoAitoff",
			Note:      "A compromise in an ellipse, with bent parallels.",
			Reference: "Snyder and Voxland 1989, An Album of Map Projections (USGS Professional Paper 1453)",
		},
		{
			ID: "hammer", Aliases: []string{"hammeraitoff"},
			Title: "Hammer", Family: "modified azimuthal",
			Params:    []ParamSpec{lon0()},
			Setup:     meridian(formula.Hammer{Fold: 2}),
			EqualArea: true,
			PROJ:      "+proj=hammer +lon_0={lon0}", D3: "geoHammer",
			Note:      "Equal areas in an ellipse, with bent parallels: for thematic world maps, and for the sky.",
			Reference: "Snyder and Voxland 1989, An Album of Map Projections (USGS Professional Paper 1453)",
		},
		{
			ID:    "eckertgreifendorff",
			Title: "Eckert-Greifendorff", Family: "modified azimuthal",
			Params:    []ParamSpec{lon0()},
			Setup:     meridian(formula.Hammer{Fold: 4}),
			EqualArea: true,
			PROJ:      "+proj=hammer +lon_0={lon0} +W=0.25",
			Note:      "Equal areas, like Hammer with less bent parallels.",
			Reference: "Snyder 1993, Flattening the Earth",
		},
		{
			ID: "winkel3", Aliases: []string{"wintri", "winkeltripel"},
			Title: "Winkel tripel", Family: "modified azimuthal",
			Params: []ParamSpec{lon0(), parallel("lat1", "latitude of true scale of the equirectangular part", math.Acos(2/math.Pi)*180/math.Pi, 89)},
			Setup:  winkelTripel,
			PROJ:   "+proj=wintri +lon_0={lon0} +lat_1={lat1}", D3: "geoWinkel3",
			Note:      "A well-balanced compromise for general world maps, National Geographic's choice since 1998.",
			Reference: "Snyder and Voxland 1989, An Album of Map Projections (USGS Professional Paper 1453)",
		},
		{
			ID: "bertin1953", Aliases: []string{"bertin"},
			Title: "Bertin 1953", Family: "modified azimuthal",
			Params: []ParamSpec{lon0At(16.5), lat0At(42)},
			Setup:  meridian(formula.Bertin1953{}),
			PROJ:   "+proj=bertin1953", D3: "geoBertin1953",
			Note:      "The French school's compromise for world maps of themes on land, turned to 16.5 east and 42 north.",
			Reference: "Rivière 2017, Bertin projection (1953), visionscarto.net",
		},
	}
}

func winkelTripel(v Values) (projection.Setup, error) {
	return onMeridian(formula.WinkelTripel{CosTrueScale: math.Cos(v.rad("lat1"))}, v), nil
}
