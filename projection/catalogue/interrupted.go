package catalogue

import (
	"github.com/seed-898ab921/kartograph/projection/internal/formula"
)

// interrupted returns the projections that are cut into lobes.
func interrupted() []Definition {
	return []Definition{
		{
			ID: "interruptedhomolosine", Aliases: []string{"igh", "interruptedgoodehomolosine"},
			Title: "Interrupted Goode homolosine", Family: "interrupted",
			Params:    []ParamSpec{lon0()},
			Setup:     lobes(formula.GoodeExact(), landLobes()),
			EqualArea: true,
			PROJ:      "+proj=igh +lon_0={lon0}", D3: "geoInterruptedHomolosine",
			Note:      "Equal areas with the continents whole and the oceans cut: for thematic world maps.",
			Reference: "Snyder and Voxland 1989, An Album of Map Projections (USGS Professional Paper 1453)",
		},
		{
			ID: "interruptedhomolosineocean", Aliases: []string{"igh_o"},
			Title: "Interrupted Goode homolosine for oceans", Family: "interrupted",
			Params:    []ParamSpec{lon0()},
			Setup:     lobes(formula.GoodeExact(), oceanLobes()),
			EqualArea: true,
			PROJ:      "+proj=igh_o +lon_0={lon0}",
			Note:      "Equal areas with the oceans whole and the continents cut.",
			Reference: "Snyder and Voxland 1989, An Album of Map Projections (USGS Professional Paper 1453)",
		},
		{
			ID: "interruptedmollweide", Aliases: []string{"imoll"},
			Title: "Interrupted Mollweide", Family: "interrupted",
			Params:    []ParamSpec{lon0()},
			Setup:     lobes(formula.Mollweide{}, landLobes()),
			EqualArea: true,
			PROJ:      "+proj=imoll +lon_0={lon0}", D3: "geoInterruptedMollweide",
			Note:      "Equal areas with the continents whole, all of one projection.",
			Reference: "Snyder and Voxland 1989, An Album of Map Projections (USGS Professional Paper 1453)",
		},
		{
			ID: "interruptedmollweideocean", Aliases: []string{"imoll_o"},
			Title: "Interrupted Mollweide for oceans", Family: "interrupted",
			Params:    []ParamSpec{lon0()},
			Setup:     lobes(formula.Mollweide{}, oceanLobes()),
			EqualArea: true,
			PROJ:      "+proj=imoll_o +lon_0={lon0}",
			Note:      "Equal areas with the oceans whole, all of one projection.",
			Reference: "Snyder and Voxland 1989, An Album of Map Projections (USGS Professional Paper 1453)",
		},
		{
			ID:    "interruptedmollweidehemispheres",
			Title: "Mollweide in two hemispheres", Family: "interrupted",
			Params:    []ParamSpec{lon0At(-20)},
			Setup:     lobes(formula.Mollweide{}, halfLobes()),
			EqualArea: true,
			D3:        "geoInterruptedMollweideHemispheres",
			Note:      "Equal areas in two circles, the old and the new world.",
			Reference: "Snyder and Voxland 1989, An Album of Map Projections (USGS Professional Paper 1453)",
		},
		{
			ID:    "interruptedsinusoidal",
			Title: "Interrupted sinusoidal", Family: "interrupted",
			Params:    []ParamSpec{lon0At(20)},
			Setup:     lobes(formula.Sinusoidal{}, thirdLobes()),
			EqualArea: true,
			D3:        "geoInterruptedSinusoidal",
			Note:      "Equal areas with parallels in their true lengths, in three gores.",
			Reference: "Snyder and Voxland 1989, An Album of Map Projections (USGS Professional Paper 1453)",
		},
		{
			ID:    "interruptedboggs",
			Title: "Interrupted Boggs eumorphic", Family: "interrupted",
			Params:    []ParamSpec{lon0()},
			Setup:     lobes(formula.Boggs{}, landLobes()),
			EqualArea: true,
			D3:        "geoInterruptedBoggs",
			Note:      "Equal areas with the continents whole.",
			Reference: "Snyder and Voxland 1989, An Album of Map Projections (USGS Professional Paper 1453)",
		},
		{
			ID:    "interruptedquarticauthalic",
			Title: "Quartic authalic in two hemispheres", Family: "interrupted",
			Params:    []ParamSpec{lon0At(-20)},
			Setup:     lobes(formula.QuarticAuthalic(), halfLobes()),
			EqualArea: true,
			D3:        "geoInterruptedQuarticAuthalic",
			Note:      "Equal areas in two hemispheres.",
			Reference: "Snyder and Voxland 1989, An Album of Map Projections (USGS Professional Paper 1453)",
		},
		{
			ID:    "healpix",
			Title: "HEALPix", Family: "interrupted",
			Params:    []ParamSpec{lon0()},
			Setup:     healpix,
			EqualArea: true,
			PROJ:      "+proj=healpix +lon_0={lon0}", D3: "geoHealpix",
			Note:      "Equal areas and pixels of equal size: for maps of the sky.",
			Reference: "Górski et al. 2005, Astrophysical Journal 622; Calabretta and Roukema 2007, MNRAS 381",
		},
	}
}
