package formula

import "math"

// Lobe is a part of an interrupted map, from the equator to a pole: between
// the meridians West and East, centred on Middle (radians).
type Lobe struct{ West, Middle, East float64 }

// Interrupted draws each lobe with the Base projection about its own central
// meridian, so that all hang together along the equator. Goode 1925; Snyder and
// Voxland 1989, p. 66. Base is pseudocylindrical, with its longest parallel on
// the equator. North and South run from -pi to pi without gaps.
type Interrupted struct {
	Base         Formula
	North, South []Lobe
}

// Forward implements Formula. A point on a cut belongs to the lobe in the west.
func (p Interrupted) Forward(lambda, phi float64) (x, y float64) {
	lobes := p.lobes(phi)
	lobe := lobes[len(lobes)-1]
	for _, l := range lobes {
		if lambda <= l.East {
			lobe = l
			break
		}
	}
	x, y = p.Base.Forward(lambda-lobe.Middle, phi)
	shift, _ := p.Base.Forward(lobe.Middle, 0)
	return x + shift, y
}

// Inverse implements Formula.
func (p Interrupted) Inverse(x, y float64) (lambda, phi float64) {
	lobes := p.lobes(y)
	lobe := lobes[len(lobes)-1]
	for _, l := range lobes {
		if east, _ := p.Base.Forward(l.East, 0); x <= east {
			lobe = l
			break
		}
	}
	shift, _ := p.Base.Forward(lobe.Middle, 0)
	lambda, phi = p.Base.Inverse(x-shift, y)
	lambda += lobe.Middle
	within := math.Max(lobe.West, math.Min(lambda, lobe.East))
	if !(math.Abs(lambda-within)*math.Cos(phi) <= edge) {
		return nowhere()
	}
	return onSphere(within, phi)
}

func (p Interrupted) lobes(v float64) []Lobe {
	if v < 0 {
		return p.South
	}
	return p.North
}
