package styles

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/seed-898ab921/kartograph/internal/heed/ending"
	"github.com/seed-898ab921/kartograph/internal/pace"
)

// Stylesheets are read until the context ends and no further, wherever that happens.
func TestParseHearsTheContext(t *testing.T) {
	for name, text := range map[string]string{
		"declarations": "#a {" + strings.Repeat("fill: red; stroke: blue;", 10_000) + "}",
		"rules":        strings.Repeat("#a:not(.b), .c[d=e] { fill: red }\n", 5000),
		"media":        "@media print {" + strings.Repeat(".c { fill: red }\n", 5000) + "}",
		"passed over":  "@x {" + strings.Repeat("a b c d;\n", 10_000) + "}",
		"customs":      "#a { --x: 1 2 3 }" + strings.Repeat("#a { stroke-dasharray: var(--x) }\n", 5000),
	} {
		ending.Heard(t, name, 10, func(ctx context.Context) error {
			_, _, err := ParseContext(ctx, name, []byte(text))
			return err
		})
	}
}

// Long values of custom properties that many properties use are not looked at again
// for each of them.
func TestLongCustomValues(t *testing.T) {
	text := "#a {"
	for range 50 {
		text += "--x: " + strings.Repeat("1 ", 10_000) + ";"
	}
	for i := range 900 {
		text += fmt.Sprintf("--y%d: var(--x); } .c%d { stroke-dasharray: var(--y%d);", i, i, i)
	}
	pace.Holds(t, "reading the stylesheet", 3*time.Second, func() time.Duration {
		return pace.Took(func() {
			if _, _, err := Parse("s", []byte(text+"}")); err != nil {
				t.Fatal(err)
			}
		})
	})
}
