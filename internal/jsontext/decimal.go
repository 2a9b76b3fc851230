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

// reciprocals are the powers of ten below 1, moved up until their highest bits are set: 2^127 by the
// power moved up so, rounded down. That of 1 does not fit.
var reciprocals = [mostDigits + 1]uint64{
	0, 0xcccccccccccccccc, 0xa3d70a3d70a3d70a, 0x83126e978d4fdf3b, 0xd1b71758e219652b,
	0xa7c5ac471b478423, 0x8637bd05af6c69b5, 0xd6bf94d5e57a42bc, 0xabcc77118461cefc, 0x89705f4136b4a597,
	0xdbe6fecebdedd5be, 0xafebff0bcb24aafe, 0x8cbccc096f5088cb, 0xe12e13424bb40e13, 0xb424dc35095cd80f,
	0x901d7cf73ab0acd9, 0xe69594bec44de15b, 0xb877aa3236a4b449, 0x9392ee8e921d5d07, 0xec1e4a7db69561a5,
}

// exactly returns m / 10^decimals, rounded to the nearest float64 and halves to
// the even one. Decimals are at most mostDigits.
//
// Both are moved up until their highest bits are set. The quotient, moved up by 63 bits, is less than
// 2 above the product with the reciprocal, and has 63 or 64 bits, of which float64 rounds to 53. Only where
// something that ends in nine zeros is within these 2, which may be halfway between two of float64, it is
// divided. The lowest bit stands for all below it, and powers of two change no digit.
func exactly(m uint64, decimals int) float64 {
	if m == 0 || decimals == 0 {
		return float64(m)
	}
	up, byUp := bits.LeadingZeros64(m), bits.LeadingZeros64(tens[decimals])
	m <<= up
	quotient, _ := bits.Mul64(m, reciprocals[decimals])
	half := quotient>>1 | 1
	if (quotient+2)&(1<<9-1) <= 2 {
		half = divided(m, tens[decimals]<<byUp)
	}
	return float64(int64(half)) * math.Float64frombits(uint64(1023+byUp-up-62)<<52)
}

// divided is the quotient of two numbers whose highest bits are set, moved up by 62 bits. Its lowest bit also
// stands for a remainder.
//
//go:noinline
func divided(m, by uint64) uint64 {
	quotient, remainder := bits.Div64(m>>1, m<<63, by)
	if remainder != 0 {
		quotient |= 1
	}
	return quotient>>1 | quotient&1
}

// digits adds the digits at the beginning of b to a number, and returns how many
// there are. What does not fit in 64 bits is lost.
func digits(m uint64, b []byte) (uint64, int) {
	n := 0
	for len(b)-n >= 8 {
		eight := binary.LittleEndian.Uint64(b[n:])
		other := noDigits(eight)
		if other != 0 {
			// Zeros come before the digits there are.
			few := uint(bits.TrailingZeros64(other)) / 8
			return m*tens[few] + ofEight((eight-zeros)<<(64-8*few)), n + int(few)
		}
		m = m*1e8 + ofEight(eight-zeros)
		n += 8
	}
	for n < len(b) && b[n]-'0' <= 9 {
		m = m*10 + uint64(b[n]-'0')
		n++
	}
	return m, n
}

// noDigits has bits in the first byte of eight that is no digit, and perhaps in some after it; it is 0 if none is. The upper
// halves of digits are 3, and stay so when 6 is added.
func noDigits(eight uint64) uint64 {
	const upper, sixes = 0xf0f0f0f0f0f0f0f0, 0x0606060606060606
	return ((eight ^ zeros) | ((eight + sixes) ^ zeros)) & upper
}

// zeros are eight digits 0.
const zeros = 0x3030303030303030

// ofEight is the number that eight digits make, from 0 to 9, the first in the lowest byte:
// neighbours are joined to pairs, pairs to fours, fours to all.
func ofEight(eight uint64) uint64 {
	const bytePairs, fours = 0x00ff00ff00ff00ff, 0x0000ffff0000ffff
	eight = (eight*10 + eight>>8) & bytePairs
	eight = (eight*100 + eight>>16) & fours
	return (eight*10000 + eight>>32) & 0xffffffff
}
