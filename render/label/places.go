package label

import (
	"math"

	"github.com/twpayne/go-geom"

	"github.com/seed-898ab921/kartograph/internal/flat"
)

// finder finds the places of a label's blocks: on or beside its feature, whatever that is.
type finder struct {
	spots func(block) []spot
	// room, when not nil, reports whether the feature has room for a block: whether smaller
	// ones need not be tried.
	room func(block) bool
}

// finderOf is how the places of a label are found.
func finderOf(w Wanted) finder {
	if w.Feature == nil {
		return finder{spots: func(block) []spot { return nil }}
	}
	if len(w.Positions) == 0 {
		switch g := w.Feature.(type) {
		case *geom.Polygon, *geom.MultiPolygon:
			a := newArea(g)
			return finder{a.places, a.hasRoom}
		}
		return finder{spots: usual(w)}
	}
	return finder{spots: wished(w)}
}

// wished finds the places at the positions that somebody wants.
func wished(w Wanted) func(block) []spot {
	finders := make([]func(block) []spot, len(w.Positions))
	for i, p := range w.Positions {
		finders[i] = at(w, p)
	}
	return func(b block) []spot {
		var all []spot
		for i, find := range finders {
			for _, s := range find(b) {
				s.cost += float64(i) * costOfNext
				all = append(all, s)
			}
		}
		return all
	}
}

// usual finds the places where a label stands without anybody's wish.
func usual(w Wanted) func(block) []spot {
	switch g := w.Feature.(type) {
	case *geom.Point:
		return func(b block) []spot { return beside(b, g.X(), g.Y(), w.Radius) }
	case *geom.Polygon, *geom.MultiPolygon:
		return newArea(g).places
	case *geom.LineString, *geom.MultiLineString:
		return func(b block) []spot { return along(b, g, w) }
	}
	return nearPoint(w.Feature, "")
}

// at finds the places of one position.
func at(w Wanted, p Position) func(block) []spot {
	if s, ok := sideNamed(p); ok {
		return outside(w, s)
	}
	switch g := w.Feature.(type) {
	case *geom.Polygon, *geom.MultiPolygon:
		switch p {
		case Inside:
			return newArea(g).inside
		case Along:
			return newArea(g).turned
		}
	case *geom.LineString, *geom.MultiLineString:
		if p == Along {
			return func(b block) []spot { return along(b, g, w) }
		}
	case *geom.Point:
		if p == Inside || p == AtCentroid {
			return func(b block) []spot { return []spot{b.centred(g.X(), g.Y(), 0).named(string(p))} }
		}
		return usual(w)
	}
	return nearPoint(w.Feature, p)
}

// nearPoint finds places at the one point that a feature's label belongs to.
func nearPoint(g geom.T, p Position) func(block) []spot {
	x, y, ok := Point(g, p)
	if !ok {
		return func(block) []spot { return nil }
	}
	if p != AtCentroid {
		p = Inside
	}
	return func(b block) []spot {
		spots := near(b, x, y)
		for i := range spots {
			spots[i] = spots[i].named(string(p))
		}
		return spots
	}
}

// outside finds the place at one side of a feature: of the circle of a point, of the box
// around the largest part of anything else.
func outside(w Wanted, s side) func(block) []spot {
	if g, ok := w.Feature.(*geom.Point); ok {
		return func(b block) []spot { return []spot{b.toward(s, g.X(), g.Y(), w.Radius)} }
	}
	box, ok := boxOf(w.Feature)
	if !ok {
		return func(block) []spot { return nil }
	}
	x := box.MinX + float64(box.Width()*(s.dx+1)/2)
	y := box.MinY + float64(box.Height()*(s.dy+1)/2)
	return func(b block) []spot { return []spot{b.toward(s, x, y, 0)} }
}

// boxOf is the box around the largest part of a feature.
func boxOf(g geom.T) (flat.Page, bool) {
	box := flat.Nothing[flat.Page]()
	if rings := largestPart(g); len(rings) > 0 {
		box = flat.Around[flat.Page](rings[0], 2)
	} else {
		longest := -1.0
		for line := range flat.Lines(g) {
			if l := lineLength(line); l > longest {
				longest, box = l, flat.Around[flat.Page](line, 2)
			}
		}
	}
	ok := !box.Empty() && !math.IsInf(box.Width()+box.Height(), 0)
	return box, ok
}
