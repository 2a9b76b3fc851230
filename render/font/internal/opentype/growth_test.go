package opentype_test

import (
	"testing"

	"github.com/seed-898ab921/kartograph/internal/growth"
	"github.com/seed-898ab921/kartograph/render/font/internal/opentype"
	"golang.org/x/image/font/gofont/goregular"
)

// FuzzGrowth shows that what opening a font file costs grows with the file: with its
// list of tables, and with what stands first in it.
func FuzzGrowth(f *testing.F) {
	growth.Add(f, string(goregular.TTF[:300]), string(goregular.TTF[:4000]))
	growth.Fuzz(f, func(text []byte) {
		opentype.Open(text) // what is wrong with it is no matter here
	})
}
