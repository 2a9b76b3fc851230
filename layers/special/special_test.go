package special

import (
	"fmt"
	"testing"

	"github.com/seed-898ab921/kartograph/projection"
)

// TestKinds shows that each kind is found by its name and by its specs, also by
// a pointer to one, and that what it needs of them is told alike.
func TestKinds(t *testing.T) {
	for _, k := range All() {
		named, ok := Named(k.Name)
		if !ok || named.Name != k.Name {
			t.Errorf("%s: the name finds %q, %v", k.Name, named.Name, ok)
		}
		if found, ok := Find(k.New); !ok || found.Name != k.Name {
			t.Errorf("%s: its spec finds %q, %v", k.Name, found.Name, ok)
		}
		if (k.OfKey != "") != (k.Name == "borders" || k.Name == "grid") {
			t.Errorf("%s: it names another layer under %q", k.Name, k.OfKey)
		}
	}
	if _, ok := Find(nil); ok {
		t.Error("a layer that is not special has a kind")
	}
	of := grid()
	if id := of.Of(&Grid{Layer: "cities"}); id != "cities" {
		t.Errorf("a pointer to a grid counts %q", id)
	}
}

func Example() {
	kind, ok := Find(Frame{})
	features, err := kind.Make(View{Rect: projection.Page{MaxX: 300, MaxY: 200}}, Frame{}, Layer{})
	fmt.Println(ok, err, features[0].Geometry.FlatCoords())
	// Output: true <nil> [0 0 300 0 300 200 0 200 0 0]
}
