package format

import (
	"context"
	"testing"
	"testing/fstest"

	"github.com/seed-898ab921/kartograph/internal/growth"
)

// FuzzGrowth shows that what finding out costs, which format a file is in and what
// stands in it, grows with the file.
func FuzzGrowth(f *testing.F) {
	growth.Add(f, `var a = {"b": [{"type": "FeatureCollection", "features": [{"type": "Feature", "geometry": null}]}]};`,
		`<html><body><table><tr><td>a</td></tr></table></body></html>`, "a;b;c\n1,5;2;3\n", "\"a\nb\",c\n", `/* x */ {"objects": {"a": {"type": "Topology"}}}`)
	growth.Fuzz(f, func(text []byte) {
		for _, name := range []string{"a", "a.json", "a.csv", "a.zip"} {
			_, _ = Of(fstest.MapFS{name: {Data: text}}, name) // what is wrong with it is no matter here
		}
		_, _, _ = Inside(context.Background(), "x", text, "z")
	})
}
