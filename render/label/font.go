package label

import (
	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/styles"
)

// FontOf is the font that a whole style asks for.
func FontOf(s styles.Style) Font { return render.FontOf(s) }
