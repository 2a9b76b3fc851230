package topology_test

import (
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"testing"

	"github.com/jonas-p/go-shp"
	sf "github.com/peterstace/simplefeatures/geom"
	"github.com/seed-898ab921/kartograph/layers/topology"
	"github.com/twpayne/go-geom"
)

const dataDir = "../../testdata/data"

// plane takes degrees to pixels of a map about 1000 px wide.
type plane struct {
	name  string
	place func(lon, lat float64) (x, y float64)
}

// projections are simple ones of every kind that matters here: straight and
// curved meridians, small and large stretching.
var projections = []plane{
	{"plate carree", func(lon, lat float64) (x, y float64) {
		return (lon + 180) * 1000 / 360, (90 - lat) * 1000 / 360
	}},
	{"mercator", func(lon, lat float64) (x, y float64) {
		phi := max(min(lat, 85), -85) * math.Pi / 180
		return (lon + 180) * 1000 / 360, 500 - math.Log(math.Tan(math.Pi/4+phi/2))*1000/(2*math.Pi)
	}},
	{"sinusoidal", func(lon, lat float64) (x, y float64) {
		return 500 + lon*math.Cos(lat*math.Pi/180)*1000/360, (90 - lat) * 1000 / 360
	}},
	{"lambert azimuthal", func(lon, lat float64) (x, y float64) {
		lambda, phi := lon*math.Pi/180, lat*math.Pi/180
		k := math.Sqrt(2 / (1 + math.Sin(phi) + 1e-12)) // about the north pole
		return 500 + 250*k*math.Cos(phi)*math.Sin(lambda), 500 + 250*k*math.Cos(phi)*math.Cos(lambda)
	}},
}

// readShapefile returns the polygons of a shapefile in degrees, each shape as
// one multipolygon.
func readShapefile(tb testing.TB, name string) []geom.T {
	tb.Helper()
	r, err := shp.Open(filepath.Join(dataDir, name))
	if err != nil {
		tb.Fatal(err)
	}
	defer r.Close()
	var gs []geom.T
	for r.Next() {
		_, s := r.Shape()
		p, ok := s.(*shp.Polygon)
		if !ok {
			tb.Fatalf("%s: shape is a %T", name, s)
		}
		var rings [][]float64
		for i, start := range p.Parts {
			end := p.NumPoints
			if i+1 < len(p.Parts) {
				end = p.Parts[i+1]
			}
			var flat []float64
			for _, q := range p.Points[start:end] {
				flat = append(flat, q.X, q.Y)
			}
			rings = append(rings, flat)
		}
		gs = append(gs, assemble(rings))
	}
	return gs
}

// assemble puts shapefile rings together: clockwise (y up) is outer, and a
// hole belongs to the smallest outer ring around it.
func assemble(rings [][]float64) geom.T {
	g := geom.NewMultiPolygon(geom.XY)
	var outers, holes [][]float64
	for _, r := range rings {
		if shoelace(r) < 0 {
			outers = append(outers, r)
		} else {
			holes = append(holes, r)
		}
	}
	parts := make([][][]float64, len(outers))
	for i, o := range outers {
		parts[i] = [][]float64{o}
	}
	for _, h := range holes {
		best, size := -1, math.Inf(1)
		for i, o := range outers {
			if a := math.Abs(shoelace(o)); a < size && inRing(o, (h[0]+h[2])/2, (h[1]+h[3])/2) {
				best, size = i, a
			}
		}
		if best >= 0 {
			parts[best] = append(parts[best], h)
		}
	}
	for _, p := range parts {
		_ = g.Push(polygonOf(p...))
	}
	return g
}

func polygonOf(rings ...[]float64) *geom.Polygon {
	var flat []float64
	var ends []int
	for _, r := range rings {
		flat = append(flat, r...)
		ends = append(ends, len(flat))
	}
	return geom.NewPolygonFlat(geom.XY, flat, ends)
}

func shoelace(flat []float64) float64 {
	sum := 0.0
	for i := 0; i+3 < len(flat); i += 2 {
		sum += (flat[i]-flat[0])*(flat[i+3]-flat[1]) - (flat[i+2]-flat[0])*(flat[i+1]-flat[1])
	}
	return sum / 2
}

func inRing(flat []float64, x, y float64) bool {
	inside := false
	for i := 0; i+3 < len(flat); i += 2 {
		x1, y1, x2, y2 := flat[i], flat[i+1], flat[i+2], flat[i+3]
		if (y1 > y) != (y2 > y) && x < x1+(y-y1)/(y2-y1)*(x2-x1) {
			inside = !inside
		}
	}
	return inside
}

// project places geometries on the map; new ones, the same for equal points.
func project(gs []geom.T, p plane) []geom.T {
	out := make([]geom.T, len(gs))
	for i, g := range gs {
		if g == nil {
			continue
		}
		out[i] = geom.Must(geom.SetSRID(cloneGeometry(g), 0))
		flat := out[i].FlatCoords()
		for j := 0; j < len(flat); j += 2 {
			flat[j], flat[j+1] = p.place(flat[j], flat[j+1])
		}
	}
	return out
}

