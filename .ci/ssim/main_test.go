package main

import (
	"image"
	"image/color"
	"testing"
)

// drawn is a picture of stripes, some of them of another colour.
func drawn(other int, c color.Color) *grey {
	p := image.NewRGBA(image.Rect(0, 0, 64, 48))
	for y := range 48 {
		for x := range 64 {
			p.Set(x, y, color.Gray{Y: uint8(x * 37 % 256)})
			if x < other {
				p.Set(x, y, c)
			}
		}
	}
	return greyOf(p)
}

// The same picture is 1, less alike ones are less, and transparent places are white.
func TestSimilarity(t *testing.T) {
	whole := drawn(0, nil)
	last := 1.0
	if s := similarity(whole, whole); s != 1 {
		t.Errorf("the same picture: %v", s)
	}
	for _, other := range []int{4, 16, 40} {
		s := similarity(whole, drawn(other, color.White))
		if !(s < last && s > 0) {
			t.Errorf("%d columns are another colour: %v, less than before %v", other, s, last)
		}
		last = s
	}
	if s := similarity(drawn(9, color.White), drawn(9, color.Transparent)); s != 1 {
		t.Errorf("on white: %v", s)
	}
}
