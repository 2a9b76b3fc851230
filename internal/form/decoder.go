package form

import (
	"iter"

	"github.com/seed-898ab921/kartograph/config/mistake"
	"github.com/seed-898ab921/kartograph/internal/heed"
	"github.com/seed-898ab921/kartograph/internal/tree"
)

// Decoder reads nodes into values and collects what is wrong with them.
type Decoder struct {
	// Places are those of the values that were visited.
	Places   mistake.Places
	Mistakes mistake.List
	Warnings mistake.List
	// Steps are taken one for each value; when their context ends, values are
	// passed over, and what was read is of no use. nil is of no context.
	Steps *heed.Steps
	// Elsewhere ends the message about an unknown key that has a place in another mapping of
	// the language, or another name among those of its own mapping, and is empty for one that
	// has none; nil knows of none.
	Elsewhere func(key string, names []string) string
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
	d.Steps.Take(1) // Items and Ended tell when it is over
	return s
}

// Ended reports whether the context of the steps has ended.
func (d *Decoder) Ended() bool { return d.Steps.Err() != nil }

// Items are the values of a list or mapping, until the context of the steps ends.
func (d *Decoder) Items(at Spot) iter.Seq2[int, *tree.Node] {
	return func(yield func(int, *tree.Node) bool) {
		for i, item := range at.Node.Items {
			if d.Ended() || !yield(i, item) {
				return
			}
		}
	}
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
