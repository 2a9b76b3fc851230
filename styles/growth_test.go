package styles

import (
	"testing"

	"github.com/seed-898ab921/kartograph/internal/growth"
)

// FuzzGrowth shows that what reading costs grows with what is read.
func FuzzGrowth(f *testing.F) {
	growth.Add(f, "#a, .b[c=\"d\"]:not(.e) { fill: red; stroke: url(x) !important } @media print { * { x-y: 1 } }\n")
	growth.Fuzz(f, func(text []byte) {
		sheet, _, err := Parse("", text)
		if err == nil {
			sheet.Style(Element{ID: "a", Classes: []string{"b"}, Attribute: func(string) (string, bool) { return "d", true }})
		}
	})
}
