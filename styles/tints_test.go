package styles

import (
	"math"
	"strconv"
	"strings"
	"testing"
)

// deficiencies are how those see who lack one kind of cones: linear red, green and blue
// by Machado, Oliveira and Fernandes (A physiologically-based model for simulation of
// color vision deficiency, 2009), severity 1.
func deficiencies() map[string][3][3]float64 {
	return map[string][3][3]float64{
		"none":         {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
		"protanopia":   {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
		"deuteranopia": {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}},
		"tritanopia":   {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}},
	}
}

func times(m [3][3]float64, v [3]float64) (w [3]float64) {
	for i := range m {
		w[i] = m[i][0]*v[0] + m[i][1]*v[1] + m[i][2]*v[2]
	}
	return w
}

// seenAs is "#rrggbb" in OKLab (B. Ottosson, 2020), as somebody with a deficiency sees it.
func seenAs(t *testing.T, color string, deficiency [3][3]float64) [3]float64 {
	t.Helper()
	n, err := strconv.ParseUint(color[1:], 16, 32)
	if err != nil || len(color) != 7 {
		t.Fatalf("%q is no colour", color)
	}
	var linear [3]float64
	for i := range linear {
		c := float64(n>>(16-8*i)&255) / 255
		linear[i] = math.Pow((c+0.055)/1.055, 2.4)
		if c <= 0.04045 {
			linear[i] = c / 12.92
		}
	}
	linear = times(deficiency, linear)
	cones := times([3][3]float64{{0.4122214708, 0.5363325363, 0.0514459929}, {0.2119034982, 0.6806995451, 0.1073969566}, {0.0883024619, 0.2817188376, 0.6299787005}}, linear)
	for i := range cones {
		cones[i] = math.Cbrt(cones[i])
	}
	return times([3][3]float64{{0.2104542553, 0.7936177850, -0.0040720468}, {1.9779984951, -2.4285922050, 0.4505937099}, {0.0259040371, 0.7827717662, -0.8086757660}}, cones)
}

// toldApart is the distance in OKLab from which two large areas side by side are told
// apart with ease; about 0.02 can just be seen.
const toldApart = 0.03

// The tints of atlas, the ice and the sea are told apart by everybody.
func TestTintsAreToldApart(t *testing.T) {
	for name, sheet := range onPages(t) {
		if strings.HasPrefix(name, "atlas") {
			tellTints(t, sheet)
		}
	}
}

func tellTints(t *testing.T, sheet *Sheet) {
	t.Helper()
	tints := map[string]string{"sea": fillOf(sheet, Element{ID: "sea"})}
	for n := range 7 {
		tint := strconv.Itoa(n + 1)
		tints[tint] = fillOf(sheet, Element{ID: "countries", Attribute: lookup([]string{"MAPCOLOR7", tint})})
	}
	for who, d := range deficiencies() {
		for a, x := range tints {
			for b, y := range tints {
				p, q := seenAs(t, x, d), seenAs(t, y, d)
				if apart := math.Sqrt((p[0]-q[0])*(p[0]-q[0]) + (p[1]-q[1])*(p[1]-q[1]) + (p[2]-q[2])*(p[2]-q[2])); a < b && !(apart >= toldApart) {
					t.Errorf("%s: %s %s and %s %s are %.3f apart", who, a, x, b, y, apart)
				}
			}
		}
	}
}

// Land and sea are told apart by everybody, and by those who see no colours.
func TestLandIsToldFromSea(t *testing.T) {
	for name, sheet := range onPages(t) {
		for _, id := range []string{"land", "countries", "states"} {
			if ratio := contrast(t, fillOf(sheet, Element{ID: id}), fillOf(sheet, Element{ID: "sea"})); !(ratio >= 1.1) {
				t.Errorf("%s: %s on the sea has a contrast of %.2f", name, id, ratio)
			}
		}
	}
}
