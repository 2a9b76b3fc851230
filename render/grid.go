package render

import (
	"encoding/binary"
	"math"
	"sync"
)

// grid is the net of points that coordinates are rounded to. Its points are
// counted in whole steps of 10^-decimals pixels.
type grid struct {
	decimals int
	scale    float64 // steps in a pixel, 10^decimals
	steps    int64   // the same
	// short holds the numbers below shortSteps ready to be written: their
	// characters from the lowest byte on, and the count of them in the
	// highest, whose top bit says that there is a point and the next one that they
	// begin with it. Nine in ten steps between points are so short.
	short *[shortSteps]uint64
}

// pointed is the bit of a short number that has a point, leading of one that begins with it.
const (
	pointed = 1 << 63
	leading = 1 << 62
)

// lengthOf is how many characters a short number has.
func lengthOf(short uint64) int { return int(short >> 56 & 0x0f) }

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
	g.short = shortNumbers()[decimals]()
	return g
}

// shortNumbers are the numbers below shortSteps by decimals, each made once when somebody asks
// for it: a small map is drawn in less than a hundred times as long.
var shortNumbers = sync.OnceValue(func() (all [maxRound + 1]func() *[shortSteps]uint64) {
	for decimals := range all {
		all[decimals] = sync.OnceValue(func() *[shortSteps]uint64 { return newShort(decimals) })
	}
	return all
})

func newShort(decimals int) *[shortSteps]uint64 {
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
		if text[0] == '.' {
			short[k] |= leading
		}
	}
	return short
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

// step is a straight step on the grid, or a point of it.
type step struct{ x, y int64 }

// stepBlock is how many points are put onto the grid at once.
const stepBlock = 64

// onGrid puts points onto the grid, stepBlock at most, and keeps the steps to those
// that differ from the one before, the first of which is at. It returns how many there
// are or, where a point is nowhere on the grid, where in flat it is. Most points of large
// data are the same as the one before, which no branch has to guess.
func (g *grid) onGrid(kept *[stepBlock + 1]step, flat []float64, stride int, at *step) (n int, ok bool) {
	last, scale := *at, g.scale
	for i := 0; i+1 < len(flat); i += stride {
		tx, ty := float64(flat[i]*scale), float64(flat[i+1]*scale)
		var to step
		if tx >= 0 && ty >= 0 && tx < farthest && ty < farthest {
			to = step{int64(float64(tx + 0.5)), int64(float64(ty + 0.5))}
		} else {
			x, okX := g.snap(flat[i])
			y, okY := g.snap(flat[i+1])
			if !okX || !okY {
				return i, false
			}
			to = step{x, y}
		}
		by := step{to.x - last.x, to.y - last.y}
		kept[n], last = by, to
		moved := uint64(by.x | by.y)
		n += int((moved | -moved) >> 63)
	}
	*at = last
	return n, true
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
	k, decimals, size := g.digits(k)
	b = append(b, "                        "[:size]...)
	for i := len(b) - 1; size > 0; i, size = i-1, size-1 {
		if decimals == 0 {
			b[i] = '.'
		} else {
			b[i] = byte('0' + k%10)
			k /= 10
		}
		decimals--
	}
	return b
}

// digits is a number of steps, which is not negative, without the zeros behind its
// decimals, how many decimals are left, -1 for none, and how many characters it has.
func (g *grid) digits(k int64) (digits int64, decimals, size int) {
	decimals = g.decimals
	for decimals > 0 && k%10 == 0 {
		k /= 10
		decimals--
	}
	for over := int64(1); k >= over || size < max(decimals, 1); over *= 10 {
		size++
	}
	if decimals == 0 {
		return k, -1, size
	}
	return k, decimals, size + 1
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
	if k < 0 {
		_, _, size := g.digits(-k)
		return 1 + size
	}
	_, _, size := g.digits(k)
	return size
}
