package projection

// walker carries one geometry through the pipeline. It is all buffers, taken
// from the projection's pool and given back.
type walker struct {
	p *Projection
	// ring is the ring or line in hand on the turned sphere.
	ring []spot
	// at holds each stage's buffers.
	at []*workings
	// inner holds the points between the ends of one edge, in pixels.
	inner []float64
	out   shape
}

// walker returns one that is ready for a geometry.
func (p *Projection) walker() *walker {
	w, ok := p.pool.Get().(*walker)
	if !ok {
		w = &walker{}
	}
	w.p = p
	for len(w.at) < len(p.stages) {
		w.at = append(w.at, &workings{})
	}
	for _, b := range w.at {
		b.reset()
	}
	w.out.reset()
	return w
}

// free gives the walker back.
func (w *walker) free() {
	pool := w.p.pool
	w.p = nil
	pool.Put(w)
}

func (w *walker) drawRing(ring []spot, hole bool) {
	w.draw(ring, true)
	w.out.closeRing(hole)
}

func (w *walker) drawLine(line []spot) {
	w.draw(line, false)
	w.out.closeLine()
}

// sphere draws the outline of the globe: a polygon without rings, which is
// all of it.
func (w *walker) sphere() {
	first := len(w.out.ends)
	w.at[0].meets(true)
	w.end(0)
	w.out.group(first)
}

// line draws an open line of degrees.
func (w *walker) line(flat []float64, stride int) {
	if s := take(flat, stride); !s.sound {
		flat, stride = mended(flat, stride), 2
	}
	w.load(flat, stride, false, false)
	if len(w.ring) > 1 {
		w.passLine(0, w.ring)
	}
}
