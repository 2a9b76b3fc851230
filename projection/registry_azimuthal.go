package projection

import (
	"github.com/seed-898ab921/kartograph/projection/internal/formula"
)

// azimuthal returns the azimuthal and perspective projections, and those by
// distances from two or three points.
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
			Reference: "Snyder 1987, Map Projections: A Working Manual (USGS Professional Paper 1395), p. 182",
		},
		{
			ID: "eda", Aliases: []string{"aeqd", "azimuthalequidistant"},
			Title: "Azimuthal equidistant", Family: "azimuthal",
			Params:      []ParamSpec{lon0(), lat0()},
			Setup:       circle(formula.AzimuthalEquidistant{}, antipode),
			Equidistant: true,
			PROJ:        "+proj=aeqd +lon_0={lon0} +lat_0={lat0}", D3: "geoAzimuthalEquidistant",
			Note:      "True distances and directions from the centre: for ranges, flights, radio and the poles.",
			Reference: "Snyder 1987, Map Projections: A Working Manual (USGS Professional Paper 1395), p. 191",
		},
		{
			ID: "ortho", Aliases: []string{"orthographic"},
			Title: "Orthographic", Family: "perspective",
			Params: []ParamSpec{lon0(), lat0()},
			Setup:  circle(formula.Orthographic{}, 90),
			PROJ:   "+proj=ortho +lon_0={lon0} +lat_0={lat0}", D3: "geoOrthographic",
			Note:      "The globe as seen from far away: one hemisphere, for locator maps and pictures.",
			Reference: "Snyder 1987, Map Projections: A Working Manual (USGS Professional Paper 1395), p. 145",
		},
		{
			ID: "stereo", Aliases: []string{"stere", "stereographic"},
			Title: "Stereographic", Family: "perspective",
			Params:    []ParamSpec{lon0(), lat0()},
			Setup:     circle(formula.Stereographic{}, 142),
			Conformal: true,
			PROJ:      "+proj=stere +lon_0={lon0} +lat_0={lat0}", D3: "geoStereographic",
			Note:      "Circles stay circles: for polar regions, weather maps, and craters. Cut 142 degrees from the centre.",
			Reference: "Snyder 1987, Map Projections: A Working Manual (USGS Professional Paper 1395), p. 154",
		},
		{
			ID: "gnomonic", Aliases: []string{"gnom"},
			Title: "Gnomonic", Family: "perspective",
			Params: []ParamSpec{lon0(), lat0()},
			Setup:  circle(formula.Gnomonic{}, 60),
			PROJ:   "+proj=gnom +lon_0={lon0} +lat_0={lat0}", D3: "geoGnomonic",
			Note:      "The shortest ways are straight lines: for seismic waves and routes. Cut 60 degrees from the centre.",
			Reference: "Snyder 1987, Map Projections: A Working Manual (USGS Professional Paper 1395), p. 164",
		},
		{
			ID: "satellite", Aliases: []string{"tpers", "nsper", "tiltedperspective"},
			Title: "Satellite (tilted perspective)", Family: "perspective",
			Params: []ParamSpec{
				lon0(), lat0(),
				{Name: "dist", Title: "distance of the camera from the sphere's centre", Unit: "radii", Default: 1.6, Min: 1.001, Max: 10000},
				{Name: "up", Title: "turn of the camera clockwise from north", Unit: "degrees", Min: -360, Max: 360},
				{Name: "tilt", Title: "tilt of the camera from straight down", Unit: "degrees", Min: -80, Max: 80},
			},
			Setup: satellite,
			PROJ:  "+proj=tpers +lon_0={lon0} +lat_0={lat0} +h={dist-1} +azi={up} +tilt={tilt}", D3: "geoSatellite",
			Note:      "The globe as a camera above the centre sees it, turned and tilted at will.",
			Reference: "Snyder 1987, Map Projections: A Working Manual (USGS Professional Paper 1395), p. 169",
		},
		{
			ID: "geostationary", Aliases: []string{"geos"},
			Title: "Geostationary satellite", Family: "perspective",
			Params: []ParamSpec{
				lon0(),
				{Name: "dist", Title: "distance of the satellite from the sphere's centre", Unit: "radii", Default: 6.61, Min: 1.01, Max: 1000},
			},
			Setup:     geostationary,
			PROJ:      "+proj=geos +lon_0={lon0} +h={dist-1}",
			Note:      "What a satellite above the equator scans: to lie over Meteosat pictures.",
			Reference: "CGMS 03, LRIT/HRIT Global Specification, 4.4.3",
		},
		{
			ID:    "airy",
			Title: "Airy", Family: "azimuthal",
			Params: []ParamSpec{
				lon0(), lat0(),
				{Name: "radius", Title: "radius of the circle of least error", Unit: "degrees", Default: 90, Min: 1, Max: 90},
			},
			Setup: airy,
			PROJ:  "+proj=airy +lon_0={lon0} +lat_0={lat0} +lat_b={90-radius} +no_cut", D3: "geoAiry",
			Note:      "The least error of scale within a circle about the centre: for one hemisphere or less.",
			Reference: "Snyder and Voxland 1989, An Album of Map Projections (USGS Professional Paper 1453)",
		},
		{
			ID:    "gilbert",
			Title: "Gilbert two-world", Family: "perspective",
			Params:    []ParamSpec{lon0()},
			Setup:     meridian(formula.Gilbert{}),
			D3:        "geoGilbert",
			Note:      "The whole world as if on the front of a globe: a picture rather than a map.",
			Reference: "DeLucia and Snyder 1986, An innovative world map projection, American Cartographer 13(2)",
		},
		{
			ID: "twopointequidistant", Aliases: []string{"tpeqd", "twopointequidistantusa"},
			Title: "Two-point equidistant", Family: "miscellaneous",
			Params: []ParamSpec{
				{Name: "lon1", Title: "longitude of point 1", Unit: "degrees", Default: -158, Min: -360, Max: 360},
				{Name: "lat1", Title: "latitude of point 1", Unit: "degrees", Default: 21.5, Min: -90, Max: 90},
				{Name: "lon2", Title: "longitude of point 2", Unit: "degrees", Default: -77, Min: -360, Max: 360},
				{Name: "lat2", Title: "latitude of point 2", Unit: "degrees", Default: 39, Min: -90, Max: 90},
			},
			Setup:       twoPoints,
			Equidistant: true,
			PROJ:        "+proj=tpeqd +lon_1={lon1} +lat_1={lat1} +lon_2={lon2} +lat_2={lat2}", D3: "geoTwoPointEquidistant",
			Note:      "True distances from two points: for maps of travel between them. The defaults suit the United States.",
			Reference: "Snyder and Voxland 1989, An Album of Map Projections (USGS Professional Paper 1453)",
		},
		{
			ID: "chamberlin", Aliases: []string{"chamb", "chamberlintrimetric", "chamberlinafrica"},
			Title: "Chamberlin trimetric", Family: "miscellaneous",
			Params: []ParamSpec{
				{Name: "lon1", Title: "longitude of point 1", Unit: "degrees", Default: 0, Min: -360, Max: 360},
				{Name: "lat1", Title: "latitude of point 1", Unit: "degrees", Default: 22, Min: -90, Max: 90},
				{Name: "lon2", Title: "longitude of point 2", Unit: "degrees", Default: 45, Min: -360, Max: 360},
				{Name: "lat2", Title: "latitude of point 2", Unit: "degrees", Default: 22, Min: -90, Max: 90},
				{Name: "lon3", Title: "longitude of point 3", Unit: "degrees", Default: 22.5, Min: -360, Max: 360},
				{Name: "lat3", Title: "latitude of point 3", Unit: "degrees", Default: -22, Min: -90, Max: 90},
			},
			Setup: threePoints,
			PROJ:  "+proj=chamb +lon_1={lon1} +lat_1={lat1} +lon_2={lon2} +lat_2={lat2} +lon_3={lon3} +lat_3={lat3}", D3: "geoChamberlin",
			Note:      "Distances from three points nearly true: for continents within a triangle. The defaults suit Africa.",
			Reference: "Snyder and Voxland 1989, An Album of Map Projections (USGS Professional Paper 1453)",
		},
	}
}
