package topology_test

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"github.com/seed-898ab921/kartograph/layers/topology"
	"github.com/twpayne/go-geom"
)

// square is a closed ring, clockwise on the page.
func square(x, y, size float64) []float64 {
	return []float64{x, y, x + size, y, x + size, y + size, x, y + size, x, y}
}

// turned is a closed ring walked the other way.
func turned(ring []float64) []float64 {
	var out []float64
	for i := len(ring) - 2; i >= 0; i -= 2 {
		out = append(out, ring[i], ring[i+1])
	}
	return out
}

// shifted is a closed ring that starts n points later.
func shifted(ring []float64, n int) []float64 {
	open := ring[:len(ring)-2]
	out := append(slices.Clone(open[2*n:]), open[:2*n]...)
	return append(out, out[0], out[1])
}

func line(flat ...float64) *geom.LineString { return geom.NewLineStringFlat(geom.XY, flat) }

func build(gs ...geom.T) *topology.Topology {
	return topology.Build([]topology.Layer{{Geometries: gs}})
}

func TestArcsAreFoundOnce(t *testing.T) {
	lake := []float64{10, 10, 20, 10, 20, 20, 15, 25, 10, 20, 10, 10}
	tests := []struct {
		name  string
		gs    []geom.T
		arcs  int
		empty int
	}{
		{"one ring", []geom.T{polygonOf(square(0, 0, 1))}, 1, 0},
		{"squares side by side", []geom.T{polygonOf(square(0, 0, 1)), polygonOf(square(1, 0, 1))}, 3, 0},
		{"the same ring twice", []geom.T{polygonOf(lake), polygonOf(lake)}, 1, 0},
		{"the other way round", []geom.T{polygonOf(lake), polygonOf(turned(lake))}, 1, 0},
		{"from another point", []geom.T{polygonOf(lake), polygonOf(shifted(lake, 3))}, 1, 0},
		{"both", []geom.T{polygonOf(lake), polygonOf(shifted(turned(lake), 2))}, 1, 0},
		{"a lake and its island", []geom.T{polygonOf(square(0, 0, 50), turned(lake)), polygonOf(shifted(lake, 1))}, 2, 0},
		{"squares that touch at a corner", []geom.T{polygonOf(square(0, 0, 1)), polygonOf(square(1, 1, 1))}, 2, 0},
		{"a line along a ring", []geom.T{polygonOf(square(0, 0, 1)), line(0, 0, 1, 0, 1, 1)}, 2, 0},
		{"a line that ends on a line", []geom.T{line(0, 0, 1, 0, 2, 0), line(1, 0, 1, 1)}, 3, 0},
		{"crossing lines", []geom.T{line(0, 0, 1, 1, 2, 2), line(0, 2, 1, 1, 2, 0)}, 4, 0},
		{"a line that turns back", []geom.T{line(0, 0, 1, 0, 0, 0)}, 1, 0},
		{"a spike", []geom.T{polygonOf([]float64{0, 0, 2, 0, 5, 0, 2, 0, 2, 2, 0, 2, 0, 0})}, 2, 0},
		{"repeated points", []geom.T{polygonOf([]float64{0, 0, 0, 0, 2, 0, 2, 0, 2, 2, 0, 0, 0, 0})}, 1, 0},
		{"an open ring", []geom.T{polygonOf([]float64{0, 0, 2, 0, 2, 2})}, 1, 0},
		{"a ring walked twice", []geom.T{polygonOf(append(square(0, 0, 1), square(0, 0, 1)[2:]...))}, 1, 0},
		{"negative zero", []geom.T{polygonOf(square(0, 0, 1)), polygonOf(square(math.Copysign(0, -1), 0, 1))}, 1, 0},
		{"rings without an area", []geom.T{polygonOf([]float64{1, 1, 1, 1}), polygonOf([]float64{1, 1, 2, 2, 1, 1}), line(3, 3, 3, 3)}, 0, 3},
		{"nothing", []geom.T{nil, geom.NewPolygon(geom.XY), geom.NewMultiPolygon(geom.XY), geom.NewPointFlat(geom.XY, []float64{1, 2})}, 0, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			topo := build(tt.gs...)
			if topo.Arcs() != tt.arcs {
				t.Errorf("%d arcs, want %d", topo.Arcs(), tt.arcs)
			}
			if topo.Collapsed() != tt.empty {
				t.Errorf("%d collapsed, want %d", topo.Collapsed(), tt.empty)
			}
			for i, g := range topo.Geometries(0) {
				if g == nil {
					continue
				}
				if a, b := areaOf(g), areaOf(tt.gs[i]); !(math.Abs(a-b) <= 1e-12) && tt.name != "an open ring" {
					t.Errorf("geometry %d: area %g, want %g", i, a, b)
				}
			}
		})
	}
}

