package page

import (
	"fmt"
	"strconv"
	"strings"
)

// sizes are the rules by which the page shows one of several sizes: the widest that
// is no wider than what there is for it, but for a scroll bar, else the least, and the page is as wide as the
// widest. Where paper is printed the widest that fits is chosen likewise.
func (p Page) sizes() string {
	if len(p.Widths) < 2 {
		return ""
	}
	var b strings.Builder
	fmt.Fprintf(&b, "\nmain{max-width:max(75rem,%s + 1.5rem)}\n", pixels(p.Widths[len(p.Widths)-1]))
	for i := range p.Widths {
		var when []string
		if i > 0 {
			when = append(when, "(width >= "+pixels(p.Widths[i]-scrollBar)+")")
		}
		if i+1 < len(p.Widths) {
			when = append(when, "(width < "+pixels(p.Widths[i+1]-scrollBar)+")")
		}
		// Beside a map there is room where the window has more than its width.
		fmt.Fprintf(&b, ".kg-size-%d{display:none;padding-inline:clamp(0px,(100cqw - %s)/2,0.75rem)}@container %s{.kg-size-%d{display:block}}\n", i, pixels(p.Widths[i]), strings.Join(when, " and "), i)
	}
	return b.String()
}

// scrollBar is how wide a scroll bar beside the page is at most, in pixels: a window of a map's
// width has that less room for it, and shows it that much smaller.
const scrollBar = 16

func pixels(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) + "px" }
