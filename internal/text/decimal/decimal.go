// Package decimal compares and adds numbers by the digits that they are written with, as
// float64 cannot: 0.1 and 0.2 are 0.3. It is used in place of math/big, which weighs a quarter
// of a million bytes in a web page's program.
package decimal

import (
	"strconv"
	"strings"
)

// Number is a decimal number: the digits without zeros at either end, none for zero, of which
// the first stands Point places before the point (0.05 has a Point of -1).
type Number struct {
	Negative bool
	Digits   string
	Point    int
}

// Parse reads a number such as -12.50, .5, 7. or 1.2e-3; ok is false for anything else.
func Parse(text string) (n Number, ok bool) {
	if rest, found := strings.CutPrefix(text, "-"); found {
		n.Negative, text = true, rest
	} else {
		text = strings.TrimPrefix(text, "+")
	}
	exponent := 0
	if at := strings.IndexAny(text, "eE"); at >= 0 {
		e, err := strconv.ParseInt(text[at+1:], 10, 32)
		if err != nil {
			return Number{}, false
		}
		text, exponent = text[:at], int(e)
	}
	whole, part, _ := strings.Cut(text, ".")
	digits := whole + part
	if digits == "" || strings.Trim(digits, "0123456789") != "" {
		return Number{}, false
	}
	kept := strings.TrimLeft(digits, "0")
	n.Point = len(whole) - (len(digits) - len(kept)) + exponent
	if n.Digits = strings.TrimRight(kept, "0"); n.Digits == "" {
		return Number{}, true
	}
	return n, true
}

// Compare returns -1, 0 or 1 as a is less than, equal to or greater than b.
func Compare(a, b Number) int {
	sign := 1
	switch {
	case a.Negative != b.Negative:
		if a.Negative {
			return -1
		}
		return 1
	case a.Negative:
		sign = -1
	}
	switch {
	case a.Digits == "" || b.Digits == "":
		return sign * strings.Compare(a.Digits, b.Digits)
	case a.Point < b.Point:
		return -sign
	case a.Point > b.Point:
		return sign
	}
	return sign * strings.Compare(a.Digits, b.Digits)
}

// places is how far from the point a Sum has digits, on either side.
const places = 64

// Sum is an exact sum of numbers; the zero value is 0.
type Sum struct {
	// columns are the sums of digits by their place, the last place first; they carry into
	// the next column when the sum is read.
	columns [2*places + 20]int64
}

// Add adds a number; ok is false, and nothing is added, for one with digits more than 64
// places from the point.
func (s *Sum) Add(n Number) (ok bool) {
	if n.Point > places || n.Point-len(n.Digits) < -places {
		return false
	}
	for i := range len(n.Digits) {
		d := int64(n.Digits[i] - '0')
		if n.Negative {
			d = -d
		}
		s.columns[places+n.Point-1-i] += d
	}
	return true
}

// Float64 is the float64 nearest to the sum.
func (s *Sum) Float64() float64 {
	columns, negative := s.columns, false
	if carry(&columns) < 0 {
		negative = true
		for i := range s.columns {
			columns[i] = -s.columns[i]
		}
		carry(&columns)
	}
	text := make([]byte, 0, len(columns)+5)
	if negative {
		text = append(text, '-')
	}
	for i := len(columns) - 1; i >= 0; i-- {
		text = append(text, byte('0'+columns[i]))
	}
	f, _ := strconv.ParseFloat(string(append(text, "e-64"...)), 64) // places
	return f
}

// carry brings each column but the last to 0 to 9; the last tells the sign of all.
func carry(columns *[2*places + 20]int64) int64 {
	over := int64(0)
	for i := range len(columns) - 1 {
		c := columns[i] + over
		over = c / 10
		if c %= 10; c < 0 {
			c, over = c+10, over-1
		}
		columns[i] = c
	}
	columns[len(columns)-1] += over
	return columns[len(columns)-1]
}
