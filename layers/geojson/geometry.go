package geojson

import (
	"slices"

	"github.com/seed-898ab921/kartograph/layers/geojson/jsontext"
	"github.com/seed-898ab921/kartograph/layers/internal/reference"
	"github.com/twpayne/go-geom"
)

// shape reads a geometry object and appends it to members unless it is empty.
// Of a collection it appends the members, so that collections in collections
// become one.
func (r *reader) shape(members []geom.T) ([]geom.T, error) {
	r.Peek()
	start, kind := r.Pos(), ""
	// What stands before "type" is read afterwards.
	content, done := -1, false
	err := r.Object(func(key []byte) (err error) {
		switch string(key) {
		case "type":
			kind, err = r.Text()
		case "coordinates", "geometries":
			if (string(key) == "geometries") == (kind == "GeometryCollection") && kind != "" && !done {
				done = true
				members, err = r.content(kind, members)
				return err
			}
			if !done {
				r.Peek()
				content = r.Pos()
			}
			err = r.Skip()
		default:
			err = r.Skip()
		}
		return err
	})
	switch {
	case err != nil || done:
		return members, err
	case !isGeometry(kind):
		return members, unknownKind(start, kind)
	case content < 0:
		return members, jsontext.ErrorAt(start, "the %s has no coordinates", kind)
	}
	end := r.Pos()
	r.Seek(content)
	members, err = r.content(kind, members)
	r.Seek(end)
	return members, err
}

// content reads the coordinates of a geometry, or the members of a collection.
func (r *reader) content(kind string, members []geom.T) ([]geom.T, error) {
	if !isGeometry(kind) {
		return members, jsontext.ErrorAt(r.Pos(), "%q is not a type of geometry", kind)
	}
	if kind == "GeometryCollection" {
		err := r.Array(func(int) (err error) {
			members, err = r.shape(members)
			return err
		})
		return members, err
	}
	r.Peek()
	at := r.Pos()
	r.flat, r.ends, r.endss = r.flat[:0], r.ends[:0], r.endss[:0]
	if err := r.coordinates(kind); err != nil {
		return members, err
	}
	if len(r.flat) == 0 {
		return members, nil
	}
	if !r.crs.ToDegrees(r.flat) {
		r.count("geometries skipped for points outside of their coordinate system")
		return members, nil
	}
	if err := checkDegrees(r.flat); err != nil {
		return members, jsontext.ErrorAt(at, "%v", err)
	}
	return append(members, r.build(kind)), nil
}

// checkDegrees refuses what cannot be longitudes and latitudes, and puts what
// rounding carried beyond a pole back onto it.
func checkDegrees(flat []float64) error {
	for i := 0; i+1 < len(flat); i += 2 {
		x, y := flat[i], flat[i+1]
		if !reference.AreDegrees(x, y) {
			return reference.NotDegrees(x, y)
		}
		flat[i+1] = max(-90, min(y, 90))
	}
	return nil
}

// coordinates reads the coordinates of a geometry into flat, ends and endss.
func (r *reader) coordinates(kind string) (err error) {
	switch kind {
	case "Point":
		err = r.point()
	case "MultiPoint":
		r.flat, err = r.Positions(r.flat)
	case "LineString":
		err = r.line()
	case "MultiLineString":
		err = r.Array(func(int) error { return r.line() })
	case "Polygon":
		err = r.polygon()
	case "MultiPolygon":
		err = r.Array(func(int) error {
			from := len(r.ends)
			if err := r.polygon(); err != nil || len(r.ends) == from {
				return err
			}
			r.endss = append(r.endss, slices.Clone(r.ends[from:]))
			return nil
		})
	}
	return err
}

// build makes the geometry from copies of flat, ends and endss.
func (r *reader) build(kind string) geom.T {
	flat := slices.Clone(r.flat)
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
	}
	return geom.NewMultiPolygonFlat(geom.XY, flat, slices.Clone(r.endss))
}
