package delimited

import (
	"math"
	"strconv"
	"strings"

	"github.com/seed-898ab921/kartograph/layers"
)

// cell returns what a cell holds. Empty cells are null. A cell becomes a number
// only if the number prints as the cell does, so that codes such as 01001, 1.10
// or 12E3 are kept as they are; texts that spell numbers count as such in
// comparisons all the same.
func cell(s string, decimalComma bool) layers.Value {
	trimmed := strings.TrimSpace(s)
	if trimmed == "" {
		return layers.Value{}
	}
	if c := trimmed[len(trimmed)-1]; c < '0' || c > '9' {
		return layers.Text(trimmed)
	}
	if i, err := strconv.ParseInt(trimmed, 10, 64); err == nil {
		if v := layers.Integer(i); v.String() == trimmed {
			return v
		}
		return layers.Text(trimmed)
	}
	number := trimmed
	if decimalComma && strings.Count(number, ",") == 1 && !strings.Contains(number, ".") {
		number = strings.Replace(number, ",", ".", 1)
	}
	if f, err := strconv.ParseFloat(number, 64); err == nil && !math.IsInf(f, 0) {
		if v := layers.Number(f); v.String() == number || number != trimmed {
			return v
		}
	}
	return layers.Text(trimmed)
}

// coordinate returns the number in a cell, with a decimal point or comma. ok is
// false for texts that are no finite number.
func coordinate(s string) (v float64, ok bool) {
	s = strings.TrimSpace(s)
	// U+2212, the minus sign that word processors write.
	if rest, minus := strings.CutPrefix(s, "\u2212"); minus {
		s = "-" + rest
	}
	if strings.Count(s, ",") == 1 && !strings.Contains(s, ".") {
		s = strings.Replace(s, ",", ".", 1)
	}
	if strings.ContainsAny(s, "xXpP_") {
		return 0, false
	}
	v, err := strconv.ParseFloat(s, 64)
	return v, err == nil && !math.IsInf(v, 0) && !math.IsNaN(v)
}
