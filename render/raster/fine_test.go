package raster

import (
	"math"
	"math/rand/v2"
	"testing"
)

// onUntil is how much of a line of dashes is painted until a place, reckoned dash by dash.
func onUntil(dashes []float64, caps, until float64) float64 {
	on, at := 0.0, 0.0
	for i := 0; at < until; i++ {
		dash, gap := dashes[2*i%len(dashes)], dashes[(2*i+1)%len(dashes)]
		dash, gap = dash+min(gap, caps), gap-min(gap, caps)
		on += min(dash, until-at)
		at += dash + gap
	}
	return on
}

// Each pixel of a line of fine dashes is as dark as so much of it is painted, to a tenth of black and white.
func TestFineDashes(t *testing.T) {
	random := rand.New(rand.NewPCG(11, 5))
	const page = 40
	shades := map[uint8]bool{}
	for range 200 {
		dashes := make([]float64, 2*(1+random.IntN(20)))
		for i := range dashes {
			dashes[i] = 0.02 + 0.1*random.Float64()
		}
		pen := Pen{Width: 4, Dashes: dashes}
		caps := 0.0
		if random.IntN(2) == 0 {
			pen.Width, pen.Cap = 0.03, SquareCap
			caps = pen.Width
		}
		if _, ok := pen.sharePainted(); !ok {
			continue
		}
		var p Path
		p.MoveTo(0, 5)
		p.LineTo(page, 5)
		o := op{path: &p, stroked: true, pen: pen, paint: Paint{Colour: Colour{A: 255}}}
		o.blendFine()
		shades[o.paint.Colour.A] = true
		for x := range page {
			want := onUntil(dashes, caps, float64(x+1)) - onUntil(dashes, caps, float64(x))
			if got := float64(o.paint.Colour.A) / 255; !(math.Abs(got-want) <= fineShare+0.01) {
				t.Errorf("dashes %v, caps %v: pixel %d is %.3f, want %.3f", dashes, caps, x, got, want)
			}
		}
	}
	if len(shades) < 20 {
		t.Errorf("%d shades, so nothing is tested", len(shades))
	}
}

// Dashes that can be told apart stay as they are, however fine some of them are.
func TestDashesToldApart(t *testing.T) {
	for name, pen := range map[string]Pen{
		"dots far apart":             {Width: 1, Dashes: []float64{0.05, 5}},
		"a gap now and then":         {Width: 1, Dashes: []float64{0.2, 0.04, 0.2, 0.04, 0.2, 3}},
		"half a pixel":               {Width: 1, Dashes: []float64{0.5}},
		"darker first":               {Width: 1, Dashes: []float64{.2, .01, .2, .01, .2, .01, .01, .2, .01, .2, .01, .2}},
		"no dashes but in one place": {Width: 1, Dashes: []float64{0, 0.1, 0, 0.1, 2, 0.1}},
	} {
		if share, ok := pen.sharePainted(); ok {
			t.Errorf("%s: painted as a share of %v", name, share)
		}
	}
}
