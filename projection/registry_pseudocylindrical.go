package projection

import "github.com/seed-898ab921/kartograph/projection/formula"

// pseudocylindrical returns the projections with straight parallels and
// curved meridians.
func pseudocylindrical() []Definition {
	return []Definition{
		{
			ID: "robinson", Aliases: []string{"robin"},
			Title: "Robinson", Family: "pseudocylindrical",
			Params: []ParamSpec{lon0()},
			Setup:  meridian(formula.Robinson{}),
			PROJ:   "+proj=robin +lon_0={lon0}", D3: "geoRobinson",
			Note:      "A well-known compromise for general world maps, with moderate distortion of everything but the polar regions.",
			Reference: "Robinson 1974, A New Map Projection: Its Development and Characteristics; interpolated with PROJ's coefficients",
		},
		{
			ID: "naturalearth", Aliases: []string{"natearth", "naturalearth1"},
			Title: "Natural Earth", Family: "pseudocylindrical",
			Params: []ParamSpec{lon0()},
			Setup:  meridian(formula.NaturalEarth{}),
			PROJ:   "+proj=natearth +lon_0={lon0}", D3: "geoNaturalEarth1",
			Note:      "A compromise for physical and general world maps with rounded corners.",
			Reference: "Šavrič et al. 2011, A Polynomial Equation for the Natural Earth Projection, CaGIS 38(4)",
		},
		{
			ID: "mollweide", Aliases: []string{"moll"},
			Title: "Mollweide", Family: "pseudocylindrical",
			Params:    []ParamSpec{lon0()},
			Setup:     meridian(formula.Mollweide{}),
			EqualArea: true,
			PROJ:      "+proj=moll +lon_0={lon0}", D3: "geoMollweide",
			Note:      "The whole world in an ellipse: for thematic world maps, and for the sky.",
			Reference: "Snyder 1987, p. 249",
		},
	}
}
