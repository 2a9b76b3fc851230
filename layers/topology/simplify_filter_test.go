package topology_test

import (
	"reflect"
	"testing"

	"github.com/seed-898ab921/kartograph/layers/topology"
	"github.com/twpayne/go-geom"
)

func TestFilter(t *testing.T) {
	many := func(rings ...[]float64) geom.T {
		g := geom.NewMultiPolygon(geom.XY)
		for _, r := range rings {
			_ = g.Push(polygonOf(r))
		}
		return g
	}
	lake := square(12, 2, 1)
	gs := []geom.T{
		many(square(0, 0, 5), square(20, 20, 1), square(30, 30, 2)), // mainland and islands
		many(square(40, 40, 1), square(50, 50, 1.5)),                // small islands only
		polygonOf(square(10, 0, 5), lake, square(11, 1, 0.5)),       // with two lakes
		polygonOf(turned(lake)),                                     // which one is land
		polygonOf(square(5, 0, 1)),                                  // beside the mainland, without a common arc
	}
	tests := []struct {
		name   string
		filter topology.Filter
		want   []float64 // areas
	}{
		{"nothing", topology.Filter{}, []float64{30, 3.25, 23.75, 1, 1}},
		{"islands", topology.Filter{MinArea: 3}, []float64{29, 0, 23.75, 1, 0}},
		{"keep shapes", topology.Filter{MinArea: 3, KeepShapes: true}, []float64{29, 2.25, 23.75, 1, 1}},
		{"attached", topology.Filter{MinArea: 3, Attached: true}, []float64{29, 0, 23.75, 0, 0}},
		{"holes", topology.Filter{IgnoreHoles: true}, []float64{30, 3.25, 25, 1, 1}},
		{"holes count not", topology.Filter{MinArea: 24}, []float64{25, 0, 23.75, 1, 0}},
		{"filled holes count", topology.Filter{MinArea: 24, IgnoreHoles: true, Attached: true}, []float64{25, 0, 25, 0, 0}},
		{"everything", topology.Filter{MinArea: 1e9, Attached: true, KeepShapes: true}, []float64{25, 2.25, 23.75, 1, 1}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			topo := build(gs...)
			before := topo.Geometries(0)
			out := simplified(t, topo.Filter(0, tt.filter), nil).Geometries(0)
			for i, g := range out {
				if a := areaOf(g); a != tt.want[i] {
					t.Errorf("geometry %d: area %g, want %g", i, a, tt.want[i])
				}
				if (g == nil) != (tt.want[i] == 0) {
					t.Errorf("geometry %d is %v", i, g)
				}
			}
			if !reflect.DeepEqual(topo.Geometries(0), before) {
				t.Error("the topology was changed")
			}
		})
	}
}

func TestFilterOtherLayers(t *testing.T) {
	island := polygonOf(square(0, 0, 1))
	coast := line(square(0, 0, 1)...)
	topo := topology.Build([]topology.Layer{
		{Geometries: []geom.T{island}}, {Geometries: []geom.T{coast, polygonOf(square(0, 0, 1))}},
	}).Filter(0, topology.Filter{MinArea: 5})
	if topo.Geometry(0, 0) != nil {
		t.Error("an island is kept because another layer has it")
	}
	if topo.Geometry(1, 0) == nil || topo.Geometry(1, 1) == nil {
		t.Error("another layer was filtered")
	}
}
