package catalogue

import (
	"math"

	"github.com/seed-898ab921/kartograph/projection"
	"github.com/seed-898ab921/kartograph/projection/internal/formula"
)

// conformalConicLimit is the latitude, in degrees, at which conformal conic
// maps end on the side of the pole that lies at infinity.
const conformalConicLimit = 75

// nearlyCylinder is the cone's constant, the part of a turn that the globe takes,
// below which a conformal conic ends on the side of the other pole as well.
const nearlyCylinder = 0.15

// conic returns the conic projections, and Bonne, which bends their idea.
func conic() []Definition {
	return []Definition{
		{
			ID: "lcc", Aliases: []string{"conicconformal"},
			Title: "Lambert conformal conic", Family: "conic",
			Params: []ParamSpec{
				lon0(), parallel("lat0", "latitude of the origin", 39, 89),
				parallel("lat1", "first standard parallel", 33, 89), parallel("lat2", "second standard parallel", 45, 89),
			},
			Setup:     conformalConic,
			Conformal: true,
			PROJ:      "+proj=lcc +lon_0={lon0} +lat_0={lat0} +lat_1={lat1} +lat_2={lat2}", D3: "geoConicConformal",
			Note:      "For topographic and weather maps of countries and continents of middle latitudes that stretch from west to east. Cut at 75 degrees on the far side of the equator; with parallels near the equator or opposite to each other, which make it nearly a cylinder, at 85 on the other side.",
			Reference: "Snyder 1987, Map Projections: A Working Manual (USGS Professional Paper 1395), p. 104",
		},
		{
			ID: "albers", Aliases: []string{"aea", "conicequalarea"},
			Title: "Albers equal-area conic", Family: "conic",
			Params: []ParamSpec{
				lon0(), parallel("lat0", "latitude of the origin", 37.5, 90),
				parallel("lat1", "first standard parallel", 29.5, 89), parallel("lat2", "second standard parallel", 45.5, 89),
			},
			Setup: func(v Values) (projection.Setup, error) {
				return onMeridian(formula.NewConicEqualArea(v.rad("lat0"), v.rad("lat1"), v.rad("lat2")), v), nil
			},
			EqualArea: true,
			PROJ:      "+proj=aea +lon_0={lon0} +lat_0={lat0} +lat_1={lat1} +lat_2={lat2}", D3: "geoConicEqualArea",
			Note:      "For thematic maps of countries of middle latitudes that stretch from west to east, such as the United States.",
			Reference: "Snyder 1987, Map Projections: A Working Manual (USGS Professional Paper 1395), p. 98",
		},
		{
			ID: "eqdc", Aliases: []string{"conicequidistant"},
			Title: "Equidistant conic", Family: "conic",
			Params: []ParamSpec{
				lon0(), parallel("lat0", "latitude of the origin", 37.5, 90),
				parallel("lat1", "first standard parallel", 29.5, 89), parallel("lat2", "second standard parallel", 45.5, 89),
			},
			Setup: func(v Values) (projection.Setup, error) {
				return onMeridian(formula.NewConicEquidistant(v.rad("lat0"), v.rad("lat1"), v.rad("lat2")), v), nil
			},
			Equidistant: true,
			PROJ:        "+proj=eqdc +lon_0={lon0} +lat_0={lat0} +lat_1={lat1} +lat_2={lat2}", D3: "geoConicEquidistant",
			Note:      "True distances along meridians and the standard parallels: for atlas maps of countries of middle latitudes.",
			Reference: "Snyder 1987, Map Projections: A Working Manual (USGS Professional Paper 1395), p. 111",
		},
		{
			ID: "leac", Aliases: []string{"lambertequalareaconic"},
			Title: "Lambert equal-area conic", Family: "conic",
			Params: []ParamSpec{lon0(), parallel("lat0", "latitude of the origin", 45, 90), parallel("lat1", "standard parallel", 45, 80)},
			Setup: func(v Values) (projection.Setup, error) {
				return onMeridian(formula.NewConicEqualArea(v.rad("lat0"), math.Pi/2, v.rad("lat1")), v), nil
			},
			EqualArea: true,
			PROJ:      "+proj=leac +lon_0={lon0} +lat_0={lat0} +lat_1={lat1}",
			Note:      "Equal areas with the north pole as a point: for the lands about the Arctic.",
			Reference: "Snyder 1987, Map Projections: A Working Manual (USGS Professional Paper 1395), p. 98",
		},
		{
			ID: "bonne", Aliases: []string{"werner"},
			Title: "Bonne", Family: "conic",
			Params: []ParamSpec{lon0(), parallel("lat1", "standard parallel", 45, 90)},
			Setup: func(v Values) (projection.Setup, error) {
				return onMeridian(formula.NewBonne(v.rad("lat1")), v), nil
			},
			EqualArea:   true,
			Equidistant: true,
			PROJ:        "+proj=bonne +lon_0={lon0} +lat_1={lat1}", D3: "geoBonne",
			Note:      "Equal areas with all parallels true: for old atlas maps of continents; at 90 degrees it is Werner's heart.",
			Reference: "Snyder 1987, Map Projections: A Working Manual (USGS Professional Paper 1395), p. 138",
		},
	}
}

// conformalConic ends short of the pole that lies at infinity.
func conformalConic(v Values) (projection.Setup, error) {
	f := formula.NewConicConformal(v.rad("lat0"), v.rad("lat1"), v.rad("lat2"), conformalConicLimit*math.Pi/180)
	s := onMeridian(f, v)
	s.Clip.South, s.Clip.North = -conformalConicLimit, 90
	if v["lat1"]+v["lat2"] < 0 {
		s.Clip.South, s.Clip.North = -90, conformalConicLimit
	}
	// Nearly a cylinder, it has the poles as far away as Mercator's has.
	if math.Abs(f.Cone()) < nearlyCylinder {
		s.Clip.South, s.Clip.North = math.Max(s.Clip.South, -mercatorLimit), math.Min(s.Clip.North, mercatorLimit)
	}
	return s, nil
}
