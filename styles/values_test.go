package styles

import (
	"fmt"
	"strings"
	"testing"
)

// Many different attributes are asked for once each, and found again.
func TestManyAttributes(t *testing.T) {
	var css strings.Builder
	for i := range 3 * fewValues {
		fmt.Fprintf(&css, "#a[c%d=%d][c%d=%d] { --p%d: yes }\n", i, i, i/2, i/2, i)
	}
	asked := map[string]int{}
	e := Element{ID: "a", Attribute: func(name string) (string, bool) {
		asked[name]++
		return name[1:], name[0] == 'c'
	}}
	style := parsed(t, css.String()).Style(e)
	if len(style) != 3*fewValues {
		t.Errorf("%d rules match, want %d", len(style), 3*fewValues)
	}
	for name, n := range asked {
		if n > 1 {
			t.Errorf("%s is asked for %d times", name, n)
		}
	}
}
