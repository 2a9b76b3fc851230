package shapefile

import (
	"fmt"

	"github.com/seed-898ab921/kartograph/layers/internal/reference"
	"github.com/seed-898ab921/kartograph/projection/crs"
)

// newReference returns the coordinate system that asked, the user's word, or
// else the text of the .prj file describes; degrees where there is neither.
func newReference(asked, prj string, grids *crs.Grids) (reference.Reference, error) {
	if asked != "" {
		return reference.Asked(asked, grids)
	}
	r, err := reference.Parse(prj, grids)
	if err != nil {
		err = fmt.Errorf(".prj file: %w; name the coordinate system with \"crs\"", err)
	}
	return r, err
}
