package kartograph

import (
	"fmt"
	"math"
	"sort"

	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/filter"
	"github.com/seed-898ab921/kartograph/layers/overlay"
	"github.com/twpayne/go-geom"
)

// shown is the part of the world that a map shows, before it is projected.
type shown struct {
	// geometries, in degrees, are what must be in view; none for the world.
	geometries []geom.T
	// west, south, east, north is their box in degrees. It is the
	// narrowest one around the globe: east is beyond 180 where it crosses
	// the antimeridian.
	west, south, east, north float64
	// lon, lat is the centre in degrees that "auto" means.
	lon, lat float64
	// chosen is false where the config leaves the part of the world open.
	chosen bool
}

// world reports whether the whole globe is shown.
func (s shown) world() bool { return len(s.geometries) == 0 }

func wholeWorld() shown { return shown{west: -180, south: -90, east: 180, north: 90} }

// whatIsShown finds the part of the world that the bounds ask for.
func whatIsShown(b Bounds, read []*readLayer) (shown, error) {
	switch b.Mode {
	case "bbox":
		return shownBox(b.BBox), nil
	case "points":
		return shownPoints(b.Points), nil
	case "polygons":
		return shownPolygons(b, read)
	default:
		return shownData(read), nil
	}
}

func shownBox(b [4]float64) shown {
	west, south, east, north := b[0], b[1], b[2], b[3]
	if east <= west {
		east += 360
	}
	if east-west >= 360 && south <= -90 && north >= 90 {
		s := wholeWorld()
		s.lon, s.chosen = (west+east)/2, true
		return s
	}
	return shown{
		geometries: []geom.T{boxRing(west, south, east, north)},
		west:       west, south: south, east: east, north: north,
		lon: wrapLon((west + east) / 2), lat: (south + north) / 2,
		chosen: true,
	}
}

// boxRing returns a lon/lat box as a polygon whose edges are short enough to
// go the right way round the globe.
func boxRing(west, south, east, north float64) geom.T {
	var flat []float64
	steps := max(1, int(math.Ceil((east-west)/30)))
	for i := range steps + 1 {
		flat = append(flat, west+(east-west)*float64(i)/float64(steps), south)
	}
	for i := range steps + 1 {
		flat = append(flat, east-(east-west)*float64(i)/float64(steps), north)
	}
	flat = append(flat, west, south)
	return geom.NewPolygonFlat(geom.XY, flat, []int{len(flat)})
}

// pointMargin is the reach, in degrees, of a map around a single point.
const pointMargin = 2.5

func shownPoints(points [][2]float64) shown {
	flat := make([]float64, 0, 2*len(points))
	var x, y, z float64
	for _, p := range points {
		flat = append(flat, p[0], p[1])
		sinLon, cosLon := math.Sincos(radians(p[0]))
		sinLat, cosLat := math.Sincos(radians(p[1]))
		x, y, z = x+cosLat*cosLon, y+cosLat*sinLon, z+sinLat
	}
	g := geom.NewMultiPointFlat(geom.XY, flat)
	s := shownGeometries([]geom.T{g})
	if s.east-s.west < 1e-9 && s.north-s.south < 1e-9 {
		widen := pointMargin / math.Max(math.Cos(radians(s.north)), 0.05)
		s = shownBox([4]float64{s.west - widen, max(-90, s.south-pointMargin), s.east + widen, min(90, s.north+pointMargin)})
	}
	if math.Hypot(math.Hypot(x, y), z) > 1e-9 {
		s.lon, s.lat = degrees(math.Atan2(y, x)), degrees(math.Atan2(z, math.Hypot(x, y)))
	}
	s.chosen = true
	return s
}

func shownPolygons(b Bounds, read []*readLayer) (shown, error) {
	layer := findLayer(read, b.Layer)
	if layer == nil {
		return shown{}, fmt.Errorf("no layer is called %q", b.Layer)
	}
	var geometries []geom.T
	for _, f := range layer.features {
		if layers.Bounds(f.Geometry) != nil && boundsKeep(b, f.Record) {
			geometries = append(geometries, dropSmallParts(f.Geometry, b.MinArea))
		}
	}
	if len(geometries) == 0 {
		return shown{}, fmt.Errorf(
			"no feature of layer %q is chosen: check the filter or values%s", b.Layer, sampleValues(layer, b.Attribute))
	}
	s := shownGeometries(geometries)
	if len(geometries) == 1 {
		if lon, lat, ok := overlay.PointOnSurface(geometries[0]); ok {
			s.lon, s.lat = lon, lat
		}
	}
	s.chosen = true
	return s, nil
}

