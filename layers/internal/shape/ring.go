package shape

import (
	"github.com/seed-898ab921/kartograph/internal/jsontext"
	"github.com/seed-898ab921/kartograph/layers/internal/corners"
)

// point reads a position, or the empty array of an empty point.
func (r *Reader) point() error {
	at := r.Pos()
	if r.Next('[') && r.Next(']') {
		return nil
	}
	r.Seek(at)
	var err error
	if r.Flat, err = r.Position(r.Flat); jsontext.IsMissing(err) {
		r.Seek(at)
		return r.Skip()
	}
	return err
}

// points reads positions, all but those whose coordinates are missing.
func (r *Reader) points() error {
	return r.Array(func(int) error {
		r.Peek()
		at := r.Pos()
		flat, err := r.Position(r.Flat)
		if jsontext.IsMissing(err) {
			r.Count("points without coordinates left out")
			r.Seek(at)
			return r.Skip()
		}
		r.Flat = flat
		return err
	})
}

// line reads a line; one with fewer than two different points is left out.
func (r *Reader) line() error {
	start := len(r.Flat)
	if err := r.Points(); err != nil {
		return err
	}
	if n := len(r.Flat) - start; !corners.Two(r.Flat[start:]) {
		switch {
		case n > 2:
			r.Count("lines without length dropped")
		case n > 0:
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
	if !corners.Three(r.Flat[start:]) {
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
