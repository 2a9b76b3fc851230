package raster

import (
	"bytes"
	"math"
	"math/rand/v2"
	"testing"
)

// randomOp draws something that may hide what is beneath it, or be hidden.
func randomOp(random *rand.Rand, c *Canvas, width, height float64) {
	p, place := &Path{}, func(size float64) float64 { return random.Float64()*size*1.4 - size*0.2 }
	switch random.IntN(4) {
	case 0:
		p.MoveTo(place(width), place(height))
		for range 1 + random.IntN(6) {
			p.LineTo(place(width), place(height))
		}
		if random.IntN(2) == 0 {
			p.Close()
		}
	case 1:
		p.MoveTo(-50, -50)
		p.LineTo(width+50, place(20)-50)
		p.LineTo(width+50, height+50)
		p.LineTo(-50, height+50)
		p.Close()
		p.Circle(place(width), place(height), random.Float64()*80)
	default:
		p.Circle(place(width), place(height), random.Float64()*width)
	}
	paint := func() *Paint {
		colour := Colour{uint8(random.IntN(256)), uint8(random.IntN(256)), uint8(random.IntN(256)), 255}
		if random.IntN(4) == 0 {
			colour.A = uint8(random.IntN(256))
		}
		return &Paint{Colour: colour}
	}
	l := Look{Opacity: 255, Rule: Rule(random.IntN(2)), Crisp: random.IntN(8) == 0}
	if kinds := 1 + random.IntN(3); kinds != 2 {
		l.Fill = paint()
	} else {
		l.Stroke = paint()
	}
	if random.IntN(3) == 0 {
		l.Stroke = paint()
	}
	l.Pen = Pen{Width: random.Float64() * 9, Join: Join(random.IntN(3)), Cap: Cap(random.IntN(3)), MiterLimit: random.Float64() * 12}
	if random.IntN(2) == 0 {
		l.Pen.Dashes = []float64{1 + random.Float64()*9, random.Float64() * 5}
	}
	if random.IntN(4) == 0 {
		l.Opacity = uint8(random.IntN(256))
	}
	c.Draw(p, l)
}

// Leaving out what is painted over changes no pixel.
func TestWhatIsPaintedOverMayBeLeftOut(t *testing.T) {
	random, left := rand.New(rand.NewPCG(28, 11)), 0
	for range 12 {
		width, height, seed := 60+random.IntN(400), 40+random.IntN(300), random.Uint64()
		picture := func(atOnce bool) []uint8 {
			random := rand.New(rand.NewPCG(seed, 1))
			c, err := NewCanvas(t.Context(), width, height)
			if err != nil {
				t.Fatal(err)
			}
			depth := 0
			for range 300 {
				switch n := random.IntN(20); {
				case n == 0:
					c.Begin(uint8(random.IntN(256)))
					depth++
				case n == 1 && depth > 0:
					c.End()
					depth--
				case n == 2:
					c.Clip(Clip{MinX: random.Float64() * 50, MinY: random.Float64() * 50, MaxX: float64(width) - 10, MaxY: float64(height) - 5.5})
					randomOp(random, c, float64(width), float64(height))
					c.Unclip()
				default:
					randomOp(random, c, float64(width), float64(height))
				}
				if !atOnce {
					c.flush() // of few ops all are painted
				}
			}
			for range depth {
				c.End()
			}
			if atOnce {
				c.leaveOut(c.ops)
				for _, o := range c.ops {
					if o.kind == paintPath && o.path == nil {
						left++
					}
				}
			}
			p, err := c.Picture()
			if err != nil {
				t.Fatal(err)
			}
			return p.Pixels
		}
		if a, b := picture(true), picture(false); !bytes.Equal(a, b) {
			t.Fatalf("a picture of %d by %d is another one", width, height)
		}
	}
	if left < 300 {
		t.Errorf("%d ops are left out", left)
	}
}

// A path with what is no number, or far away, hides nothing and is not hidden.
func TestOddPathsHideNothing(t *testing.T) {
	b := newBeneath(100, 100)
	whole := func(far float64) *op {
		p := &Path{}
		p.MoveTo(-far, -far)
		p.LineTo(far, -far)
		p.LineTo(far, far)
		p.LineTo(-far, far)
		return &op{path: p, paint: Paint{Colour: Colour{A: 255}}}
	}
	for _, far := range []float64{math.NaN(), math.Inf(1), 1e9} {
		if b.cover(whole(far)); b.hides(whole(50)) {
			t.Errorf("what reaches %v far hides", far)
		}
	}
	b.cover(whole(1e5))
	if !b.hides(whole(50)) || b.hides(whole(math.NaN())) || b.hides(whole(1e9)) {
		t.Error("what is hidden is taken for what is seen, or the other way round")
	}
}
