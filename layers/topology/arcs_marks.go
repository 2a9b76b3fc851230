package topology

import "math/bits"

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
