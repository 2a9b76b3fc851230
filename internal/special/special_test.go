package special

import (
	"fmt"
	"slices"
	"testing"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/projection"
)

// TestKindsOfConfig shows that the config and the engine know the same kinds.
func TestKindsOfConfig(t *testing.T) {
	var names []string
	for _, k := range All() {
		names = append(names, k.Name)
	}
	if !slices.Equal(names, config.Specials()) {
		t.Errorf("the kinds are %q, those of configs %q", names, config.Specials())
	}
}

func Example() {
	kind, ok := Find(&config.Layer{Special: "frame"})
	features, err := kind.Make(Frame{Rect: projection.Page{MaxX: 300, MaxY: 200}}, &config.Layer{}, Layer{})
	fmt.Println(ok, err, features[0].Geometry.FlatCoords())
	// Output: true <nil> [0 0 300 0 300 200 0 200 0 0]
}
