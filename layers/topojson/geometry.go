package topojson

import (
	"errors"

	"github.com/seed-898ab921/kartograph/internal/jsontext"
	"github.com/seed-898ab921/kartograph/internal/tally"
	"github.com/seed-898ab921/kartograph/internal/text/brief"
	"github.com/seed-898ab921/kartograph/layers/internal/reference"
	"github.com/seed-898ab921/kartograph/layers/internal/shape"
	"github.com/twpayne/go-geom"
)

// members reads a geometry object and appends it to members unless it is
// empty. Of a collection it appends the members.
func (r *reader) members(members []geom.T) ([]geom.T, error) {
	r.Peek()
	start, kind, content := r.Pos(), "", map[string]int{}
	err := r.Object(func(key []byte) (err error) {
		switch k := string(key); k {
		case "type":
			kind, err = kindOf(r.Cursor)
		case "arcs", "coordinates", "geometries":
			r.Peek()
			content[k] = r.Pos()
			err = r.Skip()
		default:
			err = r.Skip()
		}
		return err
	})
	if err != nil || kind == "" {
		return members, err
	}
	if !shape.IsGeometry(kind) {
		return members, jsontext.ErrorAt(start, "%q is not a type of geometry", brief.Of(kind))
	}
	at, ok := content[contentOf(kind)]
	if !ok {
		return members, jsontext.ErrorAt(start, "the %s has no %q", kind, contentOf(kind))
	}
	end := r.Pos()
	r.Seek(at)
	members, err = r.content(kind, members)
	r.Seek(end)
	return members, err
}

// contentOf names the member that holds what a geometry of a type is made of.
func contentOf(kind string) string {
	switch kind {
	case "Point", "MultiPoint":
		return "coordinates"
	case "GeometryCollection":
		return "geometries"
	}
	return "arcs"
}

// content reads what a geometry is made of.
func (r *reader) content(kind string, members []geom.T) ([]geom.T, error) {
	if kind == "GeometryCollection" {
		err := r.Array(func(int) (err error) {
			if r.Null() {
				r.count("null geometries in collections left out")
				return nil
			}
			members, err = r.members(members)
			return err
		})
		return members, err
	}
	if r.Null() {
		return members, nil
	}
	r.Peek()
	at := r.Pos()
	if err := r.Read(kind); err != nil {
		return members, faulty(err)
	}
	if contentOf(kind) == "coordinates" {
		r.topo.apply(r.Flat)
		turned, err := r.crs.Place(r.Flat)
		if err != nil {
			return members, jsontext.At(at, err)
		}
		if turned {
			r.count(reference.Turned)
		}
	}
	if g := r.Geometry(kind); g != nil {
		members = append(members, g)
	}
	return members, nil
}

// faulty is an error of coordinates, unless something else is known of it.
func faulty(err error) error {
	var known *tally.Fault
	if errors.As(err, &known) {
		return err
	}
	return tally.Of(tally.NotNumbers, err)
}
