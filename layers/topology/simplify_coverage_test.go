package topology_test

import (
	"fmt"
	"testing"

	"github.com/seed-898ab921/kartograph/layers/topology"
	"github.com/twpayne/go-geom"
)

var methods = []topology.Method{topology.VisvalingamWhyatt, topology.DouglasPeucker, topology.Distance}

// someRules is every method once and the usual one from fine to coarse.
func someRules() []topology.Rule {
	return []topology.Rule{
		{Tolerance: 0.5}, {Tolerance: 20}, {Tolerance: 2, Weighted: true},
		{Method: topology.DouglasPeucker, Tolerance: 3}, {Method: topology.Distance, Tolerance: 6},
	}
}

// coverage tells how much more area the parts have than their union, and how
// many holes the union has: overlaps and gaps.
func coverage(t *testing.T, gs []geom.T) (overlap float64, holes int) {
	t.Helper()
	clean := make([]geom.T, len(gs))
	for i, g := range gs {
		var err error
		if clean[i], err = topology.Clean(t.Context(), g); err != nil {
			t.Fatal(err)
		}
		overlap += areaOf(clean[i])
	}
	union, err := topology.Unite(t.Context(), clean)
	if err != nil {
		t.Fatal(err)
	}
	for _, rings := range ringsOf(union) {
		holes += len(rings) - 1
	}
	return overlap - areaOf(union), holes
}

func TestSimplifiedCountiesHaveNoGapsAndOverlaps(t *testing.T) {
	counties, _ := readTopoJSON(t, "us-counties-10m.topojson", "counties")
	for _, p := range projections[1:3] {
		topo := build(project(counties, p)...)
		before, gaps := coverage(t, topo.Geometries(0))
		for _, rule := range someRules() {
			t.Run(fmt.Sprint(p.name, "/", rule), func(t *testing.T) {
				overlap, holes := coverage(t, simplified(t, topo, []topology.Rule{rule}).Geometries(0))
				if !(overlap <= before+1e-6) {
					t.Errorf("overlaps of %g px², %g before", overlap, before)
				}
				if holes > gaps {
					t.Errorf("%d holes, %d before", holes, gaps)
				}
			})
		}
	}
}

// TestSimplifiedCountriesOverlapNoMore looks at each pair of countries. Some of
// the file's overlap as they come, numbers 19 and 161 by 0.05 px²; such strips
// may become somewhat wider, but no new ones arise.
func TestSimplifiedCountriesOverlapNoMore(t *testing.T) {
	gs := project(readShapefile(t, "ne_50m_countries.shp"), projections[2])
	topo := build(gs...)
	_, gaps := coverage(t, topo.Geometries(0))
	simple := simplified(t, topo, []topology.Rule{{Tolerance: 3}}).Geometries(0)
	if _, holes := coverage(t, simple); holes > gaps {
		t.Errorf("%d holes in the union, %d before", holes, gaps)
	}
	both := func(a, b geom.T) float64 {
		g, err := topology.Intersect(t.Context(), a, b)
		if err != nil {
			t.Fatal(err)
		}
		return areaOf(g)
	}
	for i := range gs {
		for j := range i {
			if !gs[i].Bounds().Overlaps(geom.XY, gs[j].Bounds()) {
				continue
			}
			if after := both(simple[i], simple[j]); after > 1e-6 {
				if before := both(gs[i], gs[j]); after > before*2 {
					t.Errorf("countries %d and %d overlap by %g px², %g before", i, j, after, before)
				}
			}
		}
	}
}
