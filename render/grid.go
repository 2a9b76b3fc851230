package render

import (
	"encoding/binary"
	"math"
	"strconv"
)

// grid is the net of points that coordinates are rounded to. Its points are
// counted in whole steps of 10^-decimals pixels.
type grid struct {
	decimals int
	scale    float64 // steps in a pixel, 10^decimals
	steps    int64   // the same
	// short holds the numbers below shortSteps ready to be written: their
	// characters from the lowest byte on, and the count of them in the
	// highest, whose top bit says that there is a point. Nine in ten steps
	// between points are so short.
	short *[shortSteps]uint64
}

// pointed is the bit of a short number that has a point.
const pointed = 1 << 63

// lengthOf is how many characters a short number has.
func lengthOf(short uint64) int { return int(short >> 56 & 0x7f) }

// stepsOf is a grid without the numbers that are ready to be written.
func stepsOf(decimals int) grid {
	g := grid{decimals: decimals, scale: 1, steps: 1}
	for range decimals {
		g.scale *= 10
		g.steps *= 10
	}
	return g
}

// shortSteps is chosen so that every number below it has at most 7 characters
// (".000999").
const shortSteps = 1000

func newGrid(decimals int) grid {
	g := stepsOf(decimals)
	short := new([shortSteps]uint64)
	for k := range short {
		var text [8]byte
		n := len(g.appendLong(text[:0], int64(k)))
		text[7] = byte(n)
		short[k] = binary.LittleEndian.Uint64(text[:])
		if int64(k)%g.steps != 0 {
			short[k] |= pointed
		}
	}
	g.short = short
	return g
}

// farthest is the farthest that a point may be from the origin, in steps. Sums
// and differences of such numbers are exact, in int64 and in float64.
const farthest = 1 << 51

// snap returns the nearest grid line, halves away from zero; ok is false for
// NaN, infinities and what is farther than farthest.
func (g *grid) snap(v float64) (k int64, ok bool) {
	t := float64(v * g.scale)
	if !(math.Abs(t) < farthest) {
		return 0, false
	}
	if t < 0 {
		return int64(float64(t - 0.5)), true
	}
	return int64(float64(t + 0.5)), true
}

// appendNumber appends k steps in pixels as a decimal number in its shortest
// form: .5, -12.25, 3.
func (g *grid) appendNumber(b []byte, k int64) []byte {
	if k < 0 {
		b = append(b, '-')
		k = -k
	}
	if k < shortSteps {
		text := g.short[k]
		b = binary.LittleEndian.AppendUint64(b, text)
		return b[:len(b)-8+lengthOf(text)]
	}
	return g.appendLong(b, k)
}

// appendLong is appendNumber for numbers that are not in short; k is not
// negative.
func (g *grid) appendLong(b []byte, k int64) []byte {
	whole := k / g.steps
	fraction := k - whole*g.steps
	if whole > 0 || fraction == 0 {
		b = strconv.AppendInt(b, whole, 10)
	}
	if fraction == 0 {
		return b
	}
	width := g.decimals
	for fraction%10 == 0 {
		fraction /= 10
		width--
	}
	b = append(b, "......."[:width+1]...)
	for i := len(b) - 1; width > 0; width-- {
		b[i] = byte('0' + fraction%10)
		fraction /= 10
		i--
	}
	return b
}

// text is appendNumber for a single number.
func (g *grid) text(k int64) string {
	return string(g.appendNumber(nil, k))
}

// pixels is k steps in pixels.
func (g *grid) pixels(k int64) float64 {
	return float64(k) / g.scale
}

// width is the number of characters that appendNumber needs.
func (g *grid) width(k int64) int {
	switch {
	case k >= 0 && k < shortSteps:
		return lengthOf(g.short[k])
	case k < 0 && k > -shortSteps:
		return 1 + lengthOf(g.short[-k])
	}
	var room [32]byte
	return len(g.appendNumber(room[:0], k))
}
