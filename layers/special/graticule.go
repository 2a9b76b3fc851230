package special

import (
	"math"

	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/internal/form"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/twpayne/go-geom"
)

// Graticule is a net of parallels and meridians.
type Graticule struct {
	// Latitudes and Longitudes say where the lines are, in degrees.
	Latitudes, Longitudes Steps
	// Outline draws the globe's edge as well.
	Outline bool
}

// Name is "graticule".
func (Graticule) Name() string { return "graticule" }

func (Graticule) spec() {}

func graticule() Kind {
	return rule[Graticule]{
		globe: true,
		rim:   func(g Graticule) bool { return g.Outline },
		keys: []form.Key[Graticule]{
			form.Bind("latitudes", stepsForm(90), form.About("Graticule: the parallels, as a step in degrees or a list; `false` draws none.",
				"(\"auto\"; none where only longitudes are given)", "10"),
				func(g *Graticule) *Steps { return &g.Latitudes }),
			form.Bind("longitudes", stepsForm(360), form.About("Graticule: the meridians, as a step in degrees or a list; `false` draws none.",
				"(\"auto\"; none where only latitudes are given)", "[0, 90, 180, -90]"),
				func(g *Graticule) *Steps { return &g.Longitudes }),
			form.Bind("outline", form.Boolean(), form.About("Graticule: draw the globe's edge as well.", "false", "true"),
				func(g *Graticule) *bool { return &g.Outline }),
		},
		settle: settleGraticule,
		make:   func(v View, g Graticule, _ Layer) ([]layers.Feature, error) { return graticuleFeatures(v, g), v.err() },
	}.kind()
}

// settleGraticule draws no parallels where the config asks for meridians only,
// and the other way round, as the predecessor did.
func settleGraticule(g Graticule, given func(key string) bool) Graticule {
	switch latitudes, longitudes := given("latitudes"), given("longitudes"); {
	case latitudes && !longitudes:
		g.Longitudes = noSteps()
	case longitudes && !latitudes:
		g.Latitudes = noSteps()
	}
	return g
}

// graticuleFeatures are the parallels and meridians, each with the attribute
// lat or lon (degrees), in the order of the predecessor: parallels first.
func graticuleFeatures(v View, g Graticule) []layers.Feature {
	step := graticuleStep(v.Span)
	parallels := positions(g.Latitudes, step, -90, 90)
	meridians := positions(g.Longitudes, step, -180, 180)
	latSchema, lonSchema := layers.NewSchema([]string{"lat"}), layers.NewSchema([]string{"lon"})
	var features []layers.Feature
	add := func(schema *layers.Schema, at float64, line geom.T) {
		if v.err() != nil {
			return
		}
		visible := v.visibleParts(line)
		if visible == nil {
			return
		}
		if drawn := v.Proj.Project(visible); drawn != nil {
			record := layers.Record{Schema: schema, Values: []layers.Value{layers.Number(at)}}
			features = append(features, layers.Feature{Record: record, Geometry: drawn})
		}
	}
	var around []float64
	for _, lat := range v.near(parallels, parallelsBox) {
		if math.Abs(lat) < 90 {
			around = parallel(around, lat)
			add(latSchema, lat, geom.NewLineStringFlat(geom.XY, around))
		}
	}
	reach := meridianReach(parallels)
	for _, lon := range v.near(meridians, meridiansBox) {
		for _, line := range v.meridians(v.stretch(meridian(lon, reach))) {
			add(lonSchema, lon, line)
		}
	}
	if g.Outline {
		if ring := outline(v); ring != nil {
			features = append(features, layers.Feature{Record: layers.Record{}, Geometry: ring})
		}
	}
	return features
}

// graticuleStep is a round number of degrees that gives about eight lines over
// the part of the world shown.
func graticuleStep(span float64) float64 {
	for _, step := range []float64{0.1, 0.2, 0.25, 0.5, 1, 2, 2.5, 5, 10, 15} {
		if span/step <= 12 {
			return step
		}
	}
	return 15
}

// meridianReach is the latitude, north and south, up to which meridians run
// that do not go through to the poles: the outermost parallels, so that the
// poles do not become blots.
func meridianReach(parallels []float64) float64 {
	reach := 0.0
	for _, lat := range parallels {
		if a := math.Abs(lat); a < 90 && a > reach {
			reach = a
		}
	}
	if reach == 0 {
		return 80
	}
	return reach
}

// parallel goes around the globe. It takes the memory of another one, which has the same
// longitudes; nil is none.
func parallel(other []float64, lat float64) []float64 {
	if other == nil {
		other = make([]float64, 0, 2*(360/5+1))
		for lon := -180.0; lon <= 180; lon += 5 {
			other = append(other, lon, lat)
		}
	}
	for i := 1; i < len(other); i += 2 {
		other[i] = lat
	}
	return other
}

// meridian runs between the outermost parallels; every 90th degree it goes
// through to the poles.
func meridian(lon, reach float64) *geom.LineString {
	if math.Mod(lon, 90) == 0 {
		reach = 90
	}
	steps := max(2, math.Ceil(2*reach/5))
	coords := make([]float64, 0, 2*(int(steps)+1))
	for i := 0.0; i <= steps; i++ {
		coords = append(coords, lon, -reach+2*reach*i/steps)
	}
	return geom.NewLineStringFlat(geom.XY, coords)
}

// outline is the globe's edge as lines.
func outline(v View) geom.T {
	if v.rimless() {
		return nil
	}
	sphere := v.Proj.Sphere()
	if sphere == nil {
		return nil
	}
	lines := geom.NewMultiLineString(geom.XY)
	for p := range flat.Polygons(sphere) {
		for _, ring := range p.Rings() {
			// Push fails only for another layout, and this is the same.
			_ = lines.Push(geom.NewLineStringFlat(geom.XY, ring))
		}
	}
	return lines
}
