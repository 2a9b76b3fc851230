package geometrytext

import (
	"errors"
	"fmt"

	"github.com/seed-898ab921/kartograph/internal/jsontext"
	"github.com/seed-898ab921/kartograph/layers/internal/shape"
	"github.com/twpayne/go-geom"
)

// reader reads a geometry of GeoJSON.
type reader struct {
	shape.Reader
	system []byte
}

// maxDepth is how deep collections may stand in one another, of which each is
// passed over once before it is read.
const maxDepth = 32

// parseJSON reads a geometry of GeoJSON, or the one of a feature.
func parseJSON(text []byte, count func(string)) (Geometry, error) {
	r := &reader{}
	r.Cursor = jsontext.NewCursor(text, 0)
	r.Count = count
	r.Points = func() (err error) {
		r.Flat, err = r.Positions(r.Flat)
		return err
	}
	members, err := r.geometry(nil, 0)
	if err == nil && r.Peek() != 0 {
		err = errors.New("nothing more is expected after the geometry")
	}
	var g geom.T
	if err == nil {
		g, err = shape.Collect(members)
	}
	if err != nil {
		return Geometry{}, fmt.Errorf("GeoJSON: %w", err)
	}
	return Geometry{Shape: g, System: r.system}, nil
}

// geometry reads an object and appends its geometry unless it is empty; of a
// collection, and of a feature, what is in it.
func (r *reader) geometry(members []geom.T, depth int) ([]geom.T, error) {
	if depth > maxDepth {
		return members, fmt.Errorf("collections are nested more than %d deep", maxDepth)
	}
	if r.Null() {
		return members, nil
	}
	kind, content := "", -1
	var start jsontext.Mark
	err := r.Object(func(key []byte) (err error) {
		switch string(key) {
		case "type":
			kind, err = r.Text()
			return err
		case "crs":
			r.system, err = r.Raw()
			return err
		case "coordinates", "geometries", "geometry":
			r.Peek()
			start, content = r.Mark(), r.Pos()
		}
		return r.Skip()
	})
	if err != nil {
		return members, err
	}
	if content < 0 {
		return members, fmt.Errorf("the %q has no coordinates", kind)
	}
	end := r.Mark()
	r.Reset(start)
	members, err = r.content(kind, members, depth+1)
	r.Reset(end)
	return members, err
}

// content reads what an object of a kind has in it.
func (r *reader) content(kind string, members []geom.T, depth int) ([]geom.T, error) {
	switch {
	case kind == "Feature":
		return r.geometry(members, depth)
	case kind == "GeometryCollection":
		err := r.Array(func(int) (err error) {
			members, err = r.geometry(members, depth)
			return err
		})
		return members, err
	case !shape.IsGeometry(kind):
		return members, fmt.Errorf("%q is not a type of geometry", kind)
	case r.Null():
		return members, nil
	}
	if err := r.Read(kind); err != nil {
		return members, err
	}
	if g := r.Geometry(kind); g != nil {
		members = append(members, g)
	}
	return members, nil
}
