package form

import (
	"github.com/seed-898ab921/kartograph/config/mistake"
	"github.com/seed-898ab921/kartograph/internal/tree"
)

// Decoder reads nodes into values and collects what is wrong with them.
type Decoder struct {
	// Places are those of the values that were visited.
	Places   mistake.Places
	Mistakes mistake.List
	Warnings mistake.List
}

// NewDecoder starts to read a file, of which something may have been found
// wrong before.
func NewDecoder(root *tree.Node, known *mistake.List) *Decoder {
	return &Decoder{Places: mistake.Places{"": root.At}, Mistakes: *known}
}

// Visit notes the place of a value and returns its spot.
func (d *Decoder) Visit(at Spot, segment string, n *tree.Node) Spot {
	s := at.Under(segment, n)
	d.Places[s.Path] = n.At
	return s
}

// Fail reports a mistake in a value.
func (d *Decoder) Fail(at Spot, format string, args ...any) {
	d.Mistakes.Add(at.Node.At, at.Path, format, args...)
}

// Mismatch reports that something of another kind is wanted.
func (d *Decoder) Mismatch(at Spot, want string) {
	d.Fail(at, "found %s, want %s", at.Node.Found(), want)
}

// IsMapping reports whether a value is a mapping; it is a mistake if it is not.
func (d *Decoder) IsMapping(at Spot, want string) bool {
	if at.Node.Kind != tree.Map {
		d.Mismatch(at, want)
		return false
	}
	return true
}

// Warn reports what is suspicious about a value.
func (d *Decoder) Warn(at Spot, format string, args ...any) {
	d.Warnings.Add(at.Node.At, at.Path, format, args...)
}
