package jsontext

import (
	"math"
	"strconv"
)

// powers are the powers of ten that float64 holds exactly.
var powers = [...]float64{
	1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11,
	1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
}

// Float takes a number, which must be finite.
//
// A number of at most 2^53 without its point, divided by a power of ten that
// float64 holds, is right to the last bit after one division (Clinger, "How to
// read floating point numbers accurately", PLDI 1990, section 3); coordinates
// mostly are of this kind. All others are left to strconv.
func (c *Cursor) Float() (float64, error) {
	c.Peek()
	data, start := c.data, c.pos
	i := start
	negative := i < len(data) && data[i] == '-'
	if negative {
		i++
	}
	mantissa, whole := uint64(0), i
	for ; i < len(data) && data[i]-'0' <= 9; i++ {
		mantissa = mantissa*10 + uint64(data[i]-'0')
	}
	digits, decimals := i-whole, 0
	if digits == 0 || digits > 1 && data[whole] == '0' {
		return 0, c.badNumber(start)
	}
	if i < len(data) && data[i] == '.' {
		i++
		fraction := i
		for ; i < len(data) && data[i]-'0' <= 9; i++ {
			mantissa = mantissa*10 + uint64(data[i]-'0')
		}
		if decimals = i - fraction; decimals == 0 {
			return 0, c.badNumber(start)
		}
	}
	simple := digits+decimals <= 18 && mantissa <= 1<<53 && decimals < len(powers)
	if !simple || i < len(data) && data[i]|0x20 == 'e' {
		return c.slowFloat(start, i)
	}
	c.pos = i
	f := float64(mantissa) / powers[decimals]
	if negative {
		f = -f
	}
	return f, nil
}

// slowFloat finishes a number whose digits end at i: it takes the exponent, if
// there is one, and lets strconv convert it all.
func (c *Cursor) slowFloat(start, i int) (float64, error) {
	end, ok := exponentEnd(c.data, i)
	if !ok {
		return 0, c.badNumber(start)
	}
	f, err := strconv.ParseFloat(string(c.data[start:end]), 64)
	if err != nil || math.IsInf(f, 0) {
		return 0, c.Errorf("the number %s is too large", clip(c.data[start:end]))
	}
	c.pos = end
	return f, nil
}

// exponentEnd returns where the exponent that may start at i ends.
func exponentEnd(data []byte, i int) (int, bool) {
	if i >= len(data) || data[i]|0x20 != 'e' {
		return i, true
	}
	i++
	if i < len(data) && (data[i] == '+' || data[i] == '-') {
		i++
	}
	digits := i
	for i < len(data) && data[i]-'0' <= 9 {
		i++
	}
	return i, i > digits
}

// number takes a number and returns its text; integer tells that it has
// neither point nor exponent.
func (c *Cursor) number() (text []byte, integer bool, err error) {
	c.Peek()
	data, start := c.data, c.pos
	i := start
	if i < len(data) && data[i] == '-' {
		i++
	}
	whole := i
	for i < len(data) && data[i]-'0' <= 9 {
		i++
	}
	if i == whole || i > whole+1 && data[whole] == '0' {
		return nil, false, c.badNumber(start)
	}
	point := i
	if i < len(data) && data[i] == '.' {
		i++
		for i < len(data) && data[i]-'0' <= 9 {
			i++
		}
		if i == point+1 {
			return nil, false, c.badNumber(start)
		}
	}
	end, ok := exponentEnd(data, i)
	if !ok {
		return nil, false, c.badNumber(start)
	}
	c.pos = end
	return data[start:end], end == point, nil
}

func (c *Cursor) badNumber(start int) error {
	c.pos = start
	return c.Errorf("expected a number, found %s", c.found())
}
