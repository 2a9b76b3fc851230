package expression

import (
	"math"
	"strconv"
)

// maxPlaces is how many decimal places a number can be rounded to.
const maxPlaces = 20

// round rounds to decimal places, to tens and hundreds where they are negative.
// Halves go away from zero, and a half is what the shortest decimal of the
// number says: 2.675 to two places is 2.68 though float64 is a little less.
func round(x float64, places int) float64 {
	if x == 0 || math.IsInf(x, 0) || math.IsNaN(x) {
		return x
	}
	var room [40]byte
	// -d.ddddde±xx
	text := strconv.AppendFloat(room[:0], x, 'e', -1, 64)
	var digits [20]byte
	n, i := 0, 0
	for ; i < len(text) && text[i] != 'e'; i++ {
		if isDigit(text[i]) && n < len(digits) {
			digits[n], n = text[i], n+1
		}
	}
	exponent, err := strconv.Atoi(string(text[i+1:]))
	keep := exponent + 1 + places
	switch {
	case err != nil || keep >= n:
		return x
	case keep < 0:
		return 0
	}
	up := digits[keep] >= '5'
	whole := uint64(0)
	for _, d := range digits[:keep] {
		whole = whole*10 + uint64(d-'0')
	}
	if up {
		whole++
	}
	out := room[:0]
	if x < 0 {
		out = append(out, '-')
	}
	out = strconv.AppendUint(out, whole, 10)
	out = append(out, 'e')
	out = strconv.AppendInt(out, int64(-places), 10)
	f, _ := strconv.ParseFloat(string(out), 64)
	return f
}
