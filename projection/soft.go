package projection

// The points that split an edge, so that great arcs follow what is straight in
// the data, are soft: where they lie on a line on the page, they are left out
// again. A parallel on a cylindrical map has two points, on a conic one many.

// soften marks a spot as one that was put into an edge.
func (w *walker) soften(s spot) {
	if w.soft == nil {
		w.soft = map[spot]bool{}
	}
	w.soft[s] = true
}

// drawSoft is draw where some of the spots may be soft. What lies between two
// others is straightened.
func (w *walker) drawSoft(line []spot, closed bool) {
	var first, last tip
	begun, firm := false, len(w.out.xy)
	softened := false
	for i, s := range line {
		t, ok := w.pinOf(s, i)
		if !ok {
			continue
		}
		t.soft = w.soft[s] && begun && (closed || i < len(line)-1)
		if begun {
			w.bend(&last, &t)
		} else {
			first, begun = t, true
		}
		w.out.add(t.x, t.y)
		switch {
		case t.soft:
			softened = true
		default:
			if softened {
				w.straighten(firm)
			}
			w.measureSoFar(closed)
			firm, softened = len(w.out.xy)-2, false
		}
		last = t
	}
	if begun && closed {
		w.bend(&last, &first)
		if softened {
			w.straightenTo(firm, &first)
		}
	}
}

// straightenTo is straighten where the last point, a tip, is not there yet.
func (w *walker) straightenTo(from int, last *tip) {
	w.out.xy = append(w.out.xy, last.x, last.y)
	w.straighten(from)
	w.out.xy = w.out.xy[:len(w.out.xy)-2]
}

// straighten leaves out what lies, from the point at an index of w.out.xy to
// the last one, on the lines between the points that are left: the way of
// Douglas and Peucker, begun at the same end whichever way the edge is walked.
func (w *walker) straighten(from int) {
	xy := w.out.xy[from:]
	n := len(xy) / 2
	if n < 3 {
		return
	}
	w.kept = append(w.kept[:0], make([]bool, n)...)
	w.kept[0], w.kept[n-1] = true, true
	r := run{xy: xy, kept: w.kept, tolerance: w.p.fine / 6}
	r.back = xy[2*n-2] < xy[0] || xy[2*n-2] == xy[0] && xy[2*n-1] < xy[1]
	r.keep(0, n-1)
	to := 0
	for i, kept := range w.kept {
		// What was between two points that are the same may be gone.
		if kept && (to == 0 || xy[2*i] != xy[to-2] || xy[2*i+1] != xy[to-1]) {
			xy[to], xy[to+1] = xy[2*i], xy[2*i+1]
			to += 2
		}
	}
	w.out.xy = w.out.xy[:from+to]
}

// run is a stretch of points in pixels of which some are kept.
type run struct {
	xy   []float64
	kept []bool
	// back tells that points are numbered from the end.
	back bool
	// tolerance is the square of how far a point may be off, in pixels.
	tolerance float64
}

func (r *run) point(i int) (x, y float64) {
	if r.back {
		i = len(r.kept) - 1 - i
	}
	return r.xy[2*i], r.xy[2*i+1]
}

// keep keeps what is needed between the points i and j.
func (r *run) keep(i, j int) {
	ax, ay := r.point(i)
	bx, by := r.point(j)
	dx, dy := bx-ax, by-ay
	far, at, length := r.tolerance, -1, float64(dx*dx)+float64(dy*dy)
	for k := i + 1; k < j; k++ {
		x, y := r.point(k)
		if d := asideOf(x-ax, y-ay, dx, dy, length); d > far {
			far, at = d, k
		}
	}
	if at < 0 {
		return
	}
	if r.back {
		r.kept[len(r.kept)-1-at] = true
	} else {
		r.kept[at] = true
	}
	r.keep(i, at)
	r.keep(at, j)
}

// aside is the square of the distance of (x, y) from the line between the
// origin and (dx, dy).
func aside(x, y, dx, dy float64) float64 {
	return asideOf(x, y, dx, dy, float64(dx*dx)+float64(dy*dy))
}

// asideOf is aside where the square of the line's length is known.
func asideOf(x, y, dx, dy, length float64) float64 {
	if length > 0 {
		t := max(0, min((float64(x*dx)+float64(y*dy))/length, 1))
		x, y = x-float64(t*dx), y-float64(t*dy)
	}
	return float64(x*x) + float64(y*y)
}
