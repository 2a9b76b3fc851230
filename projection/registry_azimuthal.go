package projection

import "github.com/seed-898ab921/kartograph/projection/formula"

// azimuthal returns the azimuthal and perspective projections.
func azimuthal() []Definition {
	return []Definition{
		{
			ID: "laea", Aliases: []string{"azimuthalequalarea"},
			Title: "Lambert azimuthal equal-area", Family: "azimuthal",
			Params:    []ParamSpec{lon0(), lat0()},
			Setup:     circle(formula.AzimuthalEqualArea{}, antipode),
			EqualArea: true,
			PROJ:      "+proj=laea +lon_0={lon0} +lat_0={lat0}", D3: "geoAzimuthalEqualArea",
			Note:      "The first choice for thematic maps of a continent, an ocean or a compact country.",
			Reference: "Snyder 1987, p. 182",
		},
		{
			ID: "ortho", Aliases: []string{"orthographic"},
			Title: "Orthographic", Family: "perspective",
			Params: []ParamSpec{lon0(), lat0()},
			Setup:  circle(formula.Orthographic{}, 90),
			PROJ:   "+proj=ortho +lon_0={lon0} +lat_0={lat0}", D3: "geoOrthographic",
			Note:      "The globe as seen from far away: one hemisphere, for locator maps and pictures.",
			Reference: "Snyder 1987, p. 145",
		},
	}
}
