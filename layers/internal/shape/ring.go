package shape

// point reads a position, or the empty array of an empty point.
func (r *Reader) point() error {
	at := r.Pos()
	if r.Next('[') && r.Next(']') {
		return nil
	}
	r.Seek(at)
	var err error
	r.Flat, err = r.Position(r.Flat)
	return err
}

// line reads a line; one with fewer than two points is left out.
func (r *Reader) line() error {
	start := len(r.Flat)
	if err := r.Points(); err != nil {
		return err
	}
	if n := (len(r.Flat) - start) / 2; n < 2 {
		if n > 0 {
			r.Count("lines of a single point dropped")
		}
		r.Flat = r.Flat[:start]
		return nil
	}
	r.ends = append(r.ends, len(r.Flat))
	return nil
}

// polygon reads the rings of a polygon, the outer one first. Without its outer
// ring it is left out.
func (r *Reader) polygon() error {
	rings, start := len(r.ends), len(r.Flat)
	lost := false
	err := r.Array(func(i int) error {
		kept, err := r.ring()
		lost = lost || i == 0 && !kept
		return err
	})
	if lost {
		r.ends, r.Flat = r.ends[:rings], r.Flat[:start]
	}
	return err
}

// ring reads a ring and closes it. One that is none, having fewer than three
// distinct points (rounding leaves such), is left out.
func (r *Reader) ring() (kept bool, err error) {
	start := len(r.Flat)
	if err := r.Points(); err != nil {
		return false, err
	}
	n := len(r.Flat)
	if n == start {
		return false, nil
	}
	if !threeDistinct(r.Flat[start:]) {
		r.Count("rings with fewer than three corners dropped")
		r.Flat = r.Flat[:start]
		return false, nil
	}
	if x, y := r.Flat[start], r.Flat[start+1]; x != r.Flat[n-2] || y != r.Flat[n-1] {
		r.Flat = append(r.Flat, x, y)
		r.Count("open rings closed")
	}
	r.ends = append(r.ends, len(r.Flat))
	return true, nil
}

// threeDistinct reports whether there are three different points.
func threeDistinct(flat []float64) bool {
	same := func(i, j int) bool { return flat[i] == flat[j] && flat[i+1] == flat[j+1] }
	second := 0
	for i := 2; i < len(flat); i += 2 {
		switch {
		case same(i, 0):
		case second == 0:
			second = i
		case !same(i, second):
			return true
		}
	}
	return false
}
