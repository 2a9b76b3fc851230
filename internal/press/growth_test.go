package press

import (
	"context"
	"testing"
	"testing/fstest"

	"github.com/seed-898ab921/kartograph/internal/growth"
	"github.com/seed-898ab921/kartograph/internal/source"
)

// FuzzGrowth shows that what reading a profile costs grows with its file.
func FuzzGrowth(f *testing.F) {
	growth.Add(f, string(profile("CMYK")))
	growth.Fuzz(f, func(text []byte) {
		_, _ = Intent(context.Background(), "p.icc", "", source.Options{Files: fstest.MapFS{"p.icc": {Data: text}}}) // what is wrong with it is no matter here
	})
}
