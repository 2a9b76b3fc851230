package raster

import (
	"bytes"
	"math/rand/v2"
	"testing"
)

// What is left out because something covers it is not seen: the picture is the one in which each thing is
// painted for itself.
func TestHiddenIsNotSeen(t *testing.T) {
	const width, height = 40, 100
	draw := func(seed uint64, between func(c *Canvas)) *Picture {
		random := rand.New(rand.NewPCG(seed, 1))
		c := canvas(t, width, height)
		depth := 0
		for range 60 {
			switch random.IntN(6) {
			case 0:
				c.Begin(uint8(100 + random.IntN(156)))
				depth++
			case 1:
				if depth > 0 {
					c.End()
					depth--
				}
			default:
				var p Path
				top, low := float64(random.IntN(4)*bandRows-8), float64(random.IntN(4)*bandRows+8)
				for _, at := range [][2]float64{{-3, top}, {float64(width * (1 + random.IntN(2)) / 2), top}, {width, low}, {-9, low}} {
					p.LineTo(at[0], at[1])
				}
				p.parts = []part{{closed: true}}
				colour := Colour{uint8(random.IntN(256)), uint8(random.IntN(256)), 9, uint8(255 - random.IntN(2)*80)}
				c.Draw(&p, Look{Fill: &Paint{Colour: colour}, Opacity: 255, Rule: Rule(random.IntN(2))})
			}
			between(c)
		}
		for ; depth > 0; depth-- {
			c.End()
		}
		picture, err := c.Picture()
		if err != nil {
			t.Fatal(err)
		}
		return picture
	}
	hidden := 0
	for seed := range uint64(100) {
		all := draw(seed, func(c *Canvas) {
			if seed%3 == 1 && len(c.ops) > 20 {
				c.flush()
			}
		})
		one := draw(seed, func(c *Canvas) {
			for i := range c.ops {
				o := c.ops[i]
				o.form(&edgesOf{width: c.width, height: c.height})
				if o.covers(1, c.height) {
					hidden++
				}
			}
			c.flush()
		})
		if !bytes.Equal(all.Pixels, one.Pixels) {
			t.Errorf("seed %d: another picture", seed)
		}
	}
	if hidden < 100 {
		t.Errorf("%d things cover a band, so nothing is tested", hidden)
	}
}

// A group has all that is in it, also where that ends beyond the page's right side.
func TestGroupsBeyondThePage(t *testing.T) {
	for name, right := range map[string]float64{"at its side": 40, "beyond": 50, "far beyond": 1e9} {
		c := canvas(t, 40, 10)
		var p Path
		for _, at := range [][2]float64{{-3, -3}, {right, -3}, {right, 20}, {-3, 20}} {
			p.LineTo(at[0], at[1])
		}
		p.parts = []part{{closed: true}}
		c.Begin(128)
		c.Draw(&p, Look{Fill: black, Opacity: 255})
		c.End()
		picture, err := c.Picture()
		if err != nil {
			t.Fatal(err)
		}
		for x := range 40 {
			if a := picture.At(x, 5).A; a != 128 {
				t.Errorf("%s: pixel %d is opaque by %d, want 128", name, x, a)
				break
			}
		}
	}
}
