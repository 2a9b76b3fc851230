package topology_test

import (
	"math"
	"testing"
	"time"

	sf "github.com/peterstace/simplefeatures/geom"
	"github.com/seed-898ab921/kartograph/layers/topology"
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

	start := time.Now()
	topo := topology.Build([]topology.Layer{{Geometries: counties}})
	got := topo.Dissolve(0, groups)
	took := time.Since(start)
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
	start = time.Now()
	d := topo.Dissolve(0, [][]int{all})[0]
	t.Logf("build and states %v, nation %v", took, time.Since(start))
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

func TestUnionTime(t *testing.T) {
	if testing.Short() {
		t.Skip()
	}
	counties, ids := readTopoJSON(t, "us-counties-10m.topojson", "counties")
	groups, _ := byState(ids)
	start := time.Now()
	for _, g := range groups {
		var gs []sf.Geometry
		for _, i := range g {
			gs = append(gs, simpleFeature(counties[i]))
		}
		if _, err := sf.UnionMany(gs); err != nil {
			t.Log(err)
		}
	}
	t.Log(time.Since(start))
}
