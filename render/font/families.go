package font

import "sync"

// family is a family of fonts that the program knows, by the name of its tables.
type family struct {
	table, name string
}

// families are the families there are, in the order in which they are asked for letters
// that a text's own fonts do not have.
func families() []family {
	return []family{
		{"noto-sans", "Noto Sans"},
		{"dejavu-sans", "DejaVu Sans"},
		{"liberation-sans", "Liberation Sans"},
		{"liberation-serif", "Liberation Serif"},
		{"liberation-sans-narrow", "Liberation Sans Narrow"},
		{"liberation-mono", "Liberation Mono"},
		{"source-sans-3", "Source Sans 3"},
	}
}

// standIn is what a family is measured as: one with the same widths, or about so much wider.
type standIn struct {
	table string
	wider float64
}

// standIns are the families that stand for others, by their names in lower case. Those with
// 1 have the same widths: that is what Liberation, Arimo, Tinos and Cousine were made for, and
// how generic families are drawn where nothing else is set. Of the others the widths of an
// English text in regular letters were compared; they are not exact.
var standIns = sync.OnceValue(func() map[string]standIn {
	return map[string]standIn{
		"arial": {"liberation-sans", 1}, "helvetica": {"liberation-sans", 1}, "arimo": {"liberation-sans", 1},
		"nimbus sans": {"liberation-sans", 1}, "nimbus sans l": {"liberation-sans", 1}, "helvetica neue": {"liberation-sans", 1},
		"times": {"liberation-serif", 1}, "times new roman": {"liberation-serif", 1}, "tinos": {"liberation-serif", 1},
		"nimbus roman": {"liberation-serif", 1}, "nimbus roman no9 l": {"liberation-serif", 1},
		"arial narrow": {"liberation-sans-narrow", 1}, "helvetica narrow": {"liberation-sans-narrow", 1}, "nimbus sans narrow": {"liberation-sans-narrow", 1},
		"courier": {"liberation-mono", 1}, "courier new": {"liberation-mono", 1}, "cousine": {"liberation-mono", 1},
		"source sans pro": {"source-sans-3", 1}, "bitstream vera sans": {"dejavu-sans", 1}, "droid sans": {"noto-sans", 1}, "open sans": {"noto-sans", 1},

		"sans-serif": {"liberation-sans", 1}, "ui-sans-serif": {"liberation-sans", 1}, "system-ui": {"liberation-sans", 1}, "-apple-system": {"liberation-sans", 1},
		"blinkmacsystemfont": {"liberation-sans", 1},
		"serif":              {"liberation-serif", 1}, "ui-serif": {"liberation-serif", 1}, "math": {"liberation-serif", 1},
		"monospace": {"liberation-mono", 1}, "ui-monospace": {"liberation-mono", 1},
		"cursive": {"liberation-sans", 1}, "fantasy": {"liberation-sans", 1}, "ui-rounded": {"liberation-sans", 1},
	}
})

// anySans is what a family that nobody knows is measured as.
const anySans = "liberation-sans"
