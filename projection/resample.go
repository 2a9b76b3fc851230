package projection

import "math"

// maxDepth bounds how often an edge is halved.
const maxDepth = 16

// longest is the cosine of the longest arc that is never drawn as one line: a
// curve with an inflection in the middle would pass for straight.
var longest = math.Cos(30 * degree)

// tip is an end of an edge: its spot, its pixels, and its vector once needed.
type tip struct {
	s    spot
	x, y float64
	v    vec
	has  bool
	// soft tells that the spot was put into an edge.
	soft bool
}

func (t *tip) vec() vec {
	if !t.has {
		t.v, t.has = t.s.vec(), true
	}
	return t.v
}

// bend adds the points between two tips that the curve needs. They are found
// from the same end whichever way the edge is walked.
func (w *walker) bend(a, b *tip) {
	if !w.p.long(a, b) || w.p.level(a, b) || w.p.passesBy(a, b) {
		return
	}
	w.fine = w.p.fine
	far := a.soft || b.soft || a.vec().Dot(b.vec()) < longest
	if far {
		w.fine /= 16 // what follows is straightened, and the faults add up
	}
	w.inner = w.inner[:0]
	from := len(w.out.xy) - 2
	if !w.p.before(b, a) {
		w.halve(a, b, maxDepth)
		for i := 0; i < len(w.inner); i += 2 {
			w.out.add(w.inner[i], w.inner[i+1])
		}
	} else {
		w.halve(b, a, maxDepth)
		for i := len(w.inner) - 2; i >= 0; i -= 2 {
			w.out.add(w.inner[i], w.inner[i+1])
		}
	}
	if far && len(w.inner) > 0 && !a.soft && !b.soft {
		w.straightenTo(from, b)
	}
}

// long reports whether an edge is long enough, in pixels, to hide a bend.
func (p *Projection) long(a, b *tip) bool {
	dx, dy := b.x-a.x, b.y-a.y
	return float64(dx*dx)+float64(dy*dy) > 4*p.fine
}

// halve appends to w.inner the middle of the arc from a to b, and what is needed on either
// side of it, if the middle is off the line or not near the line's own, or the
// arc is long. This is d3-geo's test, src/projection/resample.js.
func (w *walker) halve(a, b *tip, depth int) {
	if depth == 0 || !w.p.long(a, b) || !w.goesOn() {
		return
	}
	m, ok := w.p.between(a, b)
	if !ok {
		return
	}
	dx, dy := b.x-a.x, b.y-a.y
	mx, my := m.x-a.x, m.y-a.y
	length := float64(dx*dx) + float64(dy*dy)
	off := float64(dy*mx) - float64(dx*my)
	part := (float64(dx*mx) + float64(dy*my)) / length
	if !(off*off/length > w.fine || math.Abs(part-0.5) > 0.3 || a.vec().Dot(b.vec()) < longest || w.winds(a, &m, b, length)) {
		return
	}
	w.halve(a, &m, depth-1)
	w.inner = append(w.inner, m.x, m.y)
	w.halve(&m, b, depth-1)
}

// winds reports whether an arc whose middle is on the line is off it at a
// quarter: it has an inflection. Only edges that are long on the page, whose
// square length is given, are worth the look.
func (w *walker) winds(a, m, b *tip, length float64) bool {
	if length < 256*w.p.fine {
		return false
	}
	for _, end := range [2]*tip{a, b} {
		q, ok := w.p.between(end, m)
		if ok && aside(q.x-a.x, q.y-a.y, b.x-a.x, b.y-a.y) > w.fine {
			return true
		}
	}
	return false
}

// middle is the middle of the great arc from a to b. On a meridian and along a
// pole it stays there.
func middle(a, b *tip) spot {
	if a.s.phi == b.s.phi && a.s.atPole() {
		return spot{(a.s.lambda + b.s.lambda) / 2, a.s.phi}
	}
	s := spotOf(a.vec().Plus(1, b.vec()))
	if a.s.lambda == b.s.lambda {
		s.lambda = a.s.lambda
	}
	return s
}
