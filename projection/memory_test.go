package projection_test

import (
	"testing"

	"github.com/seed-898ab921/kartograph/projection"
	"github.com/seed-898ab921/kartograph/projection/catalogue"
	"github.com/twpayne/go-geom"
	"github.com/twpayne/go-geom/encoding/wkb"
)

// TestMemoryChangesNothing draws countries, their outlines and their corners into a memory
// that is used again and again, with room for few of them, and compares with drawings of
// their own. Those of one round are looked at when all are drawn.
func TestMemoryChangesNothing(t *testing.T) {
	countries := shapes(t, "ne_110m_countries", "NAME")
	for _, id := range []string{"robinson", "ortho", "goode", "mercator"} {
		p := mustNew(t, catalogue.Settings{ID: id})
		var m projection.Memory
		into := p.Into(&m)
		for round := range 4 {
			m.Forget(3000 * round)
			var drawn []geom.T
			var want [][]byte
			for _, c := range countries {
				for _, g := range []geom.T{
					c.geom, geom.NewMultiLineStringFlat(geom.XY, c.geom.FlatCoords()[:c.geom.Endss()[0][0]], c.geom.Endss()[0][:1]), geom.NewMultiPointFlat(geom.XY, c.geom.FlatCoords()),
				} {
					drawn, want = append(drawn, into.Project(g)), append(want, bytesOf(t, p.Project(g)))
				}
			}
			for i, g := range drawn {
				if string(bytesOf(t, g)) != string(want[i]) {
					t.Fatalf("%s, round %d, geometry %d: it is another one in a memory", id, round, i)
				}
			}
		}
	}
}

func bytesOf(t *testing.T, g geom.T) []byte {
	t.Helper()
	if g == nil {
		return nil
	}
	text, err := wkb.Marshal(g, wkb.NDR)
	if err != nil {
		t.Fatal(err)
	}
	return text
}
