package catalogue

import (
	"github.com/seed-898ab921/kartograph/projection/internal/formula"
)

// globular returns the projections that show a hemisphere or the world in a
// circle, or nearly.
func globular() []Definition {
	return []Definition{
		{
			ID: "nicolosi", Aliases: []string{"nicol", "nicolosiglobular"},
			Title: "Nicolosi globular", Family: "globular",
			Params: []ParamSpec{lon0()},
			Setup:  circle(formula.Nicolosi{}, 90),
			PROJ:   "+proj=nicol +lon_0={lon0}", D3: "geoNicolosi",
			Note:      "One hemisphere in a circle, as in atlases of the nineteenth century.",
			Reference: "Snyder and Voxland 1989, An Album of Map Projections (USGS Professional Paper 1453)",
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
			Reference: "Snyder and Voxland 1989, An Album of Map Projections (USGS Professional Paper 1453)",
		},
		{
			ID: "vandergrinten3", Aliases: []string{"vandg3"},
			Title: "Van der Grinten III", Family: "globular",
			Params: []ParamSpec{lon0()},
			Setup:  meridian(formula.VanDerGrinten3{}),
			PROJ:   "+proj=vandg3 +lon_0={lon0}", D3: "geoVanDerGrinten3",
			Note:      "The world in a circle with straight parallels.",
			Reference: "Snyder and Voxland 1989, An Album of Map Projections (USGS Professional Paper 1453)",
		},
		{
			ID: "vandergrinten4", Aliases: []string{"vandg4"},
			Title: "Van der Grinten IV", Family: "globular",
			Params: []ParamSpec{lon0()},
			Setup:  meridian(formula.VanDerGrinten4{}),
			PROJ:   "+proj=vandg4 +lon_0={lon0}", D3: "geoVanDerGrinten4",
			Note:      "The world in an apple.",
			Reference: "Snyder and Voxland 1989, An Album of Map Projections (USGS Professional Paper 1453)",
		},
	}
}
