package opentype_test

import (
	"fmt"

	"golang.org/x/image/font/gofont/goregular"

	"github.com/seed-898ab921/kartograph/render/font/internal/opentype"
)

// The width of a letter of a font, in units of the font.
func Example() {
	f, err := opentype.Open(goregular.TTF)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(f.Family(), f.Units(), f.Glyph(f.Index('A')).Advance)
	// Output: Go 2048 1366
}
