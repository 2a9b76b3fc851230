package styles

import (
	"embed"
	"strings"
)

// sheets holds the finished stylesheets.
//
//go:embed *.css
var sheets embed.FS

// Names lists the finished stylesheets, sorted.
func Names() []string {
	entries, err := sheets.ReadDir(".")
	if err != nil {
		return nil
	}
	var names []string
	for _, e := range entries {
		names = append(names, strings.TrimSuffix(e.Name(), ".css"))
	}
	return names
}

// Named returns the source of a finished stylesheet ("light"), and whether
// there is one of this name.
//
// They style the layers of these ids and classes: sea, graticule, land,
// countries, states, context (what lies around the subject), borders,
// disputed-borders, coast, lakes, rivers, seas and sea-curves (of which only the
// names show), cities, grid, frame; labels and their buffers; the scale bar; insets.
func Named(name string) ([]byte, bool) {
	if strings.ContainsAny(name, "./\\") {
		return nil, false
	}
	source, err := sheets.ReadFile(name + ".css")
	return source, err == nil
}

// Finished returns a finished stylesheet ("light") ready for use, and whether there
// is one of this name. As it is for many maps, nothing is said of layers and columns
// that a map does not have (Unmatched, UnknownColumns).
func Finished(name string) (*Sheet, bool) {
	source, ok := Named(name)
	if !ok {
		return nil, false
	}
	sheet, _, err := read(name, source, true)
	return sheet, err == nil
}
