package label

import (
	"github.com/twpayne/go-geom"

	"github.com/seed-898ab921/kartograph/internal/flat"
)

// land is an area that is labelled.
type land struct {
	owner   int
	bounds  flat.Page
	polygon flat.Polygon
}

// landsOf lists the polygons of all areas that want a label.
func landsOf(wanted []Wanted) []land {
	var lands []land
	for i, w := range wanted {
		switch g := main(w.Feature).(type) {
		case *geom.Polygon, *geom.MultiPolygon:
			for p := range flat.Polygons(g) {
				lands = append(lands, land{i, flat.Around[flat.Page](p.Ring(0), 2), p})
			}
		}
	}
	return lands
}

// abroad reports whether a label that stands beside its own area stands on that of
// another one: whether a corner of its box, its middle or that of a side does.
func abroad(s spot, own int, lands []land) bool {
	box := s.boxes[0].Bounds()
	for _, l := range lands {
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
func (l land) has(x, y float64) bool {
	within := false
	for _, ring := range l.polygon.Rings() {
		for i := 3; i < len(ring); i += 2 {
			x0, y0, x1, y1 := ring[i-3], ring[i-2], ring[i-1], ring[i]
			if (y0 > y) != (y1 > y) && x < float64((x1-x0)*((y-y0)/(y1-y0)))+x0 {
				within = !within
			}
		}
	}
	return within
}