func cloneGeometry(g geom.T) geom.T {
	switch g := g.(type) {
	case *geom.MultiPolygon:
		return g.Clone()
	case *geom.Polygon:
		return g.Clone()
	case *geom.LineString:
		return g.Clone()
	case *geom.MultiLineString:
		return g.Clone()
	default:
		return g
	}
}

// ringsOf returns the polygons of an areal geometry as lists of rings.
func ringsOf(g geom.T) [][][]float64 {
	var out [][][]float64
	switch g := g.(type) {
	case *geom.Polygon:
		out = append(out, splitRings(g.FlatCoords(), 0, g.Ends()))
	case *geom.MultiPolygon:
		start := 0
		for _, ends := range g.Endss() {
			out = append(out, splitRings(g.FlatCoords(), start, ends))
			if len(ends) > 0 {
				start = ends[len(ends)-1]
			}
		}
	}
	return out
}

func splitRings(flat []float64, start int, ends []int) [][]float64 {
	var out [][]float64
	for _, end := range ends {
		out = append(out, flat[start:end])
		start = end
	}
	return out
}

func areaOf(g geom.T) float64 {
	sum := 0.0
	for _, rings := range ringsOf(g) {
		for i, r := range rings {
			if i == 0 {
				sum += math.Abs(shoelace(r))
			} else {
				sum -= math.Abs(shoelace(r))
			}
		}
	}
	return sum
}

// simpleFeature converts an areal geometry, unchecked.
func simpleFeature(g geom.T) sf.Geometry {
	var ps []sf.Polygon
	for _, rings := range ringsOf(g) {
		var ls []sf.LineString
		for _, r := range rings {
			ls = append(ls, sf.NewLineString(sf.NewSequence(r, sf.DimXY)))
		}
		ps = append(ps, sf.NewPolygon(ls))
	}
	return sf.NewMultiPolygon(ps).AsGeometry()
}

// readTopoJSON returns the geometries of an object of a quantised TopoJSON
// file in degrees, in file order.
func readTopoJSON(tb testing.TB, name, object string) (gs []geom.T, ids []string) {
	tb.Helper()
	raw, err := os.ReadFile(filepath.Join(dataDir, name))
	if err != nil {
		tb.Fatal(err)
	}
	var file struct {
		Transform struct{ Scale, Translate [2]float64 }
		Arcs      [][][2]float64
		Objects   map[string]struct {
			Geometries []struct {
				Type string
				ID   string
				Arcs json.RawMessage
			}
		}
	}
	if err := json.Unmarshal(raw, &file); err != nil {
		tb.Fatal(err)
	}
	for _, arc := range file.Arcs {
		x, y := 0.0, 0.0
		for i, d := range arc {
			x, y = x+d[0], y+d[1]
			arc[i] = [2]float64{
				x*file.Transform.Scale[0] + file.Transform.Translate[0],
				y*file.Transform.Scale[1] + file.Transform.Translate[1],
			}
		}
	}
	ring := func(refs []int) []float64 {
		var flat []float64
		for i, ref := range refs {
			a := file.Arcs[max(ref, ^ref)]
			for j := range a {
				if i > 0 && j == 0 {
					continue
				}
				k := j
				if ref < 0 {
					k = len(a) - 1 - j
				}
				flat = append(flat, a[k][0], a[k][1])
			}
		}
		return flat
	}
	for _, g := range file.Objects[object].Geometries {
		var polygons [][][]int
		if g.Type == "Polygon" {
			polygons = make([][][]int, 1)
			err = json.Unmarshal(g.Arcs, &polygons[0])
		} else {
			err = json.Unmarshal(g.Arcs, &polygons)
		}
		if err != nil {
			tb.Fatal(err)
		}
		mp := geom.NewMultiPolygon(geom.XY)
		for _, p := range polygons {
			var rings [][]float64
			for _, r := range p {
				rings = append(rings, ring(r))
			}
			_ = mp.Push(polygonOf(rings...))
		}
		gs, ids = append(gs, mp), append(ids, g.ID)
	}
	return gs, ids
}

// dissolve dissolves groups of the first layer.
func dissolve(tb testing.TB, t *topology.Topology, groups [][]int) []topology.Dissolved {
	tb.Helper()
	d, err := t.Dissolve(tb.Context(), 0, groups)
	if err != nil {
		tb.Fatal(err)
	}
	return d
}

// simplified simplifies a topology.
func simplified(tb testing.TB, t *topology.Topology, rules []topology.Rule) *topology.Topology {
	tb.Helper()
	s, err := t.Simplify(tb.Context(), rules)
	if err != nil {
		tb.Fatal(err)
	}
	return s
}
