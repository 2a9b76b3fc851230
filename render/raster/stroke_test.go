package raster

import (
	"math"
	"testing"
)

// The area of a stroke is what geometry says, for all joins and caps.
func TestStrokes(t *testing.T) {
	corner := func(close bool) *Path { // a right angle, or a triangle of legs of 40
		var p Path
		p.MoveTo(20, 20)
		p.LineTo(60, 20)
		p.LineTo(60, 60)
		if close {
			p.Close()
		}
		return &p
	}
	const w = 10.0
	for name, test := range map[string]struct {
		path *Path
		pen  Pen
		want float64
	}{
		"miter":        {corner(false), Pen{Width: w, MiterLimit: 4}, 80*w + w*w/4 - w*w/4 + w*w/4 - w*w/4},
		"bevel":        {corner(false), Pen{Width: w, Join: BevelJoin}, 80*w - w*w/4 + w*w/8},
		"round":        {corner(false), Pen{Width: w, Join: RoundJoin}, 80*w - w*w/4 + math.Pi*w*w/16},
		"miter limit":  {corner(false), Pen{Width: w, MiterLimit: 1.4}, 80*w - w*w/4 + w*w/8},
		"square caps":  {corner(false), Pen{Width: w, Join: BevelJoin, Cap: SquareCap}, 80*w - w*w/4 + w*w/8 + w*w},
		"round caps":   {corner(false), Pen{Width: w, Join: BevelJoin, Cap: RoundCap}, 80*w - w*w/4 + w*w/8 + math.Pi*w*w/4},
		"dashes":       {corner(false), Pen{Width: w, Dashes: []float64{10, 10}, Join: BevelJoin}, 40 * w},
		"offset":       {corner(false), Pen{Width: w, Dashes: []float64{10, 10}, Offset: 10, Join: BevelJoin}, 40 * w},
		"odd dashes":   {corner(false), Pen{Width: w, Dashes: []float64{10}, Join: BevelJoin}, 40 * w},
		"no dash":      {corner(false), Pen{Width: w, Dashes: []float64{0, 0}, Join: BevelJoin}, 80*w - w*w/4 + w*w/8},
		"none":         {corner(false), Pen{Width: 0}, 0},
		"not a number": {corner(false), Pen{Width: math.NaN()}, 0},
	} {
		if got := area(painted(t, test.path, Look{Stroke: black, Pen: test.pen}, 80, 80)); math.Abs(got-test.want) > 0.006*test.want+1e-9 {
			t.Errorf("%s: %.1f pixels are covered, want %.1f", name, got, test.want)
		}
	}
	// A closed ring has a join where it begins, an open one caps.
	closed := area(painted(t, corner(true), Look{Stroke: black, Pen: Pen{Width: 2, Join: RoundJoin}}, 80, 80))
	if want := 2*(80+40*math.Sqrt2) + math.Pi - (1 + 2/math.Tan(math.Pi/8)); math.Abs(closed-want) > 0.005*want {
		t.Errorf("a triangle: %.1f pixels are covered, want about %.1f", closed, want)
	}
}

// A line that goes to and fro in itself is covered once: a stroke is a union, not a sum.
func TestStrokesCoverOnce(t *testing.T) {
	var zigzag, straight Path
	zigzag.MoveTo(5, 10.25)
	for i := range 400 {
		zigzag.LineTo(5+float64((i*7)%50), 10.25)
	}
	zigzag.LineTo(55, 10.25)
	straight.MoveTo(5, 10.25)
	straight.LineTo(55, 10.25)
	for _, cap := range []Cap{ButtCap, RoundCap, SquareCap} {
		look := Look{Stroke: black, Pen: Pen{Width: 0.5, Join: BevelJoin, Cap: cap}}
		got, want := area(painted(t, &zigzag, look, 60, 20)), area(painted(t, &straight, look, 60, 20))
		if math.Abs(got-want) > 0.5 {
			t.Errorf("cap %d: %.2f pixels are covered, once drawn %.2f", cap, got, want)
		}
	}
}

// Whatever the numbers, painting ends and writes no pixel twice over.
func FuzzPaths(f *testing.F) {
	f.Add(1.0, 2.0, 30.0, 1e300, -5.0, 7.0, 2.5, uint8(3))
	f.Add(math.Inf(1), math.NaN(), -1e18, 4.0, 4.0, 4.0, 1e6, uint8(200))
	f.Fuzz(func(t *testing.T, a, b, c, d, e, g, width float64, kind uint8) {
		var p Path
		p.MoveTo(a, b)
		p.LineTo(c, d)
		p.QuadTo(e, g, a, d)
		p.CubeTo(a, c, b, d, e, g)
		if kind&1 > 0 {
			p.Close()
		}
		pen := Pen{Width: width, Join: Join(kind % 3), Cap: Cap(kind / 3 % 3), MiterLimit: float64(kind)}
		if kind > 100 {
			pen.Dashes = []float64{math.Abs(width), math.Abs(e)}
		}
		picture := painted(t, &p, Look{Fill: black, Stroke: black, Pen: pen, Rule: Rule(kind & 1)}, 33, 35)
		for i := 0; i < len(picture.Pixels); i += 4 {
			if picture.Pixels[i] != 0 || picture.Pixels[i+1] != 0 || picture.Pixels[i+2] != 0 {
				t.Fatalf("pixel %d of a black drawing is not black", i/4)
			}
		}
	})
}
