package mistake

import "strings"

// Places are the places of a file's values by the paths that lead to them:
// "layers.countries.filter", "bounds.data[2]"; the whole file's is "".
type Places map[string]Position

// Nearest returns the place of a value, or of the nearest mapping or list
// around it that the file has. It is zero where there is no file.
func (p Places) Nearest(path string) Position {
	for {
		if at, ok := p[path]; ok {
			return at
		}
		cut := strings.LastIndexAny(path, ".[")
		if cut < 0 {
			return p[""]
		}
		path = path[:cut]
	}
}
