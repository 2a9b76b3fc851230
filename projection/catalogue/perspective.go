package catalogue

import (
	"math"

	"github.com/seed-898ab921/kartograph/projection"
	"github.com/seed-898ab921/kartograph/projection/internal/formula"
)

// perspective returns the globe as it is seen from some place.
func perspective() []Definition {
	return []Definition{
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
	}
}

// twoWorlds returns the perspective of a globe that shows the world on its front.
func twoWorlds() []Definition {
	return []Definition{
		{
			ID:    "gilbert",
			Title: "Gilbert two-world", Family: "perspective",
			Params:    []ParamSpec{lon0()},
			Setup:     meridian(formula.Gilbert{}),
			D3:        "geoGilbert",
			Note:      "The whole world as if on the front of a globe: a picture rather than a map.",
			Reference: "DeLucia and Snyder 1986, An innovative world map projection, American Cartographer 13(2)",
		},
	}
}

func satellite(v Values) (projection.Setup, error) {
	f := formula.Satellite{Distance: v["dist"], Up: v.rad("up"), Tilt: v.rad("tilt")}
	s := centred(f, v)
	s.Clip.Angle = f.Reach()*180/math.Pi - 1e-6
	return s, nil
}

func geostationary(v Values) (projection.Setup, error) {
	s := centred(formula.Geostationary{Distance: v["dist"]}, v)
	s.Clip.Angle = math.Acos(1/v["dist"])*180/math.Pi - 1e-6
	return s, nil
}
