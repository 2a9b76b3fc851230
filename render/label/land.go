package label

import (
	"iter"
	"slices"

	"github.com/twpayne/go-geom"

	"github.com/seed-898ab921/kartograph/internal/flat"
)

// land is an area that is labelled.
type land struct {
	owner   int
	bounds  flat.Page
	polygon flat.Polygon
	// edges are those of the polygon as soon as somebody asks.
	edges *edges
}

// landsOf lists the polygons of all areas that want a label.
func landsOf(wanted []Wanted) []land {
	var lands []land
	for i, w := range wanted {
		switch g := main(w.Feature).(type) {
		case *geom.Polygon, *geom.MultiPolygon:
			for p := range flat.Polygons(g) {
				lands = append(lands, land{owner: i, bounds: flat.Around[flat.Page](p.Ring(0), 2), polygon: p})
			}
		}
	}
	return lands
}

// abroad reports whether a label that stands beside its own area stands on that of
// another one: whether a corner of its box, its middle or that of a side does.
func abroad(s spot, own int, lands []land) bool {
	box := s.boxes[0].Bounds()
	for k := range lands {
		l := &lands[k]
		if l.owner == own || !l.bounds.Meets(box) {
			continue
		}
		for i := range 9 {
			x := box.MinX + float64(box.Width()*float64(i%3)/2)
			y := box.MinY + float64(box.Height()*float64(i/3)/2)
			if l.has(x, y) {
				return true
			}
		}
	}
	return false
}

// has reports whether a point is within the area, by the even-odd rule.
func (l *land) has(x, y float64) bool {
	if !l.bounds.Has(x, y) {
		return false
	}
	if l.edges == nil {
		l.edges = edgesOf(slices.Collect(rings(l.polygon)))
	}
	return l.edges.has(x, y)
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
