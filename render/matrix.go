//go:build !js

package render

import (
	"math"
	"strconv"
	"strings"

	"github.com/seed-898ab921/kartograph/render/raster"
	"github.com/seed-898ab921/kartograph/styles"
)

// matrix is an affine map as SVG has it: x' = ax + cy + e, y' = bx + dy + f.
type matrix [6]float64

func (m matrix) apply(x, y float64) (float64, float64) {
	return float64(m[0]*x) + float64(m[2]*y) + m[4], float64(m[1]*x) + float64(m[3]*y) + m[5]
}

// then is the map that does n before m, as the transform of an element within another.
func (m matrix) then(n matrix) matrix {
	e, f := m.apply(n[4], n[5])
	return matrix{
		float64(m[0]*n[0]) + float64(m[2]*n[1]), float64(m[1]*n[0]) + float64(m[3]*n[1]),
		float64(m[0]*n[2]) + float64(m[2]*n[3]), float64(m[1]*n[2]) + float64(m[3]*n[3]), e, f,
	}
}

// scale is how much longer lines become, in the mean.
func (m matrix) scale() float64 {
	return math.Sqrt(math.Abs(float64(m[0]*m[3]) - float64(m[1]*m[2])))
}

// turned turns clockwise by degrees before m.
func (m matrix) turned(degrees float64) matrix {
	if degrees == 0 {
		return m
	}
	sin, cos := math.Sincos(degrees * math.Pi / 180)
	return m.then(matrix{cos, sin, -sin, cos, 0, 0})
}

// clip is where a rectangle comes to lie; one that is turned, the rectangle around it.
func (m matrix) clip(b Box) raster.Clip {
	c := raster.Clip{MinX: math.Inf(1), MinY: math.Inf(1), MaxX: math.Inf(-1), MaxY: math.Inf(-1)}
	for _, at := range [4][2]float64{{b.MinX, b.MinY}, {b.MaxX, b.MinY}, {b.MinX, b.MaxY}, {b.MaxX, b.MaxY}} {
		x, y := m.apply(at[0], at[1])
		c = raster.Clip{MinX: min(c.MinX, x), MinY: min(c.MinY, y), MaxX: max(c.MaxX, x), MaxY: max(c.MaxY, y)}
	}
	return c
}

// transformed is a matrix with the transforms of a style within it. What is not known of them
// is told.
func (p *rasterPainter) transformed(m matrix, text string) matrix {
	n, ok := parseTransform(text)
	if !ok {
		p.passed["transform: "+text]++
		return m
	}
	return m.then(n)
}

// parseTransform reads a list of transforms, in the notation of SVG or of CSS.
func parseTransform(text string) (matrix, bool) {
	m := matrix{1, 0, 0, 1, 0, 0}
	for rest := strings.TrimSpace(text); rest != ""; {
		name, inside, ok := strings.Cut(rest, "(")
		inside, after, closed := strings.Cut(inside, ")")
		if !ok || !closed {
			return m, false
		}
		var numbers []float64
		for _, part := range strings.FieldsFunc(inside, func(r rune) bool { return r == ',' || r == ' ' }) {
			v, ok := transformNumber(part)
			if !ok {
				return m, false
			}
			numbers = append(numbers, v)
		}
		n, ok := transformOf(strings.ToLower(strings.Trim(name, ", \t\n")), numbers)
		if !ok {
			return m, false
		}
		m, rest = m.then(n), strings.Trim(after, ", \t\n")
	}
	return m, true
}

// transformNumber is a number, a length in pixels or an angle in degrees.
func transformNumber(text string) (float64, bool) {
	for unit, degrees := range map[string]float64{"deg": 1, "rad": 180 / math.Pi, "turn": 360} {
		if number, ok := strings.CutSuffix(text, unit); ok && !strings.HasSuffix(text, "grad") {
			v, err := strconv.ParseFloat(number, 64)
			return v * degrees, err == nil
		}
	}
	return styles.Pixels(text)
}

func transformOf(name string, v []float64) (matrix, bool) {
	at := func(i int, other float64) float64 {
		if i < len(v) {
			return v[i]
		}
		return other
	}
	if len(v) == 0 {
		return matrix{}, false
	}
	switch name {
	case "matrix":
		if len(v) == 6 {
			return matrix(v), true
		}
	case "translate":
		return matrix{1, 0, 0, 1, v[0], at(1, 0)}, true
	case "translatex":
		return matrix{1, 0, 0, 1, v[0], 0}, true
	case "translatey":
		return matrix{1, 0, 0, 1, 0, v[0]}, true
	case "scale":
		return matrix{v[0], 0, 0, at(1, v[0]), 0, 0}, true
	case "scalex":
		return matrix{v[0], 0, 0, 1, 0, 0}, true
	case "scaley":
		return matrix{1, 0, 0, v[0], 0, 0}, true
	case "rotate":
		x, y := at(1, 0), at(2, 0)
		return matrix{1, 0, 0, 1, x, y}.turned(v[0]).then(matrix{1, 0, 0, 1, -x, -y}), true
	case "skewx":
		return matrix{1, 0, math.Tan(v[0] * math.Pi / 180), 1, 0, 0}, true
	case "skewy":
		return matrix{1, math.Tan(v[0] * math.Pi / 180), 0, 1, 0, 0}, true
	}
	return matrix{}, false
}
