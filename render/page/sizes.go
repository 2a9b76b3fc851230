package page

import (
	"fmt"
	"strconv"
	"strings"
)

// sizes are the rules by which the page shows one of several sizes: the widest that
// is no wider than what there is for it, else the least. Where paper is printed the
// widest that fits is chosen likewise.
func (p Page) sizes() string {
	if len(p.Widths) < 2 {
		return ""
	}
	var b strings.Builder
	b.WriteString("\n")
	for i := range p.Widths {
		var when []string
		if i > 0 {
			when = append(when, "(width >= "+pixels(p.Widths[i])+")")
		}
		if i+1 < len(p.Widths) {
			when = append(when, "(width < "+pixels(p.Widths[i+1])+")")
		}
		fmt.Fprintf(&b, ".kg-size-%d{display:none}@container %s{.kg-size-%d{display:block}}\n", i, strings.Join(when, " and "), i)
	}
	return b.String()
}

func pixels(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) + "px" }
