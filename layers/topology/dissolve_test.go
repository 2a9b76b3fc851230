package topology_test

import (
	"math"
	"testing"

	sf "github.com/peterstace/simplefeatures/geom"
	"github.com/seed-898ab921/kartograph/layers/topology"
	"github.com/twpayne/go-geom"
)

// byState groups counties by the first two digits of their id.
func byState(ids []string) (groups [][]int, states []string) {
	place := map[string]int{}
	for i, id := range ids {
		s := id[:2]
		if _, ok := place[s]; !ok {
			place[s] = len(groups)
			groups, states = append(groups, nil), append(states, s)
		}
		groups[place[s]] = append(groups[place[s]], i)
	}
	return groups, states
}

func TestDissolveCountiesGivesTheStatesAndTheNation(t *testing.T) {
	const file = "us-counties-10m.topojson"
	counties, ids := readTopoJSON(t, file, "counties")
	states, stateIDs := readTopoJSON(t, file, "states")
	nation, _ := readTopoJSON(t, file, "nation")
	groups, names := byState(ids)
	all := make([]int, len(counties))
	for i := range all {
		all[i] = i
	}
	want := map[string]float64{}
	for i, id := range stateIDs {
		want[id] = areaOf(states[i])
	}

	topo := topology.Build([]topology.Layer{{Geometries: counties}})
	got := dissolve(t, topo, groups)
	for k, d := range got {
		if len(d.Rest) > 0 {
			t.Errorf("state %s: %d polygons left", names[k], len(d.Rest))
		}
		if a := areaOf(d.Geometry); !(math.Abs(a-want[names[k]]) <= 1e-6*a) {
			t.Errorf("state %s: area %g, want %g", names[k], a, want[names[k]])
		}
		if err := simpleFeature(d.Geometry).Validate(); err != nil {
			t.Errorf("state %s: %v", names[k], err)
		}
	}
	d := dissolve(t, topo, [][]int{all})[0]
	if len(d.Rest) > 0 {
		t.Errorf("nation: %d polygons left", len(d.Rest))
	}
	if a, w := areaOf(d.Geometry), areaOf(nation[0]); !(math.Abs(a-w) <= 1e-6*a) {
		t.Errorf("nation: area %g, want %g", a, w)
	}
	if err := simpleFeature(d.Geometry).Validate(); err != nil {
		t.Errorf("nation: %v", err)
	}
}

// BenchmarkDissolve dissolves 3,231 counties to states, on arcs and by
// simplefeatures.
func BenchmarkDissolve(b *testing.B) {
	counties, ids := readTopoJSON(b, "us-counties-10m.topojson", "counties")
	groups, _ := byState(ids)
	b.Run("arcs", func(b *testing.B) {
		for b.Loop() {
			dissolve(b, topology.Build([]topology.Layer{{Geometries: counties}}), groups)
		}
	})
	b.Run("areas", func(b *testing.B) {
		for b.Loop() {
			for _, g := range groups {
				var gs []geom.T
				for _, i := range g {
					gs = append(gs, counties[i])
				}
				if _, err := topology.Unite(b.Context(), gs); err != nil {
					b.Fatal(err)
				}
			}
		}
	})
	b.Run("simplefeatures", func(b *testing.B) {
		failed := 0
		for b.Loop() {
			failed = 0
			for _, g := range groups {
				var gs []sf.Geometry
				for _, i := range g {
					gs = append(gs, simpleFeature(counties[i]))
				}
				if _, err := sf.UnionMany(gs); err != nil {
					failed++
				}
			}
		}
		b.ReportMetric(float64(failed), "failed")
	})
}
