package geojson

import (
	"fmt"
	"math/rand/v2"
	"os"
	"testing"

	"github.com/seed-898ab921/kartograph/layers/internal/lots/forgetting"
)

// TestForgettingChangesNothing compares the features of lots that are forgotten, whose
// memory later ones use, with those of lots that are kept.
func TestForgettingChangesNothing(t *testing.T) {
	lakes, err := os.ReadFile("../../testdata/data/ne_50m_lakes.geojson")
	if err != nil {
		t.Fatal(err)
	}
	short := []byte(`{"type":"FeatureCollection","features":[`) // more numbers than there is room for
	for i := range 3000 {
		if i > 0 {
			short = append(short, ',')
		}
		short = fmt.Appendf(short, `{"type":"Feature","geometry":{"type":"LineString","coordinates":[[%d,1],[2,%d],[3,4],[5,6],[7,8],[9,0],[1,2],[3,4],[5,6],[7,8],[1,2],[3,4]]},"properties":null}`, i%90, i%80)
	}
	short = append(short, "]}"...)
	for name, text := range map[string][]byte{
		"lakes": lakes, "odd": manyFeatures(rand.New(rand.NewPCG(3, 4)), 4000), "short": short,
	} {
		s, err := Parse("some.geojson", text, Options{})
		if err != nil {
			t.Fatal(err)
		}
		forgetting.Compare(t, name, 3, s.Lots)
	}
}
