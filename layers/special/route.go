package special

import (
	"math"

	"github.com/twpayne/go-geom"

	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/internal/form"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/projection"
)

// Course is the kind of line that a route follows between two stops.
type Course string

// The courses.
const (
	// GreatCircle is the shortest way.
	GreatCircle Course = "great-circle"
	// Rhumb keeps its bearing.
	Rhumb Course = "rhumb"
)

// Route is a line from stop to stop.
type Route struct {
	// Stops are longitudes and latitudes in degrees, two at least.
	Stops [][]float64
	// Course is empty for GreatCircle.
	Course Course
	// Title is the route's name, its attribute "name"; empty for none.
	Title string
}

// Name is "route".
func (Route) Name() string { return "route" }

func (Route) spec() {}

// mostStops limits the stops of a route.
const mostStops = 10_000

func route() Kind {
	return rule[Route]{
		data: true, globe: true, implied: true,
		keys: []form.Key[Route]{
			form.Bind("route", routeForm(), form.About("A line from stop to stop, the shortest way or by the compass.", "",
				`{"stops": [[-122.4, 37.6], [139.8, 35.6]]}`), func(r *Route) *Route { return r }),
		},
		check: checkRoute,
		make:  func(v View, r Route, _ Layer) ([]layers.Feature, error) { return routeFeatures(v, r), v.err() },
	}.kind()
}

func routeForm() form.Form[Route] {
	stop := form.Numbers("a list [longitude, latitude]", 2, form.Range{Min: -360, Max: 360})
	return form.Mapping("route", "layers.*.route", "What a `\"special\": \"route\"` layer draws. The line has the attributes `name` and `km`, "+
		"its length on a sphere of 6,371 km.", []form.Key[Route]{
		form.Bind("stops", form.ListOf("a list of [longitude, latitude]", stop, mostStops), form.About("Where it goes, two places or more: [longitude, latitude] in degrees.",
			form.Required, "[[-122.4, 37.6], [139.8, 35.6]]"), func(r *Route) *[][]float64 { return &r.Stops }),
		form.Bind("course", form.OneOf(GreatCircle, Rhumb), form.About("`great-circle` is the shortest way, `rhumb` keeps its bearing.", `"great-circle"`, `"rhumb"`),
			func(r *Route) *Course { return &r.Course }),
		form.Bind("name", form.NonEmpty("a text"), form.About("The attribute `name` of the line.", "", `"San Francisco – Tokyo"`),
			func(r *Route) *string { return &r.Title }),
	})
}

func checkRoute(r Route, given func(string) bool) (key, problem string) {
	switch {
	case len(r.Stops) == 0 && given("route"):
		return "", "" // that they are missing was told where they stand
	case len(r.Stops) == 0:
		return "", "a route needs \"route\": {\"stops\": [[longitude, latitude], ...]}, the places that it goes through"
	case len(r.Stops) < 2:
		return "route.stops", "a route needs two stops at least"
	}
	for _, s := range r.Stops {
		if len(s) != 2 || !(math.Abs(s[1]) <= 90) {
			return "route.stops", "a stop is [longitude, latitude], with a latitude of -90 to 90"
		}
	}
	return "", ""
}

// routeFeatures is the route as one feature.
func routeFeatures(v View, r Route) []layers.Feature {
	var coords []float64
	metres := 0.0
	for i, s := range r.Stops {
		if i > 0 {
			last := r.Stops[i-1]
			leg := r.leg(last, s)
			metres += length(append([]float64{last[0], last[1]}, leg...))
			coords = append(coords, leg...)
			continue
		}
		coords = append(coords, s[0], s[1])
	}
	drawn := v.Proj.ProjectAs(geom.NewLineStringFlat(geom.XY, coords), projection.Edges{Geodesic: true})
	if drawn == nil {
		return nil
	}
	name := layers.Value{}
	if r.Title != "" {
		name = layers.Text(r.Title)
	}
	km := math.Round(metres / 1000)
	return []layers.Feature{{Geometry: drawn, Record: layers.Record{
		Schema: layers.NewSchema([]string{"name", "km"}), Values: []layers.Value{name, layers.Number(km)},
	}}}
}

// leg is the way from one stop to the next, without the first: great arcs from point
// to point.
func (r Route) leg(from, to []float64) []float64 {
	if r.Course != Rhumb {
		return []float64{to[0], to[1]}
	}
	return rhumb(from[0], from[1], to[0], to[1])
}

// rhumb is the line of constant bearing, the straight line of Mercator's projection,
// as points half a degree or so apart; at a pole, where bearings end, along the meridian.
func rhumb(lon0, lat0, lon1, lat1 float64) []float64 {
	turn := math.Remainder(lon1-lon0, 360)
	pieces := math.Ceil(2*math.Hypot(turn, lat1-lat0)) + 1
	var coords []float64
	for i := 1.0; i < pieces; i++ {
		lat := lat0 + (lat1-lat0)*i/pieces
		part := i / pieces
		if span := isometric(lat1) - isometric(lat0); math.Abs(span) > 1e-9 {
			part = (isometric(lat) - isometric(lat0)) / span
		}
		coords = append(coords, lon0+float64(turn*part), lat)
	}
	return append(coords, lon1, lat1)
}

// isometric is Mercator's latitude, of the poles what is nearly theirs.
func isometric(lat float64) float64 {
	const last = 89.999999
	return math.Asinh(math.Tan(flat.Radians(min(max(lat, -last), last))))
}

// length is that of great arcs from point to point, in metres.
func length(coords []float64) float64 {
	sum := 0.0
	for i := 2; i < len(coords); i += 2 {
		sum += arc(coords[i-2], coords[i-1], coords[i], coords[i+1])
	}
	return sum * flat.EarthRadius
}

// arc is the angle in radians between two points (the haversine formula).
func arc(lon0, lat0, lon1, lat1 float64) float64 {
	sinLat := math.Sin(flat.Radians(lat1-lat0) / 2)
	sinLon := math.Sin(flat.Radians(lon1-lon0) / 2)
	h := float64(sinLat*sinLat) + float64(math.Cos(flat.Radians(lat0))*math.Cos(flat.Radians(lat1))*sinLon*sinLon)
	return 2 * math.Asin(math.Min(1, math.Sqrt(h)))
}
