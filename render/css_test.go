package render

import (
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/styles"
)

// In style="" and in rules a transform is written as CSS reads it.
func TestTransformHasUnits(t *testing.T) {
	s := styles.Style{{Name: "transform", Value: "translate(10, 5)"}}
	const want = "transform:translate(10px, 5px)"
	if got := cssText(s); got != want {
		t.Errorf("%q, want %q", got, want)
	}
	var a attributes
	setProperties(&a, s)
	if got := string(a.text); !strings.Contains(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}
