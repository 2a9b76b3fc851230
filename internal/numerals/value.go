package numerals

import (
	"math"
	"strconv"
	"strings"

	"github.com/seed-898ab921/kartograph/layers"
)

// Value returns the number that a numeral means where mark divides decimals,
// '.' or ','; 0 stands for not knowing, and is enough for all forms but Either.
// Of a percentage it is the number before the sign. ok is false for Words, and
// where the mark is not known but needed.
func (n Numeral) Value(mark byte) (v layers.Value, ok bool) {
	if n.Form == Words || n.Form == Either && mark == 0 {
		return layers.Value{}, false
	}
	decimal := n.decimal(mark)
	if i, err := strconv.ParseInt(decimal, 10, 64); err == nil {
		return layers.Integer(i), true
	}
	f, err := strconv.ParseFloat(decimal, 64)
	return layers.Number(f), err == nil && !math.IsInf(f, 0)
}

// decimal writes a numeral as programs do.
func (n Numeral) decimal(mark byte) string {
	if n.Form != Either {
		mark = n.Mark
	}
	var b strings.Builder
	if n.negative {
		b.WriteByte('-')
	}
	for i := range len(n.body) {
		switch c := n.body[i]; {
		case isDigit(c):
			b.WriteByte(c)
		case c == mark:
			b.WriteByte('.')
		}
	}
	return b.String()
}
