package paragraph

import (
	"testing"
	"unicode/utf8"

	"github.com/seed-898ab921/kartograph/internal/growth"
)

// FuzzGrowth shows that what breaking a text into lines costs grows with the text.
func FuzzGrowth(f *testing.F) {
	growth.Add(f, "People per km², by county-level units: 人口密度 (2025) – \u200bنص عربي a\u0301")
	growth.Fuzz(f, func(text []byte) {
		for _, width := range []float64{1, 100, 10_000} {
			wrap(string(text), width, func(s string) float64 { return float64(utf8.RuneCountInString(s)) })
		}
	})
}
