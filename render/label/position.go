package label

import "slices"

// Position is where on its feature, or beside it, a text stands.
type Position string

// The positions of texts.
const (
	// Beside a point or what is seen of another feature: north is up.
	NorthEast Position = "ne"
	North     Position = "n"
	NorthWest Position = "nw"
	West      Position = "w"
	East      Position = "e"
	SouthWest Position = "sw"
	South     Position = "s"
	SouthEast Position = "se"
	// Inside is inside of an area, on a point, at the middle of a line.
	Inside Position = "inside"
	// Along is along a line; along the edge of an area, inside of it.
	Along Position = "along"
	// AtCentroid is at the centre of mass, which may lie outside of an area.
	AtCentroid Position = "centroid"
)

// costOfNext is what each further position in a list of wanted ones costs.
const costOfNext = 60

// side is one of the places beside a point: the direction from it, its name, and what it
// costs.
type side struct {
	dx, dy float64
	name   Position
	cost   float64
}

// sides lists the eight places beside a point, the best first, in the order of J.
// Krygier and D. Wood, "Making maps" (2nd edition, 2011): right before left, above
// before below, and the middle of a side only where no corner is free.
func sides() [8]side {
	return [8]side{
		{1, -1, NorthEast, 0}, {-1, -1, NorthWest, 30}, {1, 1, SouthEast, 50}, {-1, 1, SouthWest, 70},
		{1, 0, East, 90}, {-1, 0, West, 110}, {0, -1, North, 130}, {0, 1, South, 150},
	}
}

// sideNamed is the side that a position names.
func sideNamed(p Position) (side, bool) {
	all := sides()
	i := slices.IndexFunc(all[:], func(s side) bool { return s.name == p })
	if i < 0 {
		return side{}, false
	}
	s := all[i]
	s.cost = 0
	return s, true
}
