package label

import (
	"iter"
	"slices"
	"sync"

	"github.com/twpayne/go-geom"

	"github.com/seed-898ab921/kartograph/internal/flat"
)

// land is an area that is labelled.
type land struct {
	owner   int
	bounds  flat.Page
	polygon flat.Polygon
	// edges are those of the polygon, prepared when somebody asks first.
	edges func() *edges
}

// lands are those of a page, by the columns of it that they reach into.
type lands struct {
	bounds  flat.Page
	columns [][]*land
	// parts are those of each area, by its number.
	parts map[int][]*land
}

// mostColumns is how many columns of lands there are at most.
const mostColumns = 256

// landsOf lists the polygons of all areas that want a label. It may be asked from several
// goroutines.
func landsOf(wanted *List) *lands {
	var all []*land
	bounds, parts := flat.Nothing[flat.Page](), map[int][]*land{}
	for i := range wanted.items {
		switch g := main(wanted.items[i].feature).(type) {
		case *geom.Polygon, *geom.MultiPolygon:
			for p := range flat.Polygons(g) {
				l := &land{owner: i, bounds: flat.Around[flat.Page](p.Ring(0), 2), polygon: p}
				l.edges = sync.OnceValue(func() *edges { return edgesOf(slices.Collect(rings(p))) })
				all, bounds, parts[i] = append(all, l), bounds.With(l.bounds), append(parts[i], l)
			}
		}
	}
	ls := &lands{bounds, make([][]*land, min(len(all), mostColumns)), parts}
	for _, l := range all {
		for c := ls.column(l.bounds.MinX); c <= ls.column(l.bounds.MaxX); c++ {
			ls.columns[c] = append(ls.columns[c], l)
		}
	}
	return ls
}

// column is the column that x lies in, or the nearest.
func (ls *lands) column(x float64) int {
	n := float64(len(ls.columns))
	at := (x - ls.bounds.MinX) / ls.bounds.Width() * n
	if !(at > 0) {
		return 0
	}
	return int(min(at, n-1))
}

// homely leaves out places of the name of an area on the areas of others: those beside it,
// and, where the area is an island, those that reach across its coast, as long as there are
// others. Who reads a name that begins on the next coast takes it for that of the coast.
func (ls *lands) homely(spots []spot, own int) []spot {
	spots = slices.DeleteFunc(spots, func(s spot) bool { return s.beside && ls.abroad(s, own) })
	away := func(s spot) bool { return s.spills && ls.abroad(s, own) }
	if !slices.ContainsFunc(spots, away) || !ls.island(own) {
		return spots
	}
	if home := slices.DeleteFunc(slices.Clone(spots), away); len(home) > 0 {
		return home
	}
	return spots
}

// ashore is how near, in pixels, the areas of two neighbours are whose borders are drawn as one.
const ashore = 0.75

// island reports whether the largest part of an area has no neighbours.
func (ls *lands) island(own int) bool {
	l := ls.largest(own)
	if l == nil {
		return false
	}
	around, shore := l.bounds.Grown(ashore), l.polygon.Ring(0)
	for c := ls.column(around.MinX); c <= ls.column(around.MaxX); c++ {
		for _, other := range ls.columns[c] {
			if other.owner == own || !other.bounds.Meets(around) {
				continue
			}
			reach := other.bounds.Grown(ashore)
			for i := 0; i+1 < len(shore); i += 2 {
				if reach.Has(shore[i], shore[i+1]) && other.edges().nearer(shore[i], shore[i+1], ashore) {
					return false
				}
			}
		}
	}
	return true
}

// largest is the part of an area with the largest bounds.
func (ls *lands) largest(own int) *land {
	var best *land
	for _, l := range ls.parts[own] {
		if best == nil || l.bounds.Width()*l.bounds.Height() > best.bounds.Width()*best.bounds.Height() {
			best = l
		}
	}
	return best
}

// abroad reports whether a label that stands beside its own area stands on that of
// another one: whether a corner of its box, its middle or that of a side does.
func (ls *lands) abroad(s spot, own int) bool {
	box := s.boxes[0].Bounds()
	for c := ls.column(box.MinX); c <= ls.column(box.MaxX) && c < len(ls.columns); c++ {
		for _, l := range ls.columns[c] {
			if l.owner != own && l.bounds.Meets(box) && l.under(box) {
				return true
			}
		}
	}
	return false
}

// under reports whether a corner of a box, its middle or that of a side is within the area.
func (l *land) under(box flat.Page) bool {
	for i := range 3 {
		if l.edges().hasOneOf(box.MinX, box.MaxX, box.MinY+float64(box.Height()*float64(i)/2)) {
			return true
		}
	}
	return false
}

// rings goes through the rings of a polygon.
func rings(p flat.Polygon) iter.Seq[[]float64] {
	return func(yield func([]float64) bool) {
		for _, ring := range p.Rings() {
			if !yield(ring) {
				return
			}
		}
	}
}
