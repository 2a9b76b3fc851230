package crs

import (
	"github.com/seed-898ab921/kartograph/projection/crs/internal/projstring"
)

// axes says which way the two coordinates of a system run: as +axis does, by
// the letters e, w, n and s. Registries that only put the northing first are
// read as east, north; the letters are for systems that count southings and
// westings, and for PROJ strings that say +axis themselves.
type axes struct {
	// swap says that the first coordinate is the northing or southing.
	swap, west, south bool
}

var eastNorth = axes{}

func axesOf(p *projstring.Params) (axes, error) {
	text := p.Get("axis")
	if text == "" {
		return eastNorth, nil
	}
	letters := [3]byte{}
	if len(text) == 3 {
		copy(letters[:], text)
	}
	a := axes{swap: letters[0] == 'n' || letters[0] == 's'}
	x, y := letters[0], letters[1]
	if a.swap {
		x, y = y, x
	}
	a.west, a.south = x == 'w', y == 's'
	ok := (x == 'e' || x == 'w') && (y == 'n' || y == 's') && (letters[2] == 'u' || letters[2] == 'd')
	if !ok {
		return a, p.Bad("axis", "axes are given as enu, neu, wsu or another three of the letters e w, n s, u d")
	}
	return a, nil
}

func (a axes) toEastNorth(x, y float64) (float64, float64) {
	if a.swap {
		x, y = y, x
	}
	if a.west {
		x = -x
	}
	if a.south {
		y = -y
	}
	return x, y
}

func (a axes) fromEastNorth(x, y float64) (float64, float64) {
	if a.west {
		x = -x
	}
	if a.south {
		y = -y
	}
	if a.swap {
		x, y = y, x
	}
	return x, y
}
