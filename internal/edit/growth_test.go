package edit

import (
	"testing"

	"github.com/seed-898ab921/kartograph/internal/growth"
)

// FuzzGrowth shows that what changing and formatting a config costs grows with its text.
func FuzzGrowth(f *testing.F) {
	growth.Add(f, "a:\n    b: [1,2] # c\n    d: |\n      x\n      y\n- e: &f {g: 1}\n", `{"a": {"b": [1, {}], "c": "d"}, "e": null}`)
	growth.Fuzz(f, func(text []byte) {
		for _, name := range []string{"a.json", "a.yaml"} {
			_, _ = Format(name, text) // what is wrong with it is no matter here
			_, _ = Set(name, text, []string{"a", "b"}, 1.5)
		}
	})
}
