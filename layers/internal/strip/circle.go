package strip

import "math"

const (
	// fewest and most are how many corners a circle may have; 2 to the power of their
	// difference is between them.
	fewest, most = 32, 256
	// sagitta is how far the side of a circle may be within it, in px, where more
	// corners are allowed.
	sagitta = 0.05
)

// Circle is the corners of a circle around nothing with the radius 1, clockwise on the page.
type Circle []vector

type vector struct{ x, y float64 }

// NewCircle makes the circle that stands for one of a radius in px.
func NewCircle(radius float64) Circle {
	corners := fewest
	// The sagitta of a side of a circle with n corners is r·(1-cos(π/n)), about r·π²/2n².
	for ; corners < most && radius*math.Pi*math.Pi/float64(2*corners*corners) > sagitta; corners *= 2 {
	}
	c := Circle{{1, 0}, {0, 1}, {-1, 0}, {0, -1}}
	for len(c) < corners {
		finer := make(Circle, 0, 2*len(c))
		for i, v := range c {
			// Halves of angles by square roots are the same on all processors,
			// which sines are not.
			w := c[(i+1)%len(c)]
			finer = append(finer, v, unit(v.x+w.x, v.y+w.y))
		}
		c = finer
	}
	return c
}

// unit is the vector of length 1 in a direction.
func unit(x, y float64) vector {
	l := length(x, y)
	return vector{x / l, y / l}
}

// within calls f for the corners that come clockwise after the direction from, up to a half
// circle later, and before the direction to.
func (c Circle) within(from, to vector, f func(vector)) {
	first := c.after(from)
	for i := range len(c) / 2 {
		v := c[(first+i)%len(c)]
		if cross(v, to) <= 0 {
			return
		}
		f(v)
	}
}

// after is the first corner that comes clockwise after a direction.
func (c Circle) after(from vector) int {
	// The corners after it are half of them, one behind the other: halving finds
	// where they begin among a quarter.
	quarter := len(c) / 4
	start := 0
	for start < len(c) && !(cross(from, c[start]) <= 0 && dot(from, c[start]) > 0) {
		start += quarter
	}
	low, high := start, start+quarter // low is not after from, high is
	for high-low > 1 {
		if middle := (low + high) / 2; cross(from, c[middle%len(c)]) > 0 {
			high = middle
		} else {
			low = middle
		}
	}
	return high % len(c)
}

func cross(a, b vector) float64 { return float64(a.x*b.y) - float64(a.y*b.x) }

func dot(a, b vector) float64 { return float64(a.x*b.x) + float64(a.y*b.y) }
