// Package corners tells whether lines and rings have enough different points to
// be drawn. Coordinates are flat, x then y; equal means equal to the last bit.
package corners

// Two reports whether there are two different points, without which a line has
// no length.
func Two(flat []float64) bool {
	for i := 2; i+1 < len(flat); i += 2 {
		if flat[i] != flat[0] || flat[i+1] != flat[1] {
			return true
		}
	}
	return false
}

// Three reports whether there are three different points, without which a ring
// has no inside.
func Three(flat []float64) bool {
	second := 0
	for i := 2; i+1 < len(flat); i += 2 {
		switch {
		case flat[i] == flat[0] && flat[i+1] == flat[1]:
		case second == 0:
			second = i
		case flat[i] != flat[second] || flat[i+1] != flat[second+1]:
			return true
		}
	}
	return false
}
