package expression

import (
	"testing"

	"github.com/seed-898ab921/kartograph/internal/growth"
)

// FuzzGrowth bounds what reading and evaluating costs, by the length of the text.
func FuzzGrowth(f *testing.F) {
	growth.Add(f, "not (CODE in (1, 'a') or -NAME ^ 2 > abs(AREA)) and replace(NAME, 'a', 'aa') matches '(a|b)*{3}'", "{NAME:,.1f}{upper(NAME & NAME)}")
	record := peru()
	growth.Fuzz(f, func(text []byte) {
		for _, read := range []func(string, Options) (*Expression, error){Parse, ParseTemplate} {
			if e, err := read(string(text), Options{}); err == nil {
				e.Match(record)
			}
		}
	})
}
