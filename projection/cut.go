package projection

import (
	"math"
	"slices"

	"github.com/seed-898ab921/kartograph/internal/sorting"
)

// cut is the stage that opens the sphere along the antimeridian and, for
// interrupted projections, along slits from a pole. What is left lies flat in
// lambda and phi; its loop runs up the east side, west along the north pole,
// down the west side and back along the south pole, in and out of the slits.
type cut struct {
	slits []slit
	// corners are the loop's vertices and marks their positions.
	corners []spot
	marks   []float64
	// west is the position of the upper end of the west side.
	west, length float64
	probes       []meridianProbe
}

// slit is a cut along a meridian between low and high, one of which is a pole.
type slit struct {
	lambda, low, high float64
	// east and west are the positions of its sides' upper and lower end.
	east, west float64
}

// newCut makes the cut of the antimeridian and of the meridians on which the
// lobes' rings run: an edge on the same meridian of two lobes is one slit, and
// edges along parallels join what they bound.
func newCut(lobes [][][2]float64) *cut {
	c := &cut{slits: slitsOf(lobes)}
	c.corner(math.Pi, -halfPi)
	c.corner(math.Pi, 0)
	c.corner(math.Pi, halfPi)
	for _, i := range slices.Backward(indexes(c.slits)) {
		if s := &c.slits[i]; s.high == halfPi {
			c.along90(s.lambda + speck)
			s.east = c.corner(s.lambda+speck, halfPi)
			c.corner(s.lambda+speck, s.low)
			s.west = c.corner(s.lambda-speck, s.low)
			c.corner(s.lambda-speck, halfPi)
		}
	}
	c.along90(-math.Pi)
	c.west = c.corner(-math.Pi, halfPi)
	c.corner(-math.Pi, 0)
	c.corner(-math.Pi, -halfPi)
	for i := range c.slits {
		if s := &c.slits[i]; s.high != halfPi {
			c.along90(s.lambda - speck)
			s.west = c.corner(s.lambda-speck, -halfPi)
			c.corner(s.lambda-speck, s.high)
			s.east = c.corner(s.lambda+speck, s.high)
			c.corner(s.lambda+speck, -halfPi)
		}
	}
	c.along90(math.Pi)
	c.length = c.marks[len(c.marks)-1] + math.Pi - c.corners[len(c.corners)-1].lambda
	return c
}

func indexes(s []slit) []int {
	n := make([]int, len(s))
	for i := range n {
		n[i] = i
	}
	return n
}

// corner appends a vertex of the loop and returns its position.
func (c *cut) corner(lambda, phi float64) float64 {
	at := 0.0
	if n := len(c.corners); n > 0 {
		last := c.corners[n-1]
		at = c.marks[n-1] + math.Abs(lambda-last.lambda) + math.Abs(phi-last.phi)
	}
	c.corners = append(c.corners, spot{lambda, phi})
	c.marks = append(c.marks, at)
	return at
}

// along90 appends the vertices every 90 degrees on the way along a pole, which
// give curves that close upon themselves something to be resampled between.
func (c *cut) along90(to float64) {
	last := c.corners[len(c.corners)-1]
	for _, m := range [3]float64{-halfPi, 0, halfPi} {
		if to < last.lambda {
			m = -m
		}
		if (m-last.lambda)*(to-m) > speck {
			c.corner(m, last.phi)
		}
	}
}

// slitsOf finds the meridians on which the lobes' rings run, in order.
func slitsOf(lobes [][][2]float64) []slit {
	var found []slit
	for _, ring := range lobes {
		for i, b := range ring {
			a := ring[(i+len(ring)-1)%len(ring)]
			if math.Abs(a[0]-b[0]) > 1e-6 || math.Abs(a[0]) > 180-1e-6 || a[1] == b[1] {
				continue
			}
			s := slit{lambda: a[0] * degree, low: min(a[1], b[1]) * degree, high: max(a[1], b[1]) * degree}
			if s.low < 0 && s.high > 0 {
				found = append(found, slit{lambda: s.lambda, low: s.low, high: 0})
				s.low = 0
			}
			found = append(found, s)
		}
	}
	for i := range found {
		if found[i].high > halfPi-1e-6 {
			found[i].high = halfPi
		} else {
			found[i].low = -halfPi
		}
	}
	sorting.By(found, func(a, b slit) int {
		if math.Abs(a.lambda-b.lambda) < 1e-6 {
			return sign(a.high - b.high)
		}
		return sign(a.lambda - b.lambda)
	})
	return slices.CompactFunc(found, func(a, b slit) bool {
		return math.Abs(a.lambda-b.lambda) < 1e-6 && (a.high == halfPi) == (b.high == halfPi)
	})
}

func sign(v float64) int {
	switch {
	case v > 0:
		return 1
	case v < 0:
		return -1
	}
	return 0
}

func (c *cut) turn() float64 { return c.length }

func (c *cut) sees(spot) bool { return true }

// along implements stage.
func (c *cut) along(from, to float64, dst []spot) []spot {
	for lap := range 2 {
		base := float64(lap) * c.length
		for i, m := range c.marks {
			if at := m + base; at > from && at < to {
				dst = append(dst, c.corners[i])
			}
		}
	}
	return dst
}

// lean implements stage: the point's phi is compared on the sides, which run
// north in the east and south in the west; the depth is its distance from the
// side.
func (c *cut) lean(at float64, s spot) float64 {
	i, _ := slices.BinarySearch(c.marks, at)
	i = min(i, len(c.marks)-1)
	a := c.corners[max(i-1, 0)]
	b := c.corners[i]
	if a == b {
		b = c.corners[1]
	}
	depth := math.Abs(s.lambda - b.lambda)
	phi := a.phi + math.Copysign(at-c.marks[max(i-1, 0)], b.phi-a.phi)
	return math.Atan2(math.Copysign(1, b.phi-a.phi)*(s.phi-phi), depth)
}
