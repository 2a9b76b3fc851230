//go:build !js

package render

import (
	"maps"
	"testing"
)

// Layers are called by the page's language wherever their groups are.
func TestLayersOfPages(t *testing.T) {
	s := Scene{Lang: "de", Groups: []Group{{ID: "rivers"}, {Groups: []Group{{ID: "cities"}, {ID: "mine"}}}}}
	got := pageOf(s).Layers
	want := map[string]string{"rivers": "Flüsse", "cities": "Städte"}
	if !maps.Equal(got, want) {
		t.Errorf("layers are called %q, want %q", got, want)
	}
}
