package crs

import (
	"math"
	"slices"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/text/plain"
	"github.com/seed-898ab921/kartograph/projection/internal/ellipsoid"
)

// geocentricStep goes from one ellipsoid to another through earth-centred
// coordinates.
type geocentricStep struct {
	from, to        ellipsoid.Figure
	transformations []transformation
}

// transformation is a similarity of space, or its inverse. Its numbers are
// those of EPSG methods 9606 and 1061, and 9603 where there is no rotation.
type transformation struct {
	helmert
	// pivot is the point about which it turns (EPSG method 1061).
	pivot [3]float64
	// turn is the matrix of a rotation that is not small, nil elsewhere.
	turn    *[3][3]float64
	inverse bool
}

func (s *geocentricStep) forward(lambda, phi float64) (float64, float64) {
	x, y, z := geocentric(s.from, lambda, phi)
	for i := range s.transformations {
		t := &s.transformations[i]
		x, y, z = t.apply(x, y, z, t.inverse)
	}
	return geodetic(s.to, x, y, z)
}

func (s *geocentricStep) inverse(lambda, phi float64) (float64, float64) {
	x, y, z := geocentric(s.to, lambda, phi)
	for i := range slices.Backward(s.transformations) {
		t := &s.transformations[i]
		x, y, z = t.apply(x, y, z, !t.inverse)
	}
	return geodetic(s.from, x, y, z)
}

// apply transforms a point; the inverse turns by the transposed matrix, as in
// PROJ.
func (t *transformation) apply(x, y, z float64, inverse bool) (float64, float64, float64) {
	p := &t.pivot
	if inverse {
		x, y, z = (x-t.dx-p[0])/t.scale, (y-t.dy-p[1])/t.scale, (z-t.dz-p[2])/t.scale
		x, y, z = t.turned(x, y, z, true)
		return x + p[0], y + p[1], z + p[2]
	}
	x, y, z = t.turned(x-p[0], y-p[1], z-p[2], false)
	return t.dx + p[0] + t.scale*x, t.dy + p[1] + t.scale*y, t.dz + p[2] + t.scale*z
}

func (t *transformation) turned(x, y, z float64, back bool) (float64, float64, float64) {
	m := t.turn
	switch {
	case m != nil && back:
		return m[0][0]*x + m[1][0]*y + m[2][0]*z, m[0][1]*x + m[1][1]*y + m[2][1]*z, m[0][2]*x + m[1][2]*y + m[2][2]*z
	case m != nil:
		return m[0][0]*x + m[0][1]*y + m[0][2]*z, m[1][0]*x + m[1][1]*y + m[1][2]*z, m[2][0]*x + m[2][1]*y + m[2][2]*z
	case back:
		return x + t.rz*y - t.ry*z, -t.rz*x + y + t.rx*z, t.ry*x - t.rx*y + z
	}
	return x - t.rz*y + t.ry*z, t.rz*x + y - t.rx*z, -t.ry*x + t.rx*y + z
}

// exactTurn is the product of rotations about z, y and x, in the coordinate
// frame convention (IOGP 373-7-2, 4.3.4).
func exactTurn(rx, ry, rz float64) *[3][3]float64 {
	sx, cx := math.Sincos(rx)
	sy, cy := math.Sincos(ry)
	sz, cz := math.Sincos(rz)
	return &[3][3]float64{
		{cy * cz, cx*sz + sx*sy*cz, sx*sz - cx*sy*cz},
		{-cy * sz, cx*cz - sx*sy*sz, sx*cz + cx*sy*sz},
		{sy, -sx * cy, cx * cy},
	}
}

// offsetStep adds angles.
type offsetStep struct{ lambda, phi float64 }

func (s offsetStep) forward(lambda, phi float64) (float64, float64) {
	return lambda + s.lambda, phi + s.phi
}

func (s offsetStep) inverse(lambda, phi float64) (float64, float64) {
	return lambda - s.lambda, phi - s.phi
}

// addStep reads a step of the registry, in the form that gen/operations.py
// writes; one that it cannot read makes the operation unusable.
func (o *operation) addStep(text string, grids *Grids) {
	words := strings.Fields(text)
	s, ok := step(nil), false
	switch {
	case len(words) == 2 && strings.HasSuffix(words[0], "g"):
		o.grids = append(o.grids, shownGrid(words[1]))
		s, ok = grids.step(words[1], words[0] == "-g")
	case len(words) == 3 && words[0] == "o":
		var v []float64
		if v, ok = numbers(words[1] + "," + words[2]); ok {
			s = offsetStep{v[0] * second, v[1] * second}
		}
	case len(words) >= 3 && words[0] == "c":
		s, ok = readGeocentric(words[1:])
	}
	if !ok {
		o.missing = append(o.missing, shownGrid(words[len(words)-1]))
		return
	}
	if g, geocentric := s.(*geocentricStep); geocentric && g.stays() {
		return
	}
	o.steps = append(o.steps, s)
}

// stays reports whether the step leaves points where they are: between GRS 80
// and WGS 84, which differ by 0.1 mm in b and which PROJ's strings take for the
// same, without a transformation.
func (s *geocentricStep) stays() bool {
	for i := range s.transformations {
		if t := &s.transformations[i]; t.helmert != (helmert{scale: 1}) {
			return false
		}
	}
	return sameFigures(s.from, s.to)
}

func sameFigures(a, b ellipsoid.Figure) bool {
	return math.Abs(a.A-b.A) < 1e-9 && math.Abs(a.ES-b.ES) < 5e-11
}

func readGeocentric(words []string) (step, bool) {
	from, ok1 := figureNamed(words[0])
	to, ok2 := figureNamed(words[1])
	s := &geocentricStep{from: from, to: to}
	for _, w := range words[2:] {
		t, ok := readTransformation(w)
		if !ok {
			return nil, false
		}
		s.transformations = append(s.transformations, t)
	}
	return s, ok1 && ok2
}

// readTransformation reads a sign and 3, 7 or 10 numbers.
func readTransformation(text string) (transformation, bool) {
	t := transformation{inverse: strings.HasPrefix(text, "-")}
	values, exact := strings.CutPrefix(text[1:], "e")
	v, ok := numbers(values)
	if !ok || len(v) != 3 && len(v) != 7 && len(v) != 10 {
		return t, false
	}
	v = append(v, make([]float64, 10-len(v))...)
	t.helmert = helmertOf([7]float64(v))
	t.pivot = [3]float64(v[7:])
	if exact {
		t.turn = exactTurn(t.rx, t.ry, t.rz)
	}
	return t, true
}

// figureNamed is an ellipsoid by PROJ's name or as "a,rf", rf 0 for a sphere.
func figureNamed(text string) (ellipsoid.Figure, bool) {
	if v, ok := numbers(text); ok && len(v) == 2 {
		if v[1] == 0 {
			return ellipsoid.New(v[0], v[0]), v[0] > 0
		}
		return ellipsoid.ByFlattening(v[0], v[1]), v[0] > 0
	}
	el, err := namedEllipsoid(text)
	return el, err == nil
}

func numbers(text string) ([]float64, bool) {
	words := strings.Split(text, ",")
	v := make([]float64, len(words))
	for i, w := range words {
		var err error
		if v[i], err = plain.Number(w); err != nil {
			return nil, false
		}
	}
	return v, true
}
