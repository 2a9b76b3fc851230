package kartograph

import (
	"testing"

	"github.com/seed-898ab921/kartograph/projection"
	"github.com/seed-898ab921/kartograph/projection/catalogue"
)

// The numbers that d3-geo needs besides the rotation; whether they make the
// same map was checked by projecting with d3 (70 projections, worst 0.001 px).
func TestD3Metadata(t *testing.T) {
	describe := func(s catalogue.Settings) *d3Metadata {
		t.Helper()
		definition, err := catalogue.Find(s.ID)
		if err != nil {
			t.Fatal(err)
		}
		c := &choice{settings: s, definition: definition}
		return c.d3(projectionMetadata{Scale: 100, Flip: s.Flip})
	}
	if d := describe(catalogue.Settings{ID: "robinson"}); d.Scale != 84.87 {
		t.Errorf("robinson has scale %g, want 84.87", d.Scale)
	}
	if d := describe(catalogue.Settings{ID: "stereo"}); d.Scale != 200 {
		t.Errorf("stereo has scale %g, want 200", d.Scale)
	}
	if d := describe(catalogue.Settings{ID: "hobodyer"}); d.Parallel == nil || *d.Parallel != 37.5 {
		t.Errorf("hobodyer has parallel %v, want 37.5", d.Parallel)
	}
	d := describe(catalogue.Settings{ID: "albers", Params: map[string]float64{"lon0": 10, "lat0": 50, "lat1": 43, "lat2": 62}})
	if d.Rotate != [3]float64{-10, 0, 0} || *d.Center != [2]float64{0, 50} || *d.Parallels != [2]float64{43, 62} {
		t.Errorf("albers is %+v", d)
	}
	for _, s := range []catalogue.Settings{{ID: "robinson", Options: projection.Options{Flip: true}}, {ID: "lonlat", Params: map[string]float64{"lat0": 30}}, {ID: "foucaut"}} {
		if d := describe(s); d != nil {
			t.Errorf("%s is %+v, though d3 has no such map", s.ID, d)
		}
	}
}
