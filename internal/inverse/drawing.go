package inverse

import "github.com/twpayne/go-geom"

// Drawing is what was drawn of a feature, pixels: polygons with their boxes.
type Drawing struct {
	Geom     geom.T
	polygons [][][]float64
	boxes    []*geom.Bounds
}

// NewDrawing takes a polygon, a multipolygon or nil.
func NewDrawing(g geom.T) Drawing {
	d := Drawing{Geom: g, polygons: polygonsOf(g)}
	for _, p := range d.polygons {
		b := geom.NewBounds(geom.XY)
		for _, r := range p {
			b.Extend(geom.NewLineStringFlat(geom.XY, r))
		}
		d.boxes = append(d.boxes, b)
	}
	return d
}

// In reports whether a point lies in one of the polygons of a drawing, by the
// even-odd rule over the rings of each.
func (d *Drawing) In(x, y float64) bool {
	for i, rings := range d.polygons {
		if b := d.boxes[i]; x < b.Min(0) || x > b.Max(0) || y < b.Min(1) || y > b.Max(1) {
			continue
		}
		odd := false
		for _, r := range rings {
			for i := 2; i < len(r); i += 2 {
				x0, y0, x1, y1 := r[i-2], r[i-1], r[i], r[i+1]
				if (y0 > y) != (y1 > y) && x < x0+(x1-x0)*((y-y0)/(y1-y0)) {
					odd = !odd
				}
			}
		}
		if odd {
			return true
		}
	}
	return false
}
