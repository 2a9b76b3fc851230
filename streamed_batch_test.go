package kartograph

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
)

// In the windows of the test of batches (TestMapsAreTheSameAsAlone), whose maps
// hold what they draw beside a hidden layer of the same source, a map that
// streams it has the same bytes.
func TestMapsOfBatchesAreTheSameStreamed(t *testing.T) {
	t.Parallel()
	const text = `{"title": "t", "bounds": {"mode": "bbox", "data": [%.3f, %.3f, %.3f, %.3f]}, "export": {"width": %d}, "layers": {
		"states": {"src": "ne_50m_states.shp", "attributes": "all"},
		"land": {"src": "ne_110m_countries.shp", "simplify": 1},
		"hidden": {"src": "ne_50m_states.shp", "render": false}}}`
	files := os.DirFS("testdata/data")
	r := rand.New(rand.NewPCG(8, 1))
	shows := 0
	for i := range 24 {
		west, south := -130+60*r.Float64(), 20+25*r.Float64()
		beside, err := Parse("map.json", []byte(fmt.Sprintf(text, west, south, west+3+20*r.Float64(), south+3+15*r.Float64(), 100+300*(i%3))))
		if err != nil {
			t.Fatal(err)
		}
		alone := *beside
		alone.Layers = beside.Layers[:2]
		streaming := streamsAll(Options{Files: files})
		mustStream(t, beside, streaming, held)
		mustStream(t, &alone, streaming, streamed)
		want, got := drawWith(t, beside, Options{Files: files}), drawWith(t, &alone, streaming)
		if got.svg != want.svg {
			t.Errorf("map %d is another one when it streams", i)
		}
		if strings.Contains(want.svg, "<path") {
			shows++
		}
	}
	if shows < 20 { // some lie on the sea
		t.Errorf("only %d of 24 maps show anything", shows)
	}
}
