package styles

import (
	"embed"
	"strings"
	"sync"
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
// They style layers of many ids and classes, their labels and all that stands around
// a map; see docs/stylesheets.md.
func Named(name string) ([]byte, bool) {
	if strings.ContainsAny(name, "./\\") {
		return nil, false
	}
	source, err := sheets.ReadFile(name + ".css")
	return source, err == nil
}

// HasFinished reports whether a stylesheet has rules of a finished one in it. A nil
// sheet has none.
func (s *Sheet) HasFinished() bool {
	return s != nil && len(s.rules) > 0 && s.rules[0].finished
}

// Finished returns a finished stylesheet ("light") ready for use, and whether there
// is one of this name. As it is for many maps, nothing is said of layers and columns
// that a map does not have (Unmatched, UnknownColumns).
func Finished(name string) (*Sheet, bool) {
	sheet, ok := finished()[name]
	if !ok {
		return nil, false
	}
	return sheet(), true
}

// finished are the finished stylesheets by their names, each read when it is asked for.
var finished = sync.OnceValue(func() map[string]func() *Sheet {
	all := map[string]func() *Sheet{}
	for _, name := range Names() {
		all[name] = sync.OnceValue(func() *Sheet {
			source, _ := Named(name)
			// A test reads all of them.
			sheet, _, _ := read(nil, name, source, true)
			return sheet
		})
	}
	return all
})

// OnTheme lays a stylesheet, which may be nil, on the finished one of a name. It stays
// as it is where it is or has a finished one itself, and where there is none of the name.
func OnTheme(name string, own *Sheet) *Sheet {
	theme, ok := Finished(name)
	if !ok || own.HasFinished() {
		return own
	}
	return Join(theme, own)
}
