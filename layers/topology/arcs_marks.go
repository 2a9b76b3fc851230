package topology

import (
	"bytes"
	"math/bits"
	"unsafe"
)

// marks is a set of points.
type marks []uint64

func newMarks(points int) marks { return make(marks, (points+63)/64) }

func (m marks) add(p int32) { m[p/64] |= 1 << (p % 64) }

func (m marks) count() (n int) {
	for _, word := range m {
		n += bits.OnesCount64(word)
	}
	return n
}

// each calls f with the points of a set, in order.
func (m marks) each(f func(p int32) bool) {
	for i, word := range m {
		for ; word != 0; word &= word - 1 {
			if !f(int32(64*i + bits.TrailingZeros64(word))) {
				return
			}
		}
	}
}

// nextTrue is the place of the first true of a list, from one on, and beyond its end where
// there is none. Of few in a long list it costs a fraction of a loop.
func nextTrue(list []bool, from int) int {
	if i := bytes.IndexByte(bytesOf(list[from:]), 1); i >= 0 {
		return from + i
	}
	return len(list)
}

// countTrue is how many of a list are true.
func countTrue(list []bool) int { return bytes.Count(bytesOf(list), []byte{1}) }

// bytesOf is a list as it is in memory: 1 for true and 0 for false.
func bytesOf(list []bool) []byte {
	return unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(list))), len(list))
}