func boundsKeep(b Bounds, record layers.Record) bool {
	if b.Filter != nil && !b.Filter.Match(record) {
		return false
	}
	if b.Attribute == "" || len(b.Values) == 0 {
		return true
	}
	return filter.In{Column: b.Attribute, Values: textValues(b.Values)}.Match(record)
}

func textValues(texts []string) []layers.Value {
	values := make([]layers.Value, len(texts))
	for i, t := range texts {
		values[i] = layers.Text(t)
	}
	return values
}

// shownData is what a map without bounds shows: all its data, or the world
// where the data covers most of it.
func shownData(read []*readLayer) shown {
	var geometries []geom.T
	box := [4]float64{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	for _, l := range read {
		if l.stream != nil {
			e := l.stream.extent
			geometries = append(geometries, boxRing(e[0], e[1], e[2], e[3]))
			box = [4]float64{min(box[0], e[0]), min(box[1], e[1]), max(box[2], e[2]), max(box[3], e[3])}
		}
		for i, f := range l.features {
			if b := l.bounds[i]; b != nil {
				geometries = append(geometries, f.Geometry)
				box = [4]float64{min(box[0], b.Min(0)), min(box[1], b.Min(1)), max(box[2], b.Max(0)), max(box[3], b.Max(1))}
			}
		}
	}
	if len(geometries) == 0 || box[2]-box[0] >= 300 && box[3]-box[1] >= 110 {
		return wholeWorld()
	}
	return shownGeometries(geometries)
}

// shownGeometries measures geometries in degrees.
func shownGeometries(geometries []geom.T) shown {
	s := shown{geometries: geometries, south: math.Inf(1), north: math.Inf(-1)}
	var spans [][2]float64
	for _, g := range geometries {
		spans = lonSpans(spans, g)
		b := layers.Bounds(g)
		s.south, s.north = min(s.south, b.Min(1)), max(s.north, b.Max(1))
	}
	s.south, s.north = max(s.south, -90), min(s.north, 90)
	if !(s.south <= s.north) { // nothing, or no numbers
		s.south, s.north = -90, 90
	}
	s.west, s.east = narrowestSpan(spans)
	s.lon, s.lat = wrapLon((s.west+s.east)/2), (s.south+s.north)/2
	return s
}

// farthest is a longitude that no data has: what is beyond it is damaged.
const farthest = 1e4

// lonSpans appends the longitudes that each part of a geometry covers.
func lonSpans(spans [][2]float64, g geom.T) [][2]float64 {
	if c, ok := g.(*geom.GeometryCollection); ok {
		for _, part := range c.Geoms() {
			spans = lonSpans(spans, part)
		}
		return spans
	}
	flat, stride, from := g.FlatCoords(), g.Stride(), 0
	for _, end := range partEnds(g) {
		span := [2]float64{math.Inf(1), math.Inf(-1)}
		for i := from; i < end; i += stride {
			span[0], span[1] = min(span[0], flat[i]), max(span[1], flat[i])
		}
		if from < end && span[0] > -farthest && span[1] < farthest { // and no NaN
			spans = append(spans, span)
		}
		from = end
	}
	return spans
}

// partEnds returns where, in the flat coordinates, the points, lines or
// polygons of a geometry end.
func partEnds(g geom.T) []int {
	switch g := g.(type) {
	case *geom.MultiPolygon:
		var ends []int
		for _, rings := range g.Endss() {
			if len(rings) > 0 {
				ends = append(ends, rings[len(rings)-1])
			}
		}
		return ends
	case *geom.MultiLineString:
		return g.Ends()
	case *geom.MultiPoint:
		ends := make([]int, 0, g.NumPoints())
		for end := g.Stride(); end <= len(g.FlatCoords()); end += g.Stride() {
			ends = append(ends, end)
		}
		return ends
	default:
		return []int{len(g.FlatCoords())}
	}
}

// narrowestSpan returns the shortest stretch of longitudes that holds all
// spans: the circle without its widest gap. east is at least west.
func narrowestSpan(spans [][2]float64) (west, east float64) {
	if len(spans) == 0 {
		return -180, 180
	}
	sort.Slice(spans, func(i, j int) bool { return spans[i][0] < spans[j][0] })
	west, east = spans[0][0], spans[0][1]
	for _, s := range spans {
		east = max(east, s[1])
	}
	widest, reach := west+360-east, spans[0][1]
	for _, s := range spans[1:] {
		if gap := s[0] - reach; gap > widest {
			widest, west, east = gap, s[0], reach+360
		}
		reach = max(reach, s[1])
	}
	return west, min(east, west+360)
}
