package geojson

// point reads a position, or the empty array of an empty point.
func (r *reader) point() error {
	at := r.Pos()
	if r.Next('[') && r.Next(']') {
		return nil
	}
	r.Seek(at)
	var err error
	r.flat, err = r.Position(r.flat)
	return err
}

// line reads the positions of a line; one with fewer than two is left out.
func (r *reader) line() error {
	start := len(r.flat)
	var err error
	if r.flat, err = r.Positions(r.flat); err != nil {
		return err
	}
	if n := (len(r.flat) - start) / 2; n < 2 {
		if n > 0 {
			r.count("lines of a single point dropped")
		}
		r.flat = r.flat[:start]
		return nil
	}
	r.ends = append(r.ends, len(r.flat))
	return nil
}

// polygon reads the rings of a polygon, the outer one first. Without its outer
// ring it is left out.
func (r *reader) polygon() error {
	rings, start := len(r.ends), len(r.flat)
	lost := false
	err := r.Array(func(i int) error {
		kept, err := r.ring()
		lost = lost || i == 0 && !kept
		return err
	})
	if lost {
		r.ends, r.flat = r.ends[:rings], r.flat[:start]
	}
	return err
}

// ring reads the positions of a ring and closes it. One that is no ring, having
// fewer than three corners, is left out.
func (r *reader) ring() (kept bool, err error) {
	start := len(r.flat)
	if r.flat, err = r.Positions(r.flat); err != nil {
		return false, err
	}
	n := len(r.flat)
	if n-start < 2 {
		return false, nil
	}
	open := r.flat[start] != r.flat[n-2] || r.flat[start+1] != r.flat[n-1]
	if open {
		r.flat = append(r.flat, r.flat[start], r.flat[start+1])
	}
	if len(r.flat)-start < 4*2 {
		r.count("rings with fewer than three corners dropped")
		r.flat = r.flat[:start]
		return false, nil
	}
	if open {
		r.count("open rings closed")
	}
	r.ends = append(r.ends, len(r.flat))
	return true, nil
}
