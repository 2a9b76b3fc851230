package topology_test

import (
	"fmt"
	"testing"

	"github.com/seed-898ab921/kartograph/layers/topology"
)

func BenchmarkCountries50m(b *testing.B) {
	gs := project(readShapefile(b, "ne_50m_countries.shp"), projections[0])
	layers := []topology.Layer{{Geometries: gs}}
	b.Run("build", func(b *testing.B) {
		for b.Loop() {
			topology.Build(layers)
		}
	})
	t := topology.Build(layers)
	b.Logf("%d arcs, %d points", t.Arcs(), t.Points())
	for _, m := range methods {
		for _, tol := range []float64{0.5, 2, 20} {
			b.Run(fmt.Sprint("simplify/", m, "/", tol), func(b *testing.B) {
				n := 0
				for b.Loop() {
					n = simplified(b, t, []topology.Rule{{Method: m, Tolerance: tol}}).Points()
				}
				b.ReportMetric(float64(n), "points")
			})
		}
	}
	b.Run("all", func(b *testing.B) {
		for b.Loop() {
			simplified(b, topology.Build(layers), []topology.Rule{{Tolerance: 0.7}}).Geometries(0)
		}
	})
}

func TestSimplifyKeepsPolygonsValid(t *testing.T) {
	source := readShapefile(t, "ne_50m_countries.shp")
	for _, p := range projections {
		gs := project(source, p)
		var before []bool
		for _, g := range gs {
			before = append(before, simpleFeature(g).Validate() == nil)
		}
		topo := topology.Build([]topology.Layer{{Geometries: gs}})
		for _, rule := range someRules() {
			t.Run(fmt.Sprint(p.name, "/", rule), func(t *testing.T) {
				for i, g := range simplified(t, topo, []topology.Rule{rule}).Geometries(0) {
					if err := simpleFeature(g).Validate(); err != nil && before[i] {
						t.Errorf("country %d: %v", i, err)
					}
				}
			})
		}
	}
}
