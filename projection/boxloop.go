package projection

import "math"

// corners are the box's corners in the order of its loop: along MinY, MaxX,
// MaxY, MinX.
func (b window) corners() [4]spot {
	return [4]spot{{b.MinX, b.MinY}, {b.MaxX, b.MinY}, {b.MaxX, b.MaxY}, {b.MinX, b.MaxY}}
}

// turn implements loop: positions are pixels along the box's edge.
func (b window) turn() float64 { return 2 * (b.MaxX - b.MinX + b.MaxY - b.MinY) }

// position returns where on the loop a point of the box's edge lies, and the
// direction in which the loop runs there.
func (b window) position(s spot) float64 {
	w, h := b.MaxX-b.MinX, b.MaxY-b.MinY
	switch {
	case s.phi == b.MinY:
		return s.lambda - b.MinX
	case s.lambda == b.MaxX:
		return w + s.phi - b.MinY
	case s.phi == b.MaxY:
		return w + h + b.MaxX - s.lambda
	}
	return 2*w + h + b.MaxY - s.phi
}

// along implements loop.
func (b window) along(from, to float64, dst []spot) []spot {
	w, h := b.MaxX-b.MinX, b.MaxY-b.MinY
	marks := [4]float64{0, w, w + h, w + h + w}
	corners := b.corners()
	for lap := range 2 {
		for i, m := range marks {
			if m += float64(lap) * b.turn(); m > from && m < to {
				dst = append(dst, corners[i])
			}
		}
	}
	return dst
}

// lean implements loop.
func (b window) lean(at float64, s spot) float64 {
	w, h := b.MaxX-b.MinX, b.MaxY-b.MinY
	switch {
	case at < w:
		return math.Atan2(s.lambda-b.MinX-at, s.phi-b.MinY)
	case at < w+h:
		return math.Atan2(s.phi-b.MinY-(at-w), b.MaxX-s.lambda)
	case at < w+h+w:
		return math.Atan2(b.MaxX-s.lambda-(at-w-h), b.MaxY-s.phi)
	}
	return math.Atan2(b.MaxY-s.phi-(at-w-h-w), s.lambda-b.MinX)
}

// divide makes chains of a ring or line.
func (c *boxClip) divide(line []spot, closed bool) {
	w := &c.work
	w.start()
	n := len(line)
	in := c.box.has(line[0])
	if in {
		w.begin()
	}
	for i, s := range line {
		if in {
			w.add(s)
		}
		if i == n-1 && !closed {
			if in {
				w.chains[len(w.chains)-1].to = len(w.pts)
			}
			return
		}
		q := line[(i+1)%n]
		next := c.box.has(q)
		if !in || !next {
			c.cross(s, q, in, next)
		}
		in = next
	}
}

// cross adds the gates of an edge of which an end at least is outside.
func (c *boxClip) cross(p, q spot, in, next bool) {
	back := q.before(p)
	if back {
		p, q = q, p
	}
	enter, leave, ok := c.box.stretch(p, q)
	if back {
		enter, leave = leave, enter
	}
	if !ok && !in && !next {
		return
	}
	w := &c.work
	if !in {
		w.enter(c.box.position(enter), enter)
	}
	if !next {
		w.leave(c.box.position(leave), leave)
	}
}

// stretch returns the ends of the part of the segment from p to q that lies in
// the box (Liang and Barsky 1984). Ends on the edge are exactly on it. It is
// not ok where there is none, or a single point.
func (b window) stretch(p, q spot) (first, last spot, ok bool) {
	dx, dy := q.lambda-p.lambda, q.phi-p.phi
	first, last = p, q
	t0, t1 := 0.0, 1.0
	for side, d := range [4]float64{-dx, dx, -dy, dy} {
		r := [4]float64{p.lambda - b.MinX, b.MaxX - p.lambda, p.phi - b.MinY, b.MaxY - p.phi}[side]
		switch {
		case d == 0 && r < 0:
			return p, q, false
		case d < 0 && r/d >= t0:
			t0 = r / d
			first = b.onSide(side, p, q, t0)
		case d > 0 && r/d <= t1:
			t1 = r / d
			last = b.onSide(side, p, q, t1)
		}
	}
	return first, last, t0 < t1
}

// onSide returns the point at t of the way from p to q, exactly on a side.
func (b window) onSide(side int, p, q spot, t float64) spot {
	s := q
	if t < 1 {
		s = spot{p.lambda + float64((q.lambda-p.lambda)*t), p.phi + float64((q.phi-p.phi)*t)}
	}
	switch side {
	case 0:
		s.lambda = b.MinX
	case 1:
		s.lambda = b.MaxX
	case 2:
		s.phi = b.MinY
	case 3:
		s.phi = b.MaxY
	}
	s.lambda = math.Max(b.MinX, math.Min(s.lambda, b.MaxX))
	s.phi = math.Max(b.MinY, math.Min(s.phi, b.MaxY))
	return s
}
