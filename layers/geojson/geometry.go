package geojson

import (
	"github.com/seed-898ab921/kartograph/internal/jsontext"
	"github.com/seed-898ab921/kartograph/layers/internal/shape"
	"github.com/twpayne/go-geom"
)

// geometry reads a geometry object, or a null. The result is nil, and counted,
// where there is nothing to draw.
func (r *reader) geometry() (geom.T, error) {
	if r.Null() {
		r.count("null geometries skipped")
		return nil, nil
	}
	r.Peek()
	start := r.Pos()
	members, err := r.members(nil)
	if err != nil {
		return nil, err
	}
	if len(members) == 0 {
		r.count("empty geometries skipped")
	}
	g, err := shape.Collect(members)
	if err != nil {
		return nil, jsontext.ErrorAt(start, "%v", err)
	}
	return g, nil
}

// members reads a geometry object and appends it to members unless it is
// empty. Of a collection it appends the members, so that collections in
// collections become one.
func (r *reader) members(members []geom.T) ([]geom.T, error) {
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
	case !shape.IsGeometry(kind):
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
	if kind == "GeometryCollection" {
		err := r.Array(func(int) (err error) {
			members, err = r.members(members)
			return err
		})
		return members, err
	}
	r.Peek()
	at := r.Pos()
	if err := r.Read(kind); err != nil {
		return members, err
	}
	if err := shape.ToDegrees(r.Flat, r.crs); err != nil {
		return members, jsontext.ErrorAt(at, "%v", err)
	}
	if g := r.Geometry(kind); g != nil {
		members = append(members, g)
	}
	return members, nil
}
