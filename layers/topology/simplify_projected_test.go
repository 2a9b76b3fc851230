package topology_test

import (
	"fmt"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/pace"
	"github.com/seed-898ab921/kartograph/layers/topology"
	"github.com/seed-898ab921/kartograph/projection"
	"github.com/seed-898ab921/kartograph/projection/catalogue"
	"github.com/twpayne/go-geom"
)

// TestProjectedCountries simplifies maps as they are drawn: cut at another
// antimeridian than the data's, at the horizon, or not at all.
func TestProjectedCountries(t *testing.T) {
	countries := readShapefile(t, "ne_50m_countries.shp")
	for at, s := range []catalogue.Settings{
		{ID: "robinson"},
		{ID: "robinson", Params: map[string]float64{"lon0": 150}},
		{ID: "mercator", Params: map[string]float64{"lon0": -100}},
		{ID: "laea", Params: map[string]float64{"lon0": 10, "lat0": 50}},
		{ID: "ortho", Params: map[string]float64{"lon0": 100, "lat0": 10}},
	} {
		p, err := catalogue.New(s)
		if err != nil {
			t.Fatal(err)
		}
		box := p.Extent()
		p = p.WithView(projection.View{Scale: 1000 / (box.MaxX - box.MinX), X: 500, Y: 500})
		gs := make([]geom.T, len(countries))
		valid := make([]bool, len(countries))
		bad := 0
		for i, g := range countries {
			gs[i] = p.Project(g)
			valid[i] = gs[i] != nil && simpleFeature(gs[i]).Validate() == nil
			if !valid[i] && gs[i] != nil {
				bad++
			}
		}
		topo := build(gs...)
		overlap, gaps := coverage(t, gs)
		t.Logf("%s %v: %d arcs, %d points, %d not valid, overlap %.3g", s.ID, s.Params, topo.Arcs(), topo.Points(), bad, overlap)
		tolerances := []float64{0.5, 4, 20}
		for k := range pace.Of(1, len(tolerances)) {
			tolerance := tolerances[(at+k)%len(tolerances)]
			t.Run(fmt.Sprint(s.ID, s.Params, "/", tolerance), func(t *testing.T) {
				simple := simplified(t, topo, []topology.Rule{{Tolerance: tolerance}})
				out := simple.Geometries(0)
				for i, g := range out {
					if err := simpleFeature(g).Validate(); valid[i] && err != nil {
						t.Errorf("country %d: %v", i, err)
					}
				}
				if after, holes := coverage(t, out); after > overlap+0.05 || holes > gaps {
					t.Errorf("overlap %g, before %g; %d gaps, before %d", after, overlap, holes, gaps)
				}
			})
		}
	}
}
