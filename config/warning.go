package config

import (
	"strconv"
	"strings"

	"github.com/seed-898ab921/kartograph/config/mistake"
	"github.com/seed-898ab921/kartograph/internal/text/brief"
)

// Warning tells of something that was passed over or guessed while the map
// was made; the map is there all the same.
type Warning struct {
	// Layer is the id of the layer concerned, or empty.
	Layer string
	// Text says what, and what to do about it.
	Text string
}

// String returns the warning as one line.
func (w Warning) String() string {
	if w.Layer == "" || strings.HasPrefix(w.Text, "layer ") {
		return w.Text
	}
	return "layer " + strconv.Quote(brief.Of(w.Layer)) + ": " + w.Text
}

// AsWarnings returns, in the order of the file, what turned out to be no
// mistakes but worth a warning.
func AsWarnings(m *mistake.List) []Warning {
	m.Sort()
	var all []Warning
	for _, e := range m.Items {
		all = append(all, Warning{Text: e.Error()})
	}
	return all
}
