package geojson

import (
	"context"
	"encoding/json"
	"os"
	"slices"
	"testing"

	gogeom "github.com/twpayne/go-geom/encoding/geojson"
)

// TestAgreesWithGoGeom compares all coordinates of a file, to the last bit,
// with those that go-geom's own decoder reads.
func TestAgreesWithGoGeom(t *testing.T) {
	data, err := os.ReadFile("../../testdata/data/ne_50m_lakes.geojson")
	if err != nil {
		t.Fatal(err)
	}
	var want gogeom.FeatureCollection
	if err := json.Unmarshal(data, &want); err != nil {
		t.Fatal(err)
	}
	s, err := Parse("lakes", data, Options{})
	if err != nil {
		t.Fatal(err)
	}
	i := 0
	for f, err := range s.Features(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
		g := want.Features[i].Geometry
		if !slices.Equal(f.Geometry.FlatCoords(), g.FlatCoords()) || !slices.Equal(f.Geometry.Ends(), g.Ends()) {
			t.Errorf("feature %d differs", i+1)
		}
		i++
	}
	if i != len(want.Features) {
		t.Errorf("%d features, want %d", i, len(want.Features))
	}
}
