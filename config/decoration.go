package config

import "github.com/seed-898ab921/kartograph/internal/form"

// decoration is a kind of furniture of the page, a key of "export".
type decoration struct {
	key form.Key[Export]
	// ids are those of its elements, which stylesheets name.
	ids []string
}

// decorations lists the kinds, each of which has a file of its own.
func decorations() []decoration { return []decoration{scaleBarDecoration()} }

func decorationKeys() []form.Key[Export] {
	var keys []form.Key[Export]
	for _, d := range decorations() {
		keys = append(keys, d.key)
	}
	return keys
}
