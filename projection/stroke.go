package projection

import "math"

// block is how many points a formula is given at once: 1 kB, which stays in the cache.
const block = 64

// forwardAll replaces points, lambda and phi, by what the formula makes of them.
func (p *Projection) forwardAll(points [][2]float64) {
	if p.slices != nil {
		p.slices(points)
		return
	}
	f := p.setup.Formula
	for i := range points {
		points[i][0], points[i][1] = f.Forward(points[i][0], points[i][1])
	}
}

// pinAll puts into pins what pin returns for some spots, which are a block at most. A point
// without an image is not finite.
func (p *Projection) pinAll(spots []spot, pins *[block][2]float64) [][2]float64 {
	at := pins[:len(spots)]
	for i, s := range spots {
		at[i] = [2]float64{s.lambda, s.phi}
	}
	p.forwardAll(at)
	x0, y0, kx, ky := p.view.X, p.view.Y, p.kx, p.ky
	for i := range at {
		x, y := x0+float64(kx*at[i][0]), y0+float64(ky*at[i][1])
		at[i] = [2]float64{(x + raster) - raster, (y + raster) - raster}
	}
	return at
}

// stroke is a ring or line while it is drawn: its first and last point, once it has begun.
type stroke struct {
	first, last tip
	begun       bool
}

// draw projects a ring or line of spots to w.out, edge by edge. A point
// without an image is left out.
func (w *walker) draw(line []spot, closed bool) {
	if len(w.soft) > 0 {
		w.drawSoft(line, closed)
		return
	}
	if w.vecs != nil {
		w.drawVecs(w.vecs, closed)
		return
	}
	var s stroke
	for len(line) > 0 {
		part := line[:min(block, len(line))]
		w.drawPart(&s, part, w.p.pinAll(part, &w.pins))
		line = line[len(part):]
	}
	if s.begun && closed {
		w.bend(&s.last, &s.first)
	}
}

// drawPart draws the next spots of a stroke, of which the pixels are known. Nearly all
// edges are too short to be bent, and their ends are appended where they differ.
func (w *walker) drawPart(s *stroke, part []spot, pins [][2]float64) {
	last, x0, y0, long := s.last.s, s.last.x, s.last.y, min(4*w.p.fine, math.MaxFloat64)
	xy, begun := w.out.xy, s.begun
	for i, pin := range pins {
		x, y := pin[0], pin[1]
		dx, dy := x-x0, y-y0
		// It is no number, or beyond all others, for a point without an image.
		far := float64(dx*dx) + float64(dy*dy)
		switch {
		case far <= long && begun:
			if far > 0 {
				xy = append(xy, x, y)
			}
		case !(x-x == 0 && y-y == 0):
			continue
		default:
			s.reach(last, x0, y0)
			w.out.xy = xy
			w.drawTo(s, part[i], x, y)
			xy, begun = w.out.xy, true
		}
		last, x0, y0 = part[i], x, y
	}
	w.out.xy = xy
	s.reach(last, x0, y0)
}

// reach makes a spot, with its pixels, the last one. What is known of it already stays.
func (s *stroke) reach(at spot, x, y float64) {
	if s.last.s != at {
		s.last = tip{s: at, x: x, y: y}
	}
}

// drawTo draws a stroke's first point, or an edge that may be bent.
func (w *walker) drawTo(s *stroke, at spot, x, y float64) {
	next := tip{s: at, x: x, y: y}
	if s.begun {
		w.bend(&s.last, &next)
	} else {
		s.first, s.begun = next, true
	}
	w.out.add(x, y)
	s.last = next
}
