package esrijson

import (
	"slices"

	"github.com/seed-898ab921/kartograph/internal/jsontext"
	"github.com/seed-898ab921/kartograph/internal/tally"
	"github.com/seed-898ab921/kartograph/layers/internal/corners"
	"github.com/seed-898ab921/kartograph/layers/internal/reference"
	"github.com/seed-898ab921/kartograph/layers/internal/rings"
	"github.com/twpayne/go-geom"
)

// kind says what a geometry's coordinates are.
type kind int

const (
	nothing kind = iota
	point
	points
	paths
	polygon
)

// geometry reads a geometry object, or a null; nil where there is nothing to
// draw.
func (r *reader) geometry() (geom.T, error) {
	if r.Null() {
		return nil, nil
	}
	r.Peek()
	at, kind := r.Pos(), nothing
	r.flat, r.ends = r.flat[:0], r.ends[:0]
	var corner [4]member
	err := r.Object(func(key []byte) (err error) {
		switch k := string(key); k {
		case "x", "y":
			kind = point
			return r.ordinate(&corner[k[0]-'x'])
		case "points":
			kind = points
			r.flat, err = r.Positions(r.flat)
			return tally.Of(tally.NotNumbers, err)
		case "paths", "rings":
			if kind = paths; k == "rings" {
				kind = polygon
			}
			return r.parts()
		case "curvePaths", "curveRings":
			return tally.Of("curves", jsontext.ErrorAt(r.Pos(), "curves are not read; ask the service with returnTrueCurves=false"))
		case "spatialReference":
			return r.ownSystem()
		}
		return r.Skip()
	})
	if err != nil {
		return nil, err
	}
	if kind == point {
		if corner[0].missing || corner[1].missing || !corner[0].seen || !corner[1].seen {
			return nil, nil
		}
		r.flat = append(r.flat, corner[0].value, corner[1].value)
	}
	return r.make(kind, at)
}

// member is a coordinate that stands by itself.
type member struct {
	value         float64
	seen, missing bool
}

// ordinate reads a coordinate of a point: a number, or null or "NaN" for one
// without a place.
func (r *reader) ordinate(m *member) error {
	m.seen = true
	v, err := r.Number()
	if jsontext.IsMissing(err) {
		m.missing = true
		return r.Skip()
	}
	m.value = v
	return tally.Of(tally.NotNumbers, err)
}

// parts reads the points of paths or rings.
func (r *reader) parts() error {
	return r.Array(func(int) (err error) {
		if r.flat, err = r.Positions(r.flat); err != nil {
			return tally.Of(tally.NotNumbers, err)
		}
		r.ends = append(r.ends, len(r.flat))
		return nil
	})
}

// ownSystem reads the coordinate system of a geometry, which counts where neither
// the layer nor the feature set names one.
func (r *reader) ownSystem() error {
	r.Peek()
	at := r.Pos()
	raw, err := r.Raw()
	if err != nil || r.source.asked || r.source.crs.Name() != "" || string(raw) == "null" {
		return err
	}
	if r.crs, err = systemOf(raw, r.source.grids); err != nil {
		return tally.Of("a coordinate system of their own that is not known", jsontext.At(at, err))
	}
	return nil
}

// make makes the geometry of what was read; at is where it stands.
func (r *reader) make(kind kind, at int) (g geom.T, err error) {
	switch kind {
	case point:
		g = geom.NewPointFlat(geom.XY, slices.Clone(r.flat))
	case points:
		if len(r.flat) > 0 {
			g = geom.NewMultiPointFlat(geom.XY, slices.Clone(r.flat))
		}
	case paths:
		g = r.lines()
	case polygon:
		g = r.polygons()
	default:
		return nil, nil
	}
	if g == nil {
		return nil, nil
	}
	turned, err := r.crs.PlaceGeometry(g)
	if err != nil {
		return nil, jsontext.At(at, err)
	}
	if turned {
		r.count(reference.Turned)
	}
	return g, nil
}

// lines makes lines of the parts, those that have a length.
func (r *reader) lines() geom.T {
	var flat []float64
	var ends []int
	start := 0
	for _, end := range r.ends {
		if part := r.flat[start:end]; corners.Two(part) {
			flat = append(flat, part...)
			ends = append(ends, len(flat))
		} else if len(part) > 0 {
			r.count("lines without length left out")
		}
		start = end
	}
	switch len(ends) {
	case 0:
		return nil
	case 1:
		return geom.NewLineStringFlat(geom.XY, flat)
	}
	return geom.NewMultiLineStringFlat(geom.XY, flat, ends)
}

// polygons makes polygons of the parts, those that are rings.
func (r *reader) polygons() geom.T {
	r.rings = r.rings[:0]
	start := 0
	for _, end := range r.ends {
		ring, ok := rings.New(r.flat, start/2, end/2)
		switch {
		case ok:
			r.rings = append(r.rings, ring)
		case end > start:
			r.count("rings of fewer than 3 distinct points left out")
		}
		start = end
	}
	if len(r.rings) == 0 {
		return nil
	}
	p := rings.Build(r.flat, r.rings, nil)
	if p.Guessed {
		r.count("polygons with too many entangled rings; holes were told by direction and order alone")
	}
	return p.Geometry()
}
