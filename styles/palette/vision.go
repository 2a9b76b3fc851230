package palette

import (
	"math"

	"github.com/lucasb-eyer/go-colorful"
)

// Vision is a way in which readers see colours.
type Vision string

// The three deficiencies of colour vision, and none.
const (
	Common       Vision = ""
	Protanopia   Vision = "protanopia"
	Deuteranopia Vision = "deuteranopia"
	Tritanopia   Vision = "tritanopia"
)

// Visions lists them, the common one first.
func Visions() []Vision { return []Vision{Common, Protanopia, Deuteranopia, Tritanopia} }

// machado gives, for each deficiency at its full severity, the matrix of linear RGB by
// Gustavo Machado, Manuel Oliveira and Leandro Fernandes ("A Physiologically-based Model
// for Simulation of Color Vision Deficiency", IEEE TVCG 15(6), 2009, table 1).
func machado(v Vision) [9]float64 {
	switch v {
	case Protanopia:
		return [9]float64{0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998}
	case Deuteranopia:
		return [9]float64{0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881}
	case Tritanopia:
		return [9]float64{1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900}
	}
	return [9]float64{1, 0, 0, 0, 1, 0, 0, 0, 1}
}

// Matrix takes colours in linear RGB to what readers see, row by row.
func (v Vision) Matrix() [9]float64 { return machado(v) }

// Seen is what a colour looks like to readers.
func (c Colour) Seen(v Vision) Colour {
	if v == Common {
		return c
	}
	m, r, g, b := machado(v), linear(c.R), linear(c.G), linear(c.B)
	return Colour{gamma(dot(m[0], m[1], m[2], r, g, b)), gamma(dot(m[3], m[4], m[5], r, g, b)), gamma(dot(m[6], m[7], m[8], r, g, b))}
}

// Difference is how different two colours look: ΔE by CIEDE2000 (CIE 142-2001), of which 1
// is about the least that is noticed where colours touch.
func Difference(a, b Colour) float64 {
	return 100 * a.colorful().DistanceCIEDE2000(b.colorful())
}

func (c Colour) colorful() colorful.Color {
	return colorful.Color{R: float64(c.R) / 255, G: float64(c.G) / 255, B: float64(c.B) / 255}
}

// Contrast is the contrast of two colours, 1 to 21 (WCAG 2.2, section 1.4.3).
func Contrast(a, b Colour) float64 {
	x, y := a.luminance(), b.luminance()
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func (c Colour) luminance() float64 {
	return dot(0.2126, 0.7152, 0.0722, linear(c.R), linear(c.G), linear(c.B))
}

// LeastDifference is how different the colours of two classes have to look: ΔE 5 by
// CIEDE2000. LeastContrast is what texts need: 3, as WCAG asks of large ones.
const LeastDifference, LeastContrast = 5, 3

// Pair are two colours of a list that look too much alike.
type Pair struct {
	// A and B are their places in the list.
	A, B int
	// Vision is to whom, Difference how different they look to these.
	Vision     Vision
	Difference float64
}

// Alike lists the pairs of colours that come closer than LeastDifference to readers of
// any vision, each with the vision for which they are closest. Colours that are the same
// as they are given are meant so, and not listed.
func Alike(list []Colour) (pairs []Pair) {
	for b := range list {
		for a := range b {
			if list[a] == list[b] {
				continue
			}
			closest := Pair{A: a, B: b, Difference: math.Inf(1)}
			for _, v := range Visions() {
				if d := Difference(list[a].Seen(v), list[b].Seen(v)); d < closest.Difference {
					closest.Vision, closest.Difference = v, d
				}
			}
			if closest.Difference < LeastDifference {
				pairs = append(pairs, closest)
			}
		}
	}
	return pairs
}