func TestGeometriesKeepTheirType(t *testing.T) {
	mp := geom.NewMultiPolygon(geom.XY)
	_ = mp.Push(polygonOf(square(0, 0, 1)))
	mls := geom.NewMultiLineStringFlat(geom.XY, []float64{0, 0, 1, 1, 5, 5, 6, 6}, []int{4, 8})
	inner := geom.NewGeometryCollection().MustPush(line(0, 0, 1, 0), geom.NewPointFlat(geom.XY, []float64{3, 4}))
	gs := []geom.T{
		polygonOf(square(0, 0, 1)), mp, line(0, 0, 5, 5), mls, geom.NewPointFlat(geom.XY, []float64{1, 2}), nil,
		geom.NewGeometryCollection().MustPush(polygonOf(square(0, 0, 1)), inner),
		geom.NewLineStringFlat(geom.XYZ, []float64{0, 0, 9, 5, 5, 9}),
	}
	want := []string{
		"*geom.Polygon", "*geom.MultiPolygon", "*geom.LineString", "*geom.MultiLineString", "*geom.Point", "<nil>",
		"*geom.GeometryCollection", "*geom.LineString",
	}
	topo := build(gs...)
	for i, g := range topo.Geometries(0) {
		if got := fmt.Sprintf("%T", g); got != want[i] {
			t.Errorf("geometry %d is a %s, want %s", i, got, want[i])
		}
		if g != nil && g != gs[i] && g.Layout() != geom.XY {
			t.Errorf("geometry %d: layout %v", i, g.Layout())
		}
	}
	if topo.Geometry(0, 99) != nil || topo.Geometry(1, 0) != nil || topo.Geometry(-1, 0) != nil {
		t.Error("a geometry that is not there")
	}
}

func TestGeometryGivesBackTheInput(t *testing.T) {
	gs := project(readShapefile(t, "ne_50m_countries.shp"), projections[0])
	before := make([][]float64, len(gs))
	for i, g := range gs {
		before[i] = slices.Clone(g.FlatCoords())
	}
	topo := build(gs...)
	for i, g := range topo.Geometries(0) {
		if !slices.Equal(before[i], gs[i].FlatCoords()) {
			t.Errorf("country %d: the input was changed", i)
		}
		in, out := ringsOf(gs[i]), ringsOf(g)
		if len(in) != len(out) {
			t.Fatalf("country %d: %d polygons, want %d", i, len(out), len(in))
		}
		for p := range in {
			for r := range in[p] {
				if a, b := sortedPoints(out[p][r]), sortedPoints(in[p][r]); !slices.Equal(a, b) {
					t.Errorf("country %d, polygon %d, ring %d: other points", i, p, r)
				}
				if a, b := shoelace(out[p][r]), shoelace(in[p][r]); !(math.Abs(a-b) <= 1e-9) {
					t.Errorf("country %d, polygon %d, ring %d: area %g, want %g", i, p, r, a, b)
				}
			}
		}
	}
}

// sortedPoints lists the points of a closed ring, those that follow themselves
// once.
func sortedPoints(ring []float64) []string {
	var out []string
	for i := 2; i < len(ring); i += 2 {
		if ring[i] != ring[i-2] || ring[i+1] != ring[i-1] {
			out = append(out, fmt.Sprint(ring[i], ring[i+1]))
		}
	}
	slices.Sort(out)
	return out
}

func TestUnifyPrecision(t *testing.T) {
	near := []float64{1.004, 0.003, 2, 0, 2, 1, 0.996, 1.002, 1.004, 0.003}
	gs := []geom.T{polygonOf(square(0, 0, 1)), polygonOf(near)}
	for _, tt := range []struct {
		precision float64
		arcs      int
	}{{0, 2}, {0.001, 2}, {0.01, 3}} {
		topo := topology.Build([]topology.Layer{{Geometries: gs, UnifyPrecision: tt.precision}})
		if topo.Arcs() != tt.arcs {
			t.Errorf("precision %g: %d arcs, want %d", tt.precision, topo.Arcs(), tt.arcs)
		}
	}
	// Layers without a precision keep their points.
	topo := topology.Build([]topology.Layer{{Geometries: gs[:1], UnifyPrecision: 0.01}, {Geometries: gs[1:]}})
	if got := areaOf(topo.Geometry(1, 0)); got != areaOf(gs[1]) {
		t.Errorf("area %g, want %g", got, areaOf(gs[1]))
	}
	// Rings smaller than the precision are gone.
	topo = topology.Build([]topology.Layer{{Geometries: []geom.T{polygonOf(square(0, 0, 1))}, UnifyPrecision: 5}})
	if topo.Geometry(0, 0) != nil || topo.Collapsed() != 1 {
		t.Error("a ring smaller than the precision is left")
	}
}
