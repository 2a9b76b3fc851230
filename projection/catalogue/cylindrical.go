package catalogue

import (
	"math"

	"github.com/seed-898ab921/kartograph/projection"
	"github.com/seed-898ab921/kartograph/projection/internal/formula"
)

// mercatorLimit is the latitude, in degrees, at which Mercator's maps end.
const mercatorLimit = 85

// cylindrical returns the cylindrical projections.
func cylindrical() []Definition {
	return []Definition{
		{
			ID: "lonlat", Aliases: []string{"eqc", "equirectangular", "platecarree"},
			Title: "Equirectangular", Family: "cylindrical",
			Params: []ParamSpec{lon0(), parallel("lat0", "latitude of true scale", 0, 89)},
			Setup: func(v Values) (projection.Setup, error) {
				return onMeridian(formula.Lonlat{TrueScale: v.rad("lat0")}, v), nil
			},
			Equidistant: true,
			PROJ:        "+proj=eqc +lon_0={lon0} +lat_ts={lat0}", D3: "geoEquirectangular",
			Note:      "Degrees as x and y: for quick looks at data and for rasters. True distances along meridians and along the latitude of true scale.",
			Reference: "Snyder 1987, Map Projections: A Working Manual (USGS Professional Paper 1395), p. 90",
		},
		{
			ID: "ll", Aliases: []string{"longlat", "latlong", "latlon", "identity"},
			Title: "Longitude and latitude", Family: "cylindrical",
			Params:      []ParamSpec{lon0()},
			Setup:       meridian(formula.Lonlat{}),
			Equidistant: true,
			PROJ:        "+proj=eqc +lon_0={lon0}",
			Note:        "The plane of longitude and latitude as it is, without a latitude of true scale.",
			Reference:   "Snyder 1987, Map Projections: A Working Manual (USGS Professional Paper 1395), p. 91",
		},
		{
			ID: "mercator", Aliases: []string{"merc"},
			Title: "Mercator", Family: "cylindrical",
			Params: []ParamSpec{lon0()},
			Setup: endingAt(-mercatorLimit, mercatorLimit,
				meridian(formula.Mercator{Limit: mercatorLimit * math.Pi / 180})),
			Conformal: true,
			PROJ:      "+proj=merc +lon_0={lon0}", D3: "geoMercator",
			Note:      "Compass courses are straight lines: for navigation and for small areas near the equator, never for areas of countries. Cut at 85 degrees north and south.",
			Reference: "Snyder 1987, Map Projections: A Working Manual (USGS Professional Paper 1395), p. 38",
		},
		{
			ID: "webmercator", Aliases: []string{"webmerc"},
			Title: "Web Mercator", Family: "cylindrical",
			Params: []ParamSpec{lon0()},
			Setup: endingAt(-formula.WebMercatorLimit*180/math.Pi, formula.WebMercatorLimit*180/math.Pi,
				meridian(formula.Mercator{Limit: formula.WebMercatorLimit})),
			Conformal: true,
			PROJ:      "+proj=merc +lon_0={lon0}", D3: "geoMercator",
			Note:      "Mercator as web maps tile it, a square of the whole world: to lie over such tiles. Cut at 85.0511 degrees.",
			Reference: "Battersby et al. 2014, Implications of Web Mercator and Its Use in Online Mapping, Cartographica 49(2)",
		},
		{
			ID: "transversemercator", Aliases: []string{"tmerc", "etmerc"},
			Title: "Transverse Mercator", Family: "cylindrical",
			Params: []ParamSpec{lon0(), lat0()},
			Setup: endingAt(-mercatorLimit, mercatorLimit,
				oblique(formula.Mercator{Limit: mercatorLimit * math.Pi / 180}, 0)),
			Conformal: true,
			PROJ:      "+proj=tmerc +lon_0={lon0} +lat_0={lat0}", D3: "geoTransverseMercator",
			Note:      "For countries that stretch from north to south, such as Chile. Cut 85 degrees east and west of the central meridian.",
			Reference: "Snyder 1987, Map Projections: A Working Manual (USGS Professional Paper 1395), p. 48",
		},
		{
			ID: "obliquemercator", Aliases: []string{"omerc"},
			Title: "Oblique Mercator", Family: "cylindrical",
			Params: []ParamSpec{lon0(), lat0(), azimuth()},
			Setup: endingAt(-mercatorLimit, mercatorLimit,
				obliqueBy(formula.Mercator{Limit: mercatorLimit * math.Pi / 180})),
			Conformal: true,
			PROJ:      "+proj=omerc +lonc={lon0} +lat_0={lat0} +alpha={azimuth} +gamma={azimuth}",
			Note:      "For countries that stretch along a slanting great circle, such as Malaysia or New Zealand.",
			Reference: "Snyder 1987, Map Projections: A Working Manual (USGS Professional Paper 1395), p. 66",
		},
		{
			ID: "cea", Aliases: []string{"cylindricalequalarea"},
			Title: "Cylindrical equal-area", Family: "cylindrical",
			Params: []ParamSpec{lon0(), parallel("lat1", "latitude of true scale", 0, 85)},
			Setup: func(v Values) (projection.Setup, error) {
				return onMeridian(formula.CylindricalEqualArea{TrueScale: v.rad("lat1")}, v), nil
			},
			EqualArea: true,
			PROJ:      "+proj=cea +lon_0={lon0} +lat_ts={lat1}", D3: "geoCylindricalEqualArea",
			Note:      "Equal areas in a rectangle, with shapes stretched away from the latitude of true scale: for thematic maps of the tropics.",
			Reference: "Snyder 1987, Map Projections: A Working Manual (USGS Professional Paper 1395), p. 76",
		},
		{
			ID: "gallpeters", Aliases: []string{"peters", "gallorthographic"},
			Title: "Gall-Peters", Family: "cylindrical",
			Params:    []ParamSpec{lon0()},
			Setup:     meridian(formula.CylindricalEqualArea{TrueScale: 45 * math.Pi / 180}),
			EqualArea: true,
			PROJ:      "+proj=cea +lon_0={lon0} +lat_ts=45", D3: "geoCylindricalEqualArea",
			Note:      "The cylindrical equal-area projection with true scale at 45 degrees.",
			Reference: "Snyder and Voxland 1989, An Album of Map Projections (USGS Professional Paper 1453)",
		},
		{
			ID:    "hobodyer",
			Title: "Hobo-Dyer", Family: "cylindrical",
			Params:    []ParamSpec{lon0()},
			Setup:     meridian(formula.CylindricalEqualArea{TrueScale: 37.5 * math.Pi / 180}),
			EqualArea: true,
			PROJ:      "+proj=cea +lon_0={lon0} +lat_ts=37.5", D3: "geoCylindricalEqualArea",
			Note:      "The cylindrical equal-area projection with true scale at 37.5 degrees.",
			Reference: "Abramms and Dyer 2002, Hobo-Dyer equal area world map",
		},
		{
			ID:    "behrmann",
			Title: "Behrmann", Family: "cylindrical",
			Params:    []ParamSpec{lon0()},
			Setup:     meridian(formula.CylindricalEqualArea{TrueScale: 30 * math.Pi / 180}),
			EqualArea: true,
			PROJ:      "+proj=cea +lon_0={lon0} +lat_ts=30", D3: "geoCylindricalEqualArea",
			Note:      "The cylindrical equal-area projection with true scale at 30 degrees.",
			Reference: "Snyder and Voxland 1989, An Album of Map Projections (USGS Professional Paper 1453)",
		},
		{
			ID:    "balthasart",
			Title: "Balthasart", Family: "cylindrical",
			Params:    []ParamSpec{lon0()},
			Setup:     meridian(formula.CylindricalEqualArea{TrueScale: 50 * math.Pi / 180}),
			EqualArea: true,
			PROJ:      "+proj=cea +lon_0={lon0} +lat_ts=50", D3: "geoCylindricalEqualArea",
			Note:      "The cylindrical equal-area projection with true scale at 50 degrees.",
			Reference: "Snyder and Voxland 1989, An Album of Map Projections (USGS Professional Paper 1453)",
		},
		{
			ID: "gall", Aliases: []string{"gallstereographic"},
			Title: "Gall stereographic", Family: "cylindrical",
			Params:    []ParamSpec{lon0()},
			Setup:     meridian(formula.CylindricalStereographic{TrueScale: math.Pi / 4}),
			PROJ:      "+proj=gall +lon_0={lon0}",
			Note:      "A compromise in a rectangle that British atlases liked: less swollen poles than Mercator.",
			Reference: "Snyder and Voxland 1989, An Album of Map Projections (USGS Professional Paper 1453)",
		},
		{
			ID: "cylindricalstereographic", Aliases: []string{"braun"},
			Title: "Cylindrical stereographic", Family: "cylindrical",
			Params: []ParamSpec{lon0(), parallel("lat1", "latitude of true scale", 0, 89)},
			Setup: func(v Values) (projection.Setup, error) {
				return onMeridian(formula.CylindricalStereographic{TrueScale: v.rad("lat1")}, v), nil
			},
			D3:        "geoCylindricalStereographic",
			Note:      "The family of Gall's projection with any latitude of true scale; Braun's at the equator, the BSAM of Soviet atlases at 30 degrees.",
			Reference: "Snyder and Voxland 1989, An Album of Map Projections (USGS Professional Paper 1453)",
		},
		{
			ID: "miller", Aliases: []string{"mill"},
			Title: "Miller", Family: "cylindrical",
			Params: []ParamSpec{lon0()},
			Setup:  meridian(formula.Miller{}),
			PROJ:   "+proj=mill +lon_0={lon0}", D3: "geoMiller",
			Note:      "A compromise in a rectangle that looks like Mercator but shows the poles: for wall maps and time zones.",
			Reference: "Snyder 1987, Map Projections: A Working Manual (USGS Professional Paper 1395), p. 86",
		},
		{
			ID: "compactmiller", Aliases: []string{"comill"},
			Title: "Compact Miller", Family: "cylindrical",
			Params:    []ParamSpec{lon0()},
			Setup:     meridian(formula.CompactMiller{}),
			PROJ:      "+proj=comill +lon_0={lon0}",
			Note:      "Miller with shorter polar regions.",
			Reference: "Jenny, Šavrič and Patterson 2015, A compromise aspect-adaptive cylindrical projection for world maps, IJGIS 29(6)",
		},
		{
			ID:    "patterson",
			Title: "Patterson", Family: "cylindrical",
			Params: []ParamSpec{lon0()},
			Setup:  meridian(formula.Patterson{}),
			PROJ:   "+proj=patterson +lon_0={lon0}", D3: "geoPatterson",
			Note:      "A compromise in a rectangle with familiar shapes of the continents and moderate polar regions.",
			Reference: "Patterson, Šavrič and Jenny 2014, Introducing the Patterson Cylindrical Projection, Cartographic Perspectives 78",
		},
		{
			ID: "cassini", Aliases: []string{"cass", "cassinisoldner"},
			Title: "Cassini", Family: "cylindrical",
			Params:      []ParamSpec{lon0(), lat0()},
			Setup:       oblique(formula.Lonlat{}, 0),
			Equidistant: true,
			PROJ:        "+proj=cass +lon_0={lon0} +lat_0={lat0}",
			Note:        "The equirectangular projection on its side, true along the central meridian and across it: for old topographic maps of countries that stretch from north to south.",
			Reference:   "Snyder 1987, Map Projections: A Working Manual (USGS Professional Paper 1395), p. 92",
		},
		{
			ID: "transverseequalarea", Aliases: []string{"tcea"},
			Title: "Transverse cylindrical equal-area", Family: "cylindrical",
			Params:    []ParamSpec{lon0(), lat0()},
			Setup:     oblique(formula.CylindricalEqualArea{}, 0),
			EqualArea: true,
			PROJ:      "+proj=tcea +lon_0={lon0} +lat_0={lat0}",
			Note:      "Equal areas in a strip along a meridian.",
			Reference: "Snyder 1987, Map Projections: A Working Manual (USGS Professional Paper 1395), p. 80",
		},
		{
			ID:    "obliqueequalarea",
			Title: "Oblique cylindrical equal-area", Family: "cylindrical",
			Params:    []ParamSpec{lon0(), lat0(), azimuth()},
			Setup:     obliqueBy(formula.CylindricalEqualArea{}),
			EqualArea: true,
			Note:      "Equal areas in a strip along any great circle.",
			Reference: "Snyder 1987, Map Projections: A Working Manual (USGS Professional Paper 1395), p. 80",
		},
	}
}
