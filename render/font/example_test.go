package font_test

import (
	"fmt"

	"github.com/seed-898ab921/kartograph/render/font"
)

// The width of a name in Arial, and what its letters cover.
func Example() {
	var fonts font.Fonts
	line := fonts.Lay("Avignon", font.Font{Family: "Arial, sans-serif", Size: 12})
	fmt.Printf("%.2f px wide, %.1f px above the baseline, %.1f px below it\n", line.Width, -line.Ink.MinY, line.Ink.MaxY)
	// Output:
	// 43.15 px wide, 8.7 px above the baseline, 2.5 px below it
}
