package shapefile

import (
	"bytes"
	"context"
	"math/rand/v2"
	"os"
	"testing"

	shp "github.com/jonas-p/go-shp"
	"github.com/twpayne/go-geom/encoding/wkb"

	"github.com/seed-898ab921/kartograph/internal/conveyor"
	"github.com/seed-898ab921/kartograph/layers"
)

// TestForgettingChangesNothing compares the features of lots that are forgotten, whose
// memory later ones use, with those of lots that are kept.
func TestForgettingChangesNothing(t *testing.T) {
	s, err := Open(os.DirFS(dataDir), benchFile, Options{})
	if err != nil {
		t.Fatal(err)
	}
	compareForgotten(t, s)
}

// TestForgettingRecordsOfAllKinds has records of all types and lengths.
func TestForgettingRecordsOfAllKinds(t *testing.T) {
	for seed := range uint64(3) {
		records, _ := manyRecords(rand.New(rand.NewPCG(seed, 9)), 6000)
		compareForgotten(t, openOne(t, shp.POLYGON, records...))
	}
}

func compareForgotten(t *testing.T, s *Source) {
	t.Helper()
	kept, used := texts(t, s, false), texts(t, s, true)
	if len(kept) < 5 || len(kept) != len(used) {
		t.Fatalf("%d lots kept, %d forgotten", len(kept), len(used))
	}
	for i := range kept {
		if !bytes.Equal(kept[i], used[i]) {
			t.Errorf("lot %d is another one where lots are forgotten", i)
		}
	}
}

// texts are the lots' geometries as bytes. Those that are kept are written down at the
// end, those that are forgotten before that.
func texts(t *testing.T, s *Source, forget bool) [][]byte {
	t.Helper()
	r := s.Lots()
	defer r.Close()
	type made struct {
		features []layers.Feature
		text     []byte
	}
	var all []made
	err := conveyor.Run(context.Background(), r.Lots(context.Background()), func(l layers.Lot) (m made, _ error) {
		m.features = l.Make(context.Background())
		if forget {
			m.text = written(t, m.features)
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
			m.text = written(t, m.features)
		}
		out = append(out, m.text)
	}
	return out
}

func written(t *testing.T, features []layers.Feature) []byte {
	t.Helper()
	var b bytes.Buffer
	for _, f := range features {
		text, err := wkb.Marshal(f.Geometry, wkb.NDR)
		if err != nil {
			t.Error(err)
		}
		b.Write(text)
	}
	return b.Bytes()
}
