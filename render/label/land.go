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
}

// mostColumns is how many columns of lands there are at most.
const mostColumns = 256

// landsOf lists the polygons of all areas that want a label. It may be asked from several
// goroutines.
func landsOf(wanted []Wanted) *lands {
	var all []*land
	bounds := flat.Nothing[flat.Page]()
	for i, w := range wanted {
		switch g := main(w.Feature).(type) {
		case *geom.Polygon, *geom.MultiPolygon:
			for p := range flat.Polygons(g) {
				l := &land{owner: i, bounds: flat.Around[flat.Page](p.Ring(0), 2), polygon: p}
				l.edges = sync.OnceValue(func() *edges { return edgesOf(slices.Collect(rings(p))) })
				all, bounds = append(all, l), bounds.With(l.bounds)
			}
		}
	}
	ls := &lands{bounds, make([][]*land, min(len(all), mostColumns))}
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

// abroad reports whether a label that stands beside its own area stands on that of
// another one: whether a corner of its box, its middle or that of a side does.
func (ls *lands) abroad(s spot, own int) bool {
	box := s.boxes[0].Bounds()
	for c := ls.column(box.MinX); c <= min(ls.column(box.MaxX), len(ls.columns)-1); c++ {
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
	for i := range 9 {
		x := box.MinX + float64(box.Width()*float64(i%3)/2)
		y := box.MinY + float64(box.Height()*float64(i/3)/2)
		if l.has(x, y) {
			return true
		}
	}
	return false
}

// has reports whether a point is within the area, by the even-odd rule.
func (l *land) has(x, y float64) bool { return l.bounds.Has(x, y) && l.edges().has(x, y) }

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
