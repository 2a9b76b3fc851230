package kartograph

import (
	"context"
	"fmt"
	"testing"

	"github.com/seed-898ab921/kartograph/render"
)

// Layers of one source that are cropped to each other are as they were, and cost
// no more than to draw them.
func TestLayersCroppedToThemselves(t *testing.T) {
	layers := `"l0": {"src": "builtin:countries"}`
	for i := range 5 {
		layers += fmt.Sprintf(`, "l%d": {"src": "builtin:countries", "crop-to": "l%d"}`, i+1, i)
	}
	cfg, err := Parse("map.json", []byte(`{"layers": {`+layers+`}}`))
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range []Options{{}, {Sources: NewSources(nil)}} {
		m, err := Build(context.Background(), cfg, o)
		if err != nil {
			t.Fatal(err)
		}
		shape := func(layer, mark int) any { return m.Scene().Groups[layer].Marks[mark].Form.(render.Shape).Geometry }
		for layer := range m.Scene().Groups {
			if n := len(m.Scene().Groups[layer].Marks); n != len(m.Scene().Groups[0].Marks) {
				t.Fatalf("layer %d has %d marks", layer, n)
			}
			for mark := range m.Scene().Groups[0].Marks {
				if shape(layer, mark) != shape(0, mark) {
					t.Fatalf("mark %d of layer %d was cut", mark, layer)
				}
			}
		}
	}
}
