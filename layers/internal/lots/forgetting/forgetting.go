// Package forgetting holds, for tests, that nothing changes where the lots of a source
// are forgotten, whose memory later ones use.
package forgetting

import (
	"bytes"
	"fmt"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/conveyor"
	"github.com/seed-898ab921/kartograph/layers"
)

// Compare compares the features of lots that are forgotten with those of lots that are
// kept, of which there are to be some at least. begin begins a way through the source.
func Compare(t testing.TB, name string, least int, begin func() layers.Reading) {
	t.Helper()
	kept, used := texts(t, begin(), false), texts(t, begin(), true)
	if len(kept) < least || len(kept) != len(used) {
		t.Fatalf("%s: %d lots kept, %d forgotten", name, len(kept), len(used))
	}
	for i := range kept {
		if !bytes.Equal(kept[i], used[i]) {
			t.Errorf("%s: lot %d is another one where lots are forgotten", name, i)
		}
	}
}

// texts are the lots' geometries as texts. Those that are kept are written down at the
// end, those that are forgotten before that.
func texts(t testing.TB, r layers.Reading, forget bool) [][]byte {
	t.Helper()
	defer r.Close()
	type made struct {
		features []layers.Feature
		text     []byte
	}
	var all []made
	ctx := t.Context()
	err := conveyor.Run(ctx, r.Lots(ctx), func(l layers.Lot) (m made, _ error) {
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
