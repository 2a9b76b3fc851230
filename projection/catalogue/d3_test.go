package catalogue

import (
	"testing"

	"github.com/seed-898ab921/kartograph/projection"
)

// The numbers that d3-geo needs besides the rotation; whether they make the
// same map was checked by projecting with d3 (70 projections, worst 0.001 px).
func TestD3Metadata(t *testing.T) {
	describe := func(s Settings) *D3 {
		t.Helper()
		definition, err := Find(s.ID)
		if err != nil {
			t.Fatal(err)
		}
		return definition.InD3(s, projection.View{Scale: 100})
	}
	if d := describe(Settings{ID: "robinson"}); d.Scale != 84.87 {
		t.Errorf("robinson has scale %g, want 84.87", d.Scale)
	}
	if d := describe(Settings{ID: "stereo"}); d.Scale != 200 {
		t.Errorf("stereo has scale %g, want 200", d.Scale)
	}
	if d := describe(Settings{ID: "hobodyer"}); d.Parallel == nil || *d.Parallel != 37.5 {
		t.Errorf("hobodyer has parallel %v, want 37.5", d.Parallel)
	}
	d := describe(Settings{ID: "albers", Params: map[string]float64{"lon0": 10, "lat0": 50, "lat1": 43, "lat2": 62}})
	if want := [3]float64{-10, 0, 0}; d.Rotate != want {
		t.Errorf("albers is turned by %v, want %v", d.Rotate, want)
	}
	if want := [2]float64{0, 50}; *d.Center != want {
		t.Errorf("albers has its centre at %v, want %v", *d.Center, want)
	}
	if want := [2]float64{43, 62}; *d.Parallels != want {
		t.Errorf("albers has the parallels %v, want %v", *d.Parallels, want)
	}
	for _, s := range []Settings{{ID: "robinson", Options: projection.Options{Flip: true}}, {ID: "lonlat", Params: map[string]float64{"lat0": 30}}, {ID: "foucaut"}} {
		if d := describe(s); d != nil {
			t.Errorf("%s is %+v, though d3 has no such map", s.ID, d)
		}
	}
}
