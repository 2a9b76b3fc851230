package render

import (
	"math"
	"strings"

	"github.com/seed-898ab921/kartograph/styles"
)

// matrixOf is what a value of transform does to coordinates in pixels: x' = a x + c y + e,
// y' = b x + d y + f. It is false for what is no transform in the plane.
func matrixOf(value string) (m [6]float64, ok bool) {
	m = [6]float64{1, 0, 0, 1, 0, 0}
	value = strings.TrimSpace(strings.ToLower(value))
	if value == "" || value == "none" {
		return m, true
	}
	for value != "" {
		name, rest, found := strings.Cut(value, "(")
		inside, after, closed := strings.Cut(rest, ")")
		if !found || !closed {
			return m, false
		}
		one, ok := transformed(strings.Trim(name, " ,\t\n"), strings.FieldsFunc(inside, func(r rune) bool { return r == ',' || r == ' ' || r == '\t' || r == '\n' }))
		if !ok {
			return m, false
		}
		m = times(one, m)
		value = strings.TrimLeft(after, " ,\t\n")
	}
	return m, true
}

// times does first a and then b.
func times(a, b [6]float64) [6]float64 {
	return [6]float64{
		float64(a[0]*b[0]) + float64(a[1]*b[2]), float64(a[0]*b[1]) + float64(a[1]*b[3]),
		float64(a[2]*b[0]) + float64(a[3]*b[2]), float64(a[2]*b[1]) + float64(a[3]*b[3]),
		float64(a[4]*b[0]) + float64(a[5]*b[2]) + b[4], float64(a[4]*b[1]) + float64(a[5]*b[3]) + b[5],
	}
}

// transformed is one function of a transform (CSS Transforms 1, section 9).
func transformed(name string, arguments []string) (m [6]float64, ok bool) {
	var n []float64
	for i, text := range arguments {
		v, ok := argument(name, i, text)
		if !ok || math.IsNaN(v) || math.IsInf(v, 0) {
			return m, false
		}
		n = append(n, v)
	}
	or := func(i int, other float64) float64 {
		if i < len(n) {
			return n[i]
		}
		return other
	}
	if len(n) == 0 {
		return m, false
	}
	switch name {
	case "matrix":
		return [6]float64{or(0, 0), or(1, 0), or(2, 0), or(3, 0), or(4, 0), or(5, 0)}, len(n) == 6
	case "translate":
		return [6]float64{1, 0, 0, 1, n[0], or(1, 0)}, len(n) <= 2
	case "translatex":
		return [6]float64{1, 0, 0, 1, n[0], 0}, len(n) == 1
	case "translatey":
		return [6]float64{1, 0, 0, 1, 0, n[0]}, len(n) == 1
	case "scale":
		return [6]float64{n[0], 0, 0, or(1, n[0]), 0, 0}, len(n) <= 2
	case "scalex":
		return [6]float64{n[0], 0, 0, 1, 0, 0}, len(n) == 1
	case "scaley":
		return [6]float64{1, 0, 0, n[0], 0, 0}, len(n) == 1
	case "rotate":
		sin, cos := math.Sincos(n[0])
		x, y := or(1, 0), or(2, 0)
		turn := [6]float64{cos, sin, -sin, cos, 0, 0}
		return times(times([6]float64{1, 0, 0, 1, -x, -y}, turn), [6]float64{1, 0, 0, 1, x, y}), len(n) == 1 || len(n) == 3
	case "skewx":
		return [6]float64{1, 0, math.Tan(n[0]), 1, 0, 0}, len(n) == 1
	case "skewy":
		return [6]float64{1, math.Tan(n[0]), 0, 1, 0, 0}, len(n) == 1
	case "skew":
		return [6]float64{1, math.Tan(or(1, 0)), math.Tan(n[0]), 1, 0, 0}, len(n) <= 2
	}
	return m, false
}

// argument is a number of a function: a length in pixels, an angle in radians, or a plain one.
func argument(name string, i int, text string) (float64, bool) {
	if strings.HasPrefix(name, "skew") || name == "rotate" && i == 0 {
		return radians(text)
	}
	return styles.Pixels(text)
}

// radians reads an angle, in degrees where it has no unit.
func radians(text string) (float64, bool) {
	for _, unit := range []struct {
		name string
		is   float64
	}{{"grad", math.Pi / 200}, {"rad", 1}, {"turn", 2 * math.Pi}, {"deg", math.Pi / 180}, {"", math.Pi / 180}} {
		if number, ok := strings.CutSuffix(text, unit.name); ok {
			n, ok := styles.Pixels(number)
			return n * unit.is, ok
		}
	}
	return 0, false
}
