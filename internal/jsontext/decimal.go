package jsontext

import (
	"encoding/binary"
	"math"
	"math/bits"
)

// mostDigits is how many digits of a decimal number are sure to fit in 64 bits.
const mostDigits = 19

// tens are the powers of ten that fit in 64 bits.
var tens = [mostDigits + 1]uint64{
	1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11,
	1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
}

// exactly returns m / 10^decimals, rounded to the nearest float64 and halves to
// the even one. Decimals are at most mostDigits.
//
// Both are moved up until their highest bits are set. The quotient of 128 by 64
// bits then has 63 or 64 bits, of which the lowest also stands for a remainder:
// float64 rounds to 53 of them, once, and powers of two change no digit.
func exactly(m uint64, decimals int) float64 {
	if m == 0 {
		return 0
	}
	by := tens[decimals]
	up, byUp := bits.LeadingZeros64(m), bits.LeadingZeros64(by)
	m <<= up
	quotient, remainder := bits.Div64(m>>1, m<<63, by<<byUp)
	if remainder != 0 {
		quotient |= 1
	}
	return float64(quotient) * math.Float64frombits(uint64(1023+byUp-up-63)<<52)
}

// digits adds the digits at the beginning of b to a number, and returns how many
// there are. What does not fit in 64 bits is lost.
func digits(m uint64, b []byte) (uint64, int) {
	n := 0
	for len(b)-n >= 8 {
		eight := binary.LittleEndian.Uint64(b[n:])
		if !allDigits(eight) {
			break
		}
		m = m*1e8 + ofEight(eight)
		n += 8
	}
	for n < len(b) && b[n]-'0' <= 9 {
		m = m*10 + uint64(b[n]-'0')
		n++
	}
	return m, n
}

// allDigits reports whether eight bytes are all digits: their upper halves are 3,
// and stay so when 6 is added.
func allDigits(eight uint64) bool {
	const upper, threes, sixes = 0xf0f0f0f0f0f0f0f0, 0x3030303030303030, 0x0606060606060606
	return eight&upper == threes && (eight+sixes)&upper == threes
}

// ofEight is the number that eight digits make, the first in the lowest byte:
// neighbours are joined to pairs, pairs to fours, fours to all.
func ofEight(eight uint64) uint64 {
	const zeros, bytePairs, fours = 0x3030303030303030, 0x00ff00ff00ff00ff, 0x0000ffff0000ffff
	eight -= zeros
	eight = (eight*10 + eight>>8) & bytePairs
	eight = (eight*100 + eight>>16) & fours
	return (eight*10000 + eight>>32) & 0xffffffff
}
