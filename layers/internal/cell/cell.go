// Package cell tells what a piece of text in a table is: a number or a text.
package cell

import (
	"math"
	"strconv"
	"strings"

	"github.com/seed-898ab921/kartograph/layers"
)

// Value returns what a cell holds, the blanks around it taken off. Empty cells
// are null. A cell becomes a number only if the number prints as the cell does,
// so that codes such as 01001, 1.10 or 12E3 are kept as they are; texts that
// spell numbers count as such in comparisons all the same.
func Value(s string) layers.Value {
	s = strings.TrimSpace(s)
	if s == "" {
		return layers.Value{}
	}
	if c := s[len(s)-1]; c < '0' || c > '9' {
		return layers.Text(s)
	}
	switch form(s) {
	case whole:
		if i, err := strconv.ParseInt(s, 10, 64); err == nil {
			return layers.Integer(i)
		}
	case broken:
		if s[len(s)-1] == '0' {
			break // no number prints a last zero
		}
		if f, err := strconv.ParseFloat(s, 64); err == nil {
			return number(f, s)
		}
	}
	return layers.Text(s)
}

// number returns what a cell holds with digits before and after a point, which is
// the number f.
func number(f float64, s string) layers.Value {
	if v := layers.Number(f); printsAs(f, s) || v.String() == s {
		return v
	}
	return layers.Text(s)
}

// PlaceValue returns what a cell holds as Value does, that Coordinate has read.
func PlaceValue(s string, p Place) layers.Value {
	if len(s) > 0 && s[len(s)-1] != '0' && form(s) == broken && !p.Angle {
		return number(p.Value, s)
	}
	return Value(s)
}

// printsAs reports whether it is certain without printing that the number of a
// cell, whose last digit is no zero, prints as the cell does: no two decimals of
// at most 15 digits are the same float64, so that it is the shortest of its own.
// Very small numbers print with an exponent.
func printsAs(f float64, s string) bool {
	const digits = 15
	return len(s) <= digits+len(".") && math.Abs(f) >= 1e-6
}

// shape is how a text is written.
type shape uint8

const (
	other shape = iota
	// whole is an integer without plus or leading zeros.
	whole
	// broken is a number with digits before and after a point.
	broken
)

// form returns how a text is written, without looking at its value.
func form(s string) shape {
	rest := strings.TrimPrefix(s, "-")
	digits := leadingDigits(rest)
	if digits == 0 || digits > 1 && rest[0] == '0' {
		return other
	}
	if digits == len(rest) {
		if s == "-0" {
			return other
		}
		return whole
	}
	rest = rest[digits:]
	if rest[0] == '.' && len(rest) > 1 && leadingDigits(rest[1:]) == len(rest)-1 {
		return broken
	}
	return other
}

func leadingDigits(s string) int {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return n
}
