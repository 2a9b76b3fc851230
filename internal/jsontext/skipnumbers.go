package jsontext

import (
	"encoding/binary"
	"math/bits"
)

// Most of a map's text are arrays of arrays of numbers. Eight bytes of such have
// brackets, which are counted, and nothing else that matters.

// mostBytes is how far it is gone in one go: little of a millisecond.
const mostBytes = 1 << 12

// skipNumbers goes on over text in which brackets are all that counts: open has those
// that are open, up to depth. It returns how many are open then.
func (c *Cursor) skipNumbers(open *[MaxDepth + 1]byte, depth int) int {
	arrays := 0
	for open[depth-arrays] == '[' {
		arrays++
	}
	if arrays == 0 {
		return depth
	}
	now := c.countBrackets(arrays, arrays+MaxDepth-c.depth-depth)
	for ; arrays < now; arrays++ {
		depth++
		open[depth] = '['
	}
	return depth - (arrays - now)
}

// countBrackets goes on over at most mostBytes, eight at a time, and returns how many
// arrays are open then. It stops before what has a quotation mark, a brace or a letter,
// would close the last array, or would open more than most.
func (c *Cursor) countBrackets(open, most int) int {
	const (
		quotes   = 0x2222222222222222
		lefts    = 0x5b5b5b5b5b5b5b5b
		rights   = 0x5d5d5d5d5d5d5d5d
		brackets = 0x4040404040404040 // a bit of brackets, braces and letters, and of no digit
	)
	data, i := c.data, c.pos
	for to := min(len(data), i+mostBytes); to-i >= 8; i += 8 {
		eight := binary.LittleEndian.Uint64(data[i:])
		if zeroBytes(eight^quotes) != 0 {
			break
		}
		marks := eight & brackets
		if marks == 0 {
			continue
		}
		opened, closed := bits.OnesCount64(everyZero(eight^lefts)), bits.OnesCount64(everyZero(eight^rights))
		if opened+closed != bits.OnesCount64(marks) || closed >= open || open+opened > most {
			break
		}
		open += opened - closed
	}
	c.pos = i
	return open
}

// everyZero sets the highest bit of each byte of eight that is zero.
func everyZero(eight uint64) uint64 {
	const low = 0x7f7f7f7f7f7f7f7f
	return ^(((eight & low) + low) | eight | low)
}
