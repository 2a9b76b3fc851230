package formula

import "math"

// Lobe is a part of an interrupted map, from the equator to a pole: between
// the meridians West and East, centred on Middle (radians).
type Lobe struct{ West, Middle, East float64 }

// Interrupted draws each lobe with the same projection about its own central
// meridian, so that all hang together along the equator. Goode 1925; Snyder and
// Voxland 1989. Make it with NewInterrupted.
type Interrupted struct {
	base         Formula
	north, south []placedLobe
}

// placedLobe is a lobe with the eastings of its middle and its eastern end on
// the equator.
type placedLobe struct {
	Lobe
	middleX, eastX float64
}

// NewInterrupted returns base, a pseudocylindrical projection with its longest
// parallel on the equator, cut into lobes. Those of each hemisphere, at least
// one, run from -pi to pi without gaps.
func NewInterrupted(base Formula, north, south []Lobe) Interrupted {
	place := func(lobes []Lobe) []placedLobe {
		placed := make([]placedLobe, len(lobes))
		for i, l := range lobes {
			placed[i].Lobe = l
			placed[i].middleX, _ = base.Forward(l.Middle, 0)
			placed[i].eastX, _ = base.Forward(l.East, 0)
		}
		return placed
	}
	return Interrupted{base, place(north), place(south)}
}

// Forward implements Formula. A point on a cut belongs to the lobe in the west.
func (p Interrupted) Forward(lambda, phi float64) (x, y float64) {
	lobes := p.lobes(phi)
	i := 0
	for i < len(lobes)-1 && lambda > lobes[i].East {
		i++
	}
	x, y = p.base.Forward(lambda-lobes[i].Middle, phi)
	return x + lobes[i].middleX, y
}

// Inverse implements Formula.
func (p Interrupted) Inverse(x, y float64) (lambda, phi float64) {
	lobes := p.lobes(y)
	i := 0
	for i < len(lobes)-1 && x > lobes[i].eastX {
		i++
	}
	lobe := lobes[i]
	lambda, phi = p.base.Inverse(x-lobe.middleX, y)
	lambda += lobe.Middle
	within := math.Max(lobe.West, math.Min(lambda, lobe.East))
	if !(math.Abs(lambda-within)*math.Cos(phi) <= edge) {
		return nowhere()
	}
	return onSphere(within, phi)
}

func (p Interrupted) lobes(v float64) []placedLobe {
	if v < 0 {
		return p.south
	}
	return p.north
}
