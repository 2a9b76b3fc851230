package kartograph

import "strings"

// Warning tells of something that was passed over or guessed while the map
// was made; the map is there all the same.
type Warning struct {
	// Layer is the id of the layer concerned, or empty.
	Layer string
	Text  string
}

// String returns the warning as one line.
func (w Warning) String() string {
	if w.Layer == "" || strings.HasPrefix(w.Text, "layer ") {
		return w.Text
	}
	return "layer " + quote(w.Layer) + ": " + w.Text
}
