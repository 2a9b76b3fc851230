package projection

import (
	"math"

	"github.com/seed-898ab921/kartograph/projection/formula"
)

// modified returns the modified azimuthal, globular and polyconic projections.
func modified() []Definition {
	return []Definition{
		{
			ID:    "aitoff",
			Title: "Aitoff", Family: "modified azimuthal",
			Params: []ParamSpec{lon0()},
			Setup:  meridian(formula.Aitoff{}),
			PROJ:   "+proj=aitoff +lon_0={lon0}", D3: "geoAitoff",
			Note:      "A compromise in an ellipse, with bent parallels.",
			Reference: "Snyder and Voxland 1989, An Album of Map Projections (USGS Professional Paper 1453), p. 232",
		},
		{
			ID: "hammer", Aliases: []string{"hammeraitoff"},
			Title: "Hammer", Family: "modified azimuthal",
			Params:    []ParamSpec{lon0()},
			Setup:     meridian(formula.Hammer{Fold: 2}),
			EqualArea: true,
			PROJ:      "+proj=hammer +lon_0={lon0}", D3: "geoHammer",
			Note:      "Equal areas in an ellipse, with bent parallels: for thematic world maps, and for the sky.",
			Reference: "Snyder and Voxland 1989, An Album of Map Projections (USGS Professional Paper 1453), p. 232",
		},
		{
			ID:    "eckertgreifendorff",
			Title: "Eckert-Greifendorff", Family: "modified azimuthal",
			Params:    []ParamSpec{lon0()},
			Setup:     meridian(formula.Hammer{Fold: 4}),
			EqualArea: true,
			PROJ:      "+proj=hammer +lon_0={lon0} +W=0.25",
			Note:      "Equal areas, like Hammer with less bent parallels.",
			Reference: "Snyder 1993, Flattening the Earth, p. 238",
		},
		{
			ID: "winkel3", Aliases: []string{"wintri", "winkeltripel"},
			Title: "Winkel tripel", Family: "modified azimuthal",
			Params: []ParamSpec{lon0(), parallel("lat1", "latitude of true scale of the equirectangular part", math.Acos(2/math.Pi)*180/math.Pi, 89)},
			Setup:  winkelTripel,
			PROJ:   "+proj=wintri +lon_0={lon0} +lat_1={lat1}", D3: "geoWinkel3",
			Note:      "A well-balanced compromise for general world maps, National Geographic's choice since 1998.",
			Reference: "Snyder and Voxland 1989, An Album of Map Projections (USGS Professional Paper 1453), p. 232",
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
		{
			ID: "nicolosi", Aliases: []string{"nicol", "nicolosiglobular"},
			Title: "Nicolosi globular", Family: "globular",
			Params: []ParamSpec{lon0()},
			Setup:  circle(formula.Nicolosi{}, 90),
			PROJ:   "+proj=nicol +lon_0={lon0}", D3: "geoNicolosi",
			Note:      "One hemisphere in a circle, as in atlases of the nineteenth century.",
			Reference: "Snyder and Voxland 1989, An Album of Map Projections (USGS Professional Paper 1453), p. 234",
		},
		{
			ID: "vandergrinten", Aliases: []string{"vandg", "vandergrinten1"},
			Title: "Van der Grinten I", Family: "globular",
			Params: []ParamSpec{lon0()},
			Setup:  meridian(formula.VanDerGrinten1{}),
			PROJ:   "+proj=vandg +lon_0={lon0}", D3: "geoVanDerGrinten",
			Note:      "The world in a circle, a compromise; National Geographic's choice until 1988.",
			Reference: "Snyder 1987, Map Projections: A Working Manual (USGS Professional Paper 1395), p. 239",
		},
		{
			ID: "vandergrinten2", Aliases: []string{"vandg2"},
			Title: "Van der Grinten II", Family: "globular",
			Params: []ParamSpec{lon0()},
			Setup:  meridian(formula.VanDerGrinten2{}),
			PROJ:   "+proj=vandg2 +lon_0={lon0}", D3: "geoVanDerGrinten2",
			Note:      "The world in a circle with parallels and meridians at right angles.",
			Reference: "Snyder and Voxland 1989, An Album of Map Projections (USGS Professional Paper 1453), p. 233",
		},
		{
			ID: "vandergrinten3", Aliases: []string{"vandg3"},
			Title: "Van der Grinten III", Family: "globular",
			Params: []ParamSpec{lon0()},
			Setup:  meridian(formula.VanDerGrinten3{}),
			PROJ:   "+proj=vandg3 +lon_0={lon0}", D3: "geoVanDerGrinten3",
			Note:      "The world in a circle with straight parallels.",
			Reference: "Snyder and Voxland 1989, An Album of Map Projections (USGS Professional Paper 1453), p. 233",
		},
		{
			ID: "vandergrinten4", Aliases: []string{"vandg4"},
			Title: "Van der Grinten IV", Family: "globular",
			Params: []ParamSpec{lon0()},
			Setup:  meridian(formula.VanDerGrinten4{}),
			PROJ:   "+proj=vandg4 +lon_0={lon0}", D3: "geoVanDerGrinten4",
			Note:      "The world in an apple.",
			Reference: "Snyder and Voxland 1989, An Album of Map Projections (USGS Professional Paper 1453), p. 233",
		},
		{
			ID: "polyconic", Aliases: []string{"poly", "americanpolyconic"},
			Title: "American polyconic", Family: "polyconic",
			Params:      []ParamSpec{lon0()},
			Setup:       meridian(formula.Polyconic{}),
			Equidistant: true,
			PROJ:        "+proj=poly +lon_0={lon0}", D3: "geoPolyconic",
			Note:      "Every parallel in its true length, bent to its own cone: for old topographic maps of the United States.",
			Reference: "Snyder 1987, Map Projections: A Working Manual (USGS Professional Paper 1395), p. 124",
		},
	}
}
