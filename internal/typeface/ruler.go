package typeface

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
	"sync"

	"github.com/seed-898ab921/kartograph/render/font"
	"github.com/seed-898ab921/kartograph/render/label"
	"github.com/seed-898ab921/kartograph/styles"
)

// Ruler measures the texts of a map, and remembers what of that is doubtful. It is safe for
// concurrent use.
type Ruler struct {
	// Fonts are those that the program knows and those of the map's stylesheet.
	Fonts *font.Fonts
	// unread are fonts that cannot be read.
	unread []styles.Warning

	// rooms are *font.Room of lines that were measured.
	rooms sync.Pool

	mu sync.Mutex
	// guessed are texts with letters that no font has, unknown the families that nobody
	// knows.
	guessed, unknown map[string]bool
}

// Measure measures a line of text, by what the program knows where r is nil.
func (r *Ruler) Measure(text string, f label.Font) label.Extent {
	return r.MeasureUpTo(text, f, math.Inf(1))
}

// MeasureUpTo is Measure, but may stop where a line is found to be longer than most pixels: how
// much longer does not matter.
func (r *Ruler) MeasureUpTo(text string, f label.Font, most float64) label.Extent {
	if r == nil {
		return label.MeasureBy(nil)(text, f)
	}
	room, ok := r.rooms.Get().(*font.Room)
	if !ok {
		room = &font.Room{}
	}
	defer r.rooms.Put(room)
	l := r.Fonts.LayUpTo(room, text, f, most)
	if name := r.Fonts.Unknown(f); name != "" || len(l.Guessed) > 0 {
		r.mu.Lock()
		defer r.mu.Unlock()
		if name != "" {
			r.unknown[name] = true
		}
		if len(l.Guessed) > 0 {
			r.guessed[text] = true
		}
	}
	return label.ExtentOf(l, f)
}

// shown is how many texts a warning names.
const shown = 3

// Told tells what was doubtful: fonts that could not be read, and those and letters that
// nobody knows.
func (r *Ruler) Told() []string {
	var all []string
	for _, w := range r.unread {
		all = append(all, w.String())
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, name := range slices.Sorted(maps.Keys(r.unknown)) {
		all = append(all, fmt.Sprintf("font-family: nothing is known of the letters of %q, and texts are measured in the next font of the list; where a viewer has it, "+
			"they may be longer: name its file (@font-face), or begin with another font", name))
	}
	if n := len(r.guessed); n > 0 {
		var names []string
		for _, text := range slices.Sorted(maps.Keys(r.guessed))[:min(n, shown)] {
			names = append(names, fmt.Sprintf("%q", text))
		}
		if n > shown {
			names = append(names, "...")
		}
		all = append(all, fmt.Sprintf("%d texts have letters that no font here has, and their widths are guessed: %s; name the file of a font that has them (@font-face)", n, strings.Join(names, ", ")))
	}
	return all
}
