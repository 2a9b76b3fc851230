package palette

import (
	"fmt"
	"math"

	"github.com/seed-898ab921/kartograph/styles"
	"github.com/seed-898ab921/kartograph/styles/ink"
)

// Colour is a colour of sRGB, 8 bits each.
type Colour struct{ R, G, B uint8 }

// Parse reads a colour as stylesheets write it: #rgb, #rrggbb, a name, or of inks. Other
// ways of writing colours are none that can be reckoned with: ok is false.
func Parse(text string) (c Colour, ok bool) {
	rgb, ok := styles.RGB(ink.Screen(text))
	return Colour{uint8(rgb >> 16), uint8(rgb >> 8), uint8(rgb)}, ok
}

// Hex is the colour as it is written into a map: #rrggbb, or #rgb where that is the
// same.
func (c Colour) Hex() string {
	if c.R%17 == 0 && c.G%17 == 0 && c.B%17 == 0 {
		return fmt.Sprintf("#%x%x%x", c.R/17, c.G/17, c.B/17)
	}
	return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B)
}

// lab is a colour in OKLab.
type lab struct{ l, a, b float64 }

// oklab is Björn Ottosson's OKLab ("A perceptual color space for image processing",
// 2020, bottosson.github.io/posts/oklab).
func (c Colour) oklab() lab {
	r, g, b := linear(c.R), linear(c.G), linear(c.B)
	l := math.Cbrt(dot(0.4122214708, 0.5363325363, 0.0514459929, r, g, b))
	m := math.Cbrt(dot(0.2119034982, 0.6806995451, 0.1073969566, r, g, b))
	s := math.Cbrt(dot(0.0883024619, 0.2817188376, 0.6299787005, r, g, b))
	return lab{
		dot(0.2104542553, 0.7936177850, -0.0040720468, l, m, s),
		dot(1.9779984951, -2.4285922050, 0.4505937099, l, m, s),
		dot(0.0259040371, 0.7827717662, -0.8086757660, l, m, s),
	}
}

// colour is the nearest colour of sRGB.
func (k lab) colour() Colour {
	l := dot(1, 0.3963377774, 0.2158037573, k.l, k.a, k.b)
	m := dot(1, -0.1055613458, -0.0638541728, k.l, k.a, k.b)
	s := dot(1, -0.0894841775, -1.2914855480, k.l, k.a, k.b)
	l, m, s = l*l*l, m*m*m, s*s*s
	return Colour{
		gamma(dot(4.0767416621, -3.3077115913, 0.2309699292, l, m, s)),
		gamma(dot(-1.2684380046, 2.6097574011, -0.3413193965, l, m, s)),
		gamma(dot(-0.0041960863, -0.7034186147, 1.7076147010, l, m, s)),
	}
}

// dot is a sum of products, rounded alike on every processor.
func dot(a, b, c, x, y, z float64) float64 {
	return float64(a*x) + float64(b*y) + float64(c*z)
}

// linear is the light of a channel of sRGB (IEC 61966-2-1).
func linear(v uint8) float64 {
	x := float64(v) / 255
	if x <= 0.04045 {
		return x / 12.92
	}
	return math.Pow((x+0.055)/1.055, 2.4)
}

// gamma is linear backwards, in what a channel can be.
func gamma(x float64) uint8 {
	if !(x > 0) {
		return 0
	}
	if x <= 0.0031308 {
		x *= 12.92
	} else {
		x = float64(1.055*math.Pow(x, 1/2.4)) - 0.055
	}
	return uint8(math.Round(min(x, 1) * 255))
}

// Mix is the colour at t, 0 to 1, on the way from a to b in OKLab.
func Mix(a, b Colour, t float64) Colour {
	switch {
	case !(t > 0) || a == b:
		return a
	case t >= 1:
		return b
	}
	from, to := a.oklab(), b.oklab()
	part := func(x, y float64) float64 { return x + float64((y-x)*t) }
	return lab{part(from.l, to.l), part(from.a, to.a), part(from.b, to.b)}.colour()
}

// At is the colour at t, 0 to 1, on the way along stops that stand at even distances.
func At(stops []Colour, t float64) Colour {
	if len(stops) == 0 {
		return Colour{}
	}
	last := len(stops) - 1
	x := t * float64(last)
	if !(x > 0) {
		return stops[0]
	}
	i := min(int(x), last)
	if i == last {
		return stops[last]
	}
	return Mix(stops[i], stops[i+1], x-float64(i))
}

// Between gives n colours at even distances along stops, from the first to the last;
// one is the middle.
func Between(stops []Colour, n int) []Colour {
	if n == 1 {
		return []Colour{At(stops, 0.5)}
	}
	list := make([]Colour, max(n, 0))
	for i := range list {
		list[i] = At(stops, float64(i)/float64(n-1))
	}
	return list
}
