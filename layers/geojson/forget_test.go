package geojson

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/conveyor"
	"github.com/seed-898ab921/kartograph/layers"
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
		kept, used := shapes(t, text, false), shapes(t, text, true)
		if len(kept) < 3 || len(kept) != len(used) {
			t.Fatalf("%s: %d lots kept, %d forgotten", name, len(kept), len(used))
		}
		for i := range kept {
			if !bytes.Equal(kept[i], used[i]) {
				t.Errorf("%s: lot %d is another one where lots are forgotten", name, i)
			}
		}
	}
}

// shapes are the lots' geometries as texts. Those that are kept are written down at the
// end, those that are forgotten before that.
func shapes(t *testing.T, text []byte, forget bool) [][]byte {
	t.Helper()
	s, err := Parse("some.geojson", text, Options{})
	if err != nil {
		t.Fatal(err)
	}
	ctx := context.Background()
	r := s.Lots()
	defer r.Close()
	type made struct {
		features []layers.Feature
		text     []byte
	}
	var all []made
	err = conveyor.Run(ctx, r.Lots(ctx), func(l layers.Lot) (m made, _ error) {
		m.features = l.Make(ctx)
		if forget {
			m.text = written(m.features)
			l.(layers.Forgetful).Forget()
		}
		return m, nil // nothing is settled: only the features count
	}, func(m made) error {
		all = append(all, m)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	var out [][]byte
	for _, m := range all {
		if !forget {
			m.text = written(m.features)
		}
		out = append(out, m.text)
	}
	return out
}

func written(features []layers.Feature) []byte {
	var b []byte
	for _, f := range features {
		b = fmt.Appendf(b, "%T %v\n", f.Geometry, f.Geometry)
	}
	return b
}
