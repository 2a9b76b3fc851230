package cell

import (
	"math"
	"strconv"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/numerals"
	"github.com/seed-898ab921/kartograph/internal/text/angle"
)

// Place is a coordinate in a cell.
type Place struct {
	// Value is the number, or the angle in degrees.
	Value float64
	// Angle says that the cell has it as an angle, and Axis which one the
	// letter of the compass says.
	Angle bool
	Axis  angle.Axis
}

// Coordinate returns the coordinate in a cell: a number with a decimal point or
// comma, one whose thousands are divided, or an angle as people write it. ok is
// false for all other texts.
func Coordinate(s string) (p Place, ok bool) {
	s = strings.TrimSpace(s)
	if v, ok := decimal(s); ok {
		return Place{Value: v}, true
	}
	if n := numerals.Scan(s); n.Form == numerals.Written && !n.Percent && n.Currency == 0 && s[0] != '(' {
		if v, ok := n.Value(0); ok {
			f, ok := v.Float()
			return Place{Value: f}, ok
		}
	}
	degrees, axis, ok := angle.Parse(s)
	return Place{Value: degrees, Angle: ok, Axis: axis}, ok
}

// decimal reads a finite decimal number, in which a single comma may stand for
// the point.
func decimal(s string) (v float64, ok bool) {
	// U+2212, the minus sign that word processors write.
	if rest, minus := strings.CutPrefix(s, "\u2212"); minus {
		s = "-" + rest
	}
	commas, points := 0, 0
	for i := range len(s) {
		switch c := s[i]; {
		case c == ',':
			commas++
		case c == '.':
			points++
		case c >= '0' && c <= '9' || c == '-' || c == '+' || c == 'e' || c == 'E':
		default:
			return 0, false // also what only Go takes for a number
		}
	}
	if commas == 1 && points == 0 {
		s = strings.Replace(s, ",", ".", 1)
	}
	v, err := strconv.ParseFloat(s, 64)
	return v, err == nil && !math.IsInf(v, 0) && !math.IsNaN(v)
}
