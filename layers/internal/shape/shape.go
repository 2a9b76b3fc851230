// Package shape puts together the geometries of GeoJSON and TopoJSON, which
// nest their lines in the same way and differ in what a line is made of:
// positions, or numbers of arcs.
package shape

import (
	"slices"

	"github.com/seed-898ab921/kartograph/internal/jsontext"
	"github.com/seed-898ab921/kartograph/internal/longlist"
	"github.com/twpayne/go-geom"
)

// Reader reads one geometry after the other; it belongs to one goroutine.
type Reader struct {
	*jsontext.Cursor
	// Points takes what a line is made of and appends its points to Flat.
	Points func() error
	// Count is told of everything that was left out or mended.
	Count func(finding string)
	// Keep returns Flat as a geometry has it for good, and may give Flat other memory; nil
	// copies it.
	Keep func() []float64
	// Flat holds the coordinates, x then y, of the geometry being read.
	Flat []float64

	ends  []int
	endss [][]int
}

// IsGeometry reports whether kind is a type of geometry.
func IsGeometry(kind string) bool {
	switch kind {
	case "Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon", "GeometryCollection":
		return true
	}
	return false
}

// Read takes the coordinates, or arcs, of a geometry that is no collection into
// Flat, in place of what was there. Flat stays empty when there is nothing to
// draw.
func (r *Reader) Read(kind string) error {
	r.Flat, r.ends, r.endss = r.Flat[:0], r.ends[:0], r.endss[:0]
	switch kind {
	case "Point":
		return r.point()
	case "MultiPoint":
		return r.points()
	case "LineString":
		return r.line()
	case "MultiLineString":
		return r.Array(func(int) error { return r.line() })
	case "Polygon":
		return r.polygon()
	case "MultiPolygon":
		return r.Array(func(int) error {
			from := len(r.ends)
			if err := r.polygon(); err != nil || len(r.ends) == from {
				return err
			}
			r.endss = append(r.endss, slices.Clone(r.ends[from:]))
			return nil
		})
	}
	return r.Errorf("%q is not a type of geometry", kind)
}

// Geometry returns the geometry that was read last, of layout XY, or nil if
// there was nothing to draw. It shares nothing with the Reader but what Keep
// gives it.
func (r *Reader) Geometry(kind string) geom.T {
	if len(r.Flat) == 0 {
		return nil
	}
	flat := r.kept()
	switch kind {
	case "Point":
		return geom.NewPointFlat(geom.XY, flat)
	case "MultiPoint":
		return geom.NewMultiPointFlat(geom.XY, flat)
	case "LineString":
		return geom.NewLineStringFlat(geom.XY, flat)
	case "MultiLineString":
		return geom.NewMultiLineStringFlat(geom.XY, flat, slices.Clone(r.ends))
	case "Polygon":
		return geom.NewPolygonFlat(geom.XY, flat, slices.Clone(r.ends))
	case "MultiPolygon":
		return geom.NewMultiPolygonFlat(geom.XY, flat, slices.Clone(r.endss))
	}
	return nil
}

// large is how many coordinates are handed over as they are where they fill the list that they are in.
const large = 1 << 16

// kept are the coordinates for good.
func (r *Reader) kept() []float64 {
	if r.Keep != nil {
		return r.Keep()
	}
	if n := len(r.Flat); n >= large && n >= cap(r.Flat)/4*3 {
		flat := slices.Clip(r.Flat)
		r.Flat = nil
		return flat
	}
	return longlist.Clone(r.Flat)
}

// Collect returns a collection of the members, the only member itself, or nil
// for none.
func Collect(members []geom.T) (geom.T, error) {
	switch len(members) {
	case 0:
		return nil, nil
	case 1:
		return members[0], nil
	}
	all := geom.NewGeometryCollection()
	err := all.Push(members...)
	return all, err
}
