package jsontext

import (
	"math"
	"strconv"
)

// Float takes a number, which must be finite. One of at most mostDigits digits
// without an exponent, as coordinates are, is right to the last bit after one
// division of integers; all others are left to strconv.
func (c *Cursor) Float() (float64, error) {
	c.Peek()
	data, start := c.data, c.pos
	i := start
	negative := i < len(data) && data[i] == '-'
	if negative {
		i++
	}
	whole := i
	mantissa, count := digits(0, data[i:])
	i += count
	if count == 0 || count > 1 && data[whole] == '0' {
		return 0, c.badNumber(start)
	}
	if mantissa == 0 {
		count = 0 // a zero before the point
	}
	decimals := 0
	if i < len(data) && data[i] == '.' {
		i++
		if mantissa, decimals = digits(mantissa, data[i:]); decimals == 0 {
			return 0, c.badNumber(start)
		}
		i += decimals
	}
	if count+decimals > mostDigits || i < len(data) && data[i]|0x20 == 'e' {
		return c.slowFloat(start, i)
	}
	c.pos = i
	f := exactly(mantissa, decimals)
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
