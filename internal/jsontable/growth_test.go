package jsontable

import (
	"context"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/growth"
)

// FuzzGrowth shows that what reading costs grows with what is read.
func FuzzGrowth(f *testing.F) {
	growth.Add(f, `[{"a": 1, "b": {"c": [2]}}, {"d": null}]`)
	growth.Fuzz(f, func(text []byte) {
		Parse(context.Background(), "t.json", text, Options{}) // what is wrong with it is no matter here
	})
}
