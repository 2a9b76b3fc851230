package catalogue

import (
	"github.com/seed-898ab921/kartograph/projection/internal/formula"
)

// ginzburg returns Georgiy Ginzburg's projections with bent parallels.
func ginzburg() []Definition {
	return []Definition{
		{
			ID:    "ginzburg4",
			Title: "Ginzburg IV", Family: "polyconic",
			Params:    []ParamSpec{lon0()},
			Setup:     meridian(formula.Ginzburg4()),
			D3:        "geoGinzburg4",
			Note:      "A compromise with bent parallels from Soviet world atlases, 1939-1949.",
			Reference: "Snyder 1993, Flattening the Earth",
		},
		{
			ID:    "ginzburg5",
			Title: "Ginzburg V", Family: "polyconic",
			Params:    []ParamSpec{lon0()},
			Setup:     meridian(formula.Ginzburg5()),
			D3:        "geoGinzburg5",
			Note:      "A compromise with bent parallels from Soviet world atlases, 1950.",
			Reference: "Snyder 1993, Flattening the Earth",
		},
		{
			ID:    "ginzburg6",
			Title: "Ginzburg VI", Family: "polyconic",
			Params:    []ParamSpec{lon0()},
			Setup:     meridian(formula.Ginzburg6()),
			D3:        "geoGinzburg6",
			Note:      "A compromise with bent parallels from Soviet world atlases, 1950.",
			Reference: "Snyder 1993, Flattening the Earth",
		},
		{
			ID:    "ginzburg9",
			Title: "Ginzburg IX", Family: "polyconic",
			Params:    []ParamSpec{lon0()},
			Setup:     meridian(formula.Ginzburg9()),
			D3:        "geoGinzburg9",
			Note:      "A compromise with bent parallels from Soviet world atlases, 1950.",
			Reference: "Snyder 1993, Flattening the Earth",
		},
	}
}

// polyconic returns the polyconic projection that has no other name.
func polyconic() []Definition {
	return []Definition{
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
