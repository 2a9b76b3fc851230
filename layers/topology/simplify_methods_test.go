package topology_test

import (
	"fmt"
	"math"
	"testing"

	"github.com/seed-898ab921/kartograph/layers/topology"
	"github.com/twpayne/go-geom"
)

func TestMethods(t *testing.T) {
	bent := line(0, 0, 1, 0.1, 2, -0.1, 3, 5, 4, 6, 5, 7, 6, 8.1, 7, 9)
	tests := []struct {
		name string
		g    geom.T
		rule topology.Rule
		want string
	}{
		{"nothing", bent, topology.Rule{}, "[0 0 1 0.1 2 -0.1 3 5 4 6 5 7 6 8.1 7 9]"},
		{"negative", bent, topology.Rule{Tolerance: -1}, "[0 0 1 0.1 2 -0.1 3 5 4 6 5 7 6 8.1 7 9]"},
		{"not a number", bent, topology.Rule{Tolerance: math.NaN()}, "[0 0 1 0.1 2 -0.1 3 5 4 6 5 7 6 8.1 7 9]"},
		{"visvalingam", bent, topology.Rule{Tolerance: 1}, "[0 0 2 -0.1 3 5 7 9]"},
		{"visvalingam, all", bent, topology.Rule{Tolerance: 99}, "[0 0 7 9]"},
		{"peucker", bent, topology.Rule{Method: topology.DouglasPeucker, Tolerance: 0.3}, "[0 0 2 -0.1 3 5 7 9]"},
		{"peucker, fine", bent, topology.Rule{Method: topology.DouglasPeucker, Tolerance: 0.05}, "[0 0 1 0.1 2 -0.1 3 5 6 8.1 7 9]"},
		{"peucker, all", bent, topology.Rule{Method: topology.DouglasPeucker, Tolerance: 99}, "[0 0 7 9]"},
		{"distance", bent, topology.Rule{Method: topology.Distance, Tolerance: 1.5}, "[0 0 2 -0.1 3 5 5 7 7 9]"},
		{"distance, all", bent, topology.Rule{Method: topology.Distance, Tolerance: 99}, "[0 0 7 9]"},
		{"the ends are kept", line(0, 0, 0.1, 0), topology.Rule{Tolerance: 99}, "[0 0 0.1 0]"},
		{"triangles stay", polygonOf([]float64{0, 0, 1, 0, 0, 1, 0, 0}), topology.Rule{Tolerance: 99}, "[0 0 1 0 0 1 0 0]"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := fmt.Sprint(simplified(t, build(tt.g), []topology.Rule{tt.rule}).Geometry(0, 0).FlatCoords())
			if got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}

// TestWeightedKeepsFlatPoints: a spike goes before a bend with a triangle of
// the same size.
func TestWeightedKeepsFlatPoints(t *testing.T) {
	g := line(0, 0, 10, 1, 20, 0, 20.9, 10, 22, 0, 40, 0)
	plain := simplified(t, build(g), []topology.Rule{{Tolerance: math.Sqrt(10.5)}}).Geometry(0, 0)
	weighted := simplified(t, build(g), []topology.Rule{{Tolerance: math.Sqrt(10.5), Weighted: true}}).Geometry(0, 0)
	if plain.FlatCoords()[2] == 10 {
		t.Errorf("unweighted: %v", plain.FlatCoords())
	}
	if weighted.FlatCoords()[2] != 10 {
		t.Errorf("weighted: %v", weighted.FlatCoords())
	}
}

// TestSharedArcsTakeTheSmallestTolerance has a line layer run along polygons.
func TestSharedArcsTakeTheSmallestTolerance(t *testing.T) {
	wiggle := []float64{0, 0, 1, 0.2, 2, 0, 3, 0.2, 4, 0}
	ring := append(append([]float64(nil), wiggle...), 4, 4, 0, 4, 0, 0)
	layers := []topology.Layer{{Geometries: []geom.T{polygonOf(ring)}}, {Geometries: []geom.T{line(wiggle...)}}}
	for _, tt := range []struct {
		rules []topology.Rule
		want  int // points of the line
	}{
		{[]topology.Rule{{Tolerance: 2}, {Tolerance: 2}}, 2},
		{[]topology.Rule{{Tolerance: 2}, {Tolerance: 0.1}}, 5},
		{[]topology.Rule{{Tolerance: 0.1}, {Tolerance: 2}}, 5},
		{[]topology.Rule{{Tolerance: 2}}, 5},
		{[]topology.Rule{{Tolerance: 2}, {Tolerance: 0.1, Method: topology.Distance}}, 5},
	} {
		topo := simplified(t, topology.Build(layers), tt.rules)
		if n := len(topo.Geometry(1, 0).FlatCoords()) / 2; n != tt.want {
			t.Errorf("%v: %d points, want %d", tt.rules, n, tt.want)
		}
	}
}

// TestNothingChangesSides has islands near the coast, within the bays that
// simplification closes, in a lake and outside of it.
func TestNothingChangesSides(t *testing.T) {
	bay := []float64{0, 0, 10, 0, 10, 4, 7, 5, 10, 6, 10, 10, 0, 10, 0, 0}
	tests := []struct {
		name string
		gs   []geom.T
	}{
		{"an island in a bay", []geom.T{polygonOf(bay), polygonOf(square(9, 4.9, 0.2))}},
		{"a lake at the point of a cape", []geom.T{polygonOf(
			[]float64{0, 0, 10, 0, 10, 4, 13, 5, 10, 6, 10, 10, 0, 10, 0, 0}, square(11, 4.9, 0.2))}},
		{"a dart", []geom.T{polygonOf([]float64{0, 0, 10, 20, 20, 0, 10, 19, 0, 0})}},
		{"two capes in each other", []geom.T{
			polygonOf([]float64{0, 0, 4, 0, 5, 9, 6, 0, 10, 0, 10, -5, 0, -5, 0, 0}),
			polygonOf([]float64{0, 10, 3, 10, 3.5, 1, 4, 10, 10, 10, 10, 15, 0, 15, 0, 10}),
		}},
	}
	for _, tt := range tests {
		for _, m := range methods {
			for _, tolerance := range []float64{1, 3, 50} {
				t.Run(fmt.Sprint(tt.name, "/", m, "/", tolerance), func(t *testing.T) {
					out := simplified(t, build(tt.gs...), []topology.Rule{{Method: m, Tolerance: tolerance}}).Geometries(0)
					for i, g := range out {
						if err := simpleFeature(g).Validate(); err != nil {
							t.Errorf("polygon %d: %v", i, err)
						}
					}
					if overlap, _ := coverage(t, out); !(math.Abs(overlap) <= 1e-9) {
						t.Errorf("overlap %g", overlap)
					}
				})
			}
		}
	}
}
