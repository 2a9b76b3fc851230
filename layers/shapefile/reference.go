package shapefile

import (
	"fmt"

	"github.com/seed-898ab921/kartograph/layers/internal/reference"
	"github.com/seed-898ab921/kartograph/projection/crs"
)

// misnamed is a warning where the header's box cannot be the degrees that the
// .prj file speaks of.
func (s *Source) misnamed() string {
	b := s.header.box
	if s.assumed || !s.header.hasBox() {
		return ""
	}
	if w := s.reference.Misnamed(b[0], b[1]); w != "" {
		return w
	}
	return s.reference.Misnamed(b[2], b[3])
}

// newReference returns the coordinate system that asked, the user's word, or
// else the text of the .prj file describes. assumed tells that there was
// neither and that degrees were assumed, which the header's box must allow.
func newReference(asked, prj string, grids *crs.Grids, h header) (r reference.Reference, assumed bool, err error) {
	switch {
	case asked != "":
		r, err = reference.Parse(asked, grids)
	case prj != "":
		if r, err = reference.Parse(prj, grids); err != nil {
			err = fmt.Errorf(".prj file: %w; name the coordinate system with \"crs\"", err)
		}
	default:
		if h.hasBox() && !reference.AreDegrees(h.box[0], h.box[1]) {
			return r, true, reference.NotDegrees(h.box[0], h.box[1])
		}
		if h.hasBox() && !reference.AreDegrees(h.box[2], h.box[3]) {
			return r, true, reference.NotDegrees(h.box[2], h.box[3])
		}
		return r, true, nil
	}
	return r, false, err
}
