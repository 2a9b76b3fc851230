package geojson

import (
	"github.com/seed-898ab921/kartograph/internal/jsontext"
	"github.com/seed-898ab921/kartograph/internal/tally"
	"github.com/seed-898ab921/kartograph/layers/internal/reference"
	"github.com/seed-898ab921/kartograph/layers/internal/shape"
	"github.com/seed-898ab921/kartograph/projection/crs"
	"github.com/twpayne/go-geom"
)

// geometry reads a geometry object, or a null. The result is nil where there is
// nothing to draw, and empty says why.
func (r *reader) geometry() (geom.T, error) {
	if r.Null() {
		r.empty = "null geometries skipped"
		return nil, nil
	}
	r.empty = "empty geometries skipped"
	start := r.Pos()
	if r.Peek() == '[' {
		raw, err := r.Raw()
		if err == nil && !isEmptyArray(raw) {
			err = jsontext.ErrorAt(start, "expected a geometry, found an array")
		}
		return nil, err
	}
	members, err := r.members(nil)
	if err != nil {
		return nil, err
	}
	g, err := shape.Collect(members)
	if err != nil {
		return nil, jsontext.ErrorAt(start, "%v", err)
	}
	r.plane = r.planeOf(len(members))
	return g, nil
}

// planeOf is the plane that edges of a feature with so many geometries are
// straight in: theirs, or none where they have several.
func (r *reader) planeOf(members int) *crs.System {
	if members == 0 {
		return nil
	}
	planes := r.planes[:members]
	for _, p := range planes {
		if p != planes[0] {
			r.count("geometries of several coordinate systems in one feature, their edges straight in degrees")
			return nil
		}
	}
	return planes[0]
}

// object is what is known of a geometry object while it is read.
type object struct {
	kind string
	// content is the offset of the coordinates, or of a collection's members;
	// -1 as long as they were not seen.
	content int
	// done says that they were read, or that fault came of it.
	done  bool
	fault error
	// twice says that they have to be read again.
	twice bool
	keys  int
}

// members reads a geometry object and appends it to members unless it is
// empty. Of a collection it appends the members, so that collections in
// collections become one.
func (r *reader) members(members []geom.T) ([]geom.T, error) {
	r.Peek()
	start, before, around, p := r.Pos(), len(members), r.crs, object{content: -1}
	defer func() { r.crs = around }()
	err := r.Object(func(key []byte) (err error) {
		p.keys++
		switch string(key) {
		case "type":
			p.kind, err = r.Text()
		case "coordinates", "geometries":
			members, err = r.early(&p, string(key) == "geometries", members)
		case "crs":
			var changed bool
			if changed, err = r.ownSystem(); changed && p.done {
				p.done, p.twice, members = false, true, members[:before]
			}
		default:
			err = r.Skip()
		}
		return err
	})
	switch {
	case err != nil || p.keys == 0:
		return members, err
	case p.done:
		return members, p.fault
	case !shape.IsGeometry(p.kind):
		return members, unknownKind(start, p.kind)
	case p.content < 0:
		return members, jsontext.ErrorAt(start, "the %s has no coordinates", p.kind)
	}
	return r.late(&p, members)
}

// early reads the content of a geometry where it stands, if the type is known
// by then. A fault may be one of a coordinate system that comes later.
func (r *reader) early(p *object, collection bool, members []geom.T) ([]geom.T, error) {
	r.Peek()
	here, before := r.Mark(), len(members)
	if !p.done {
		p.content = r.Pos()
	}
	if p.done || collection != (p.kind == "GeometryCollection") || !shape.IsGeometry(p.kind) {
		return members, r.Skip()
	}
	p.done = true
	if members, p.fault = r.content(p.kind, members); p.fault == nil {
		return members, nil
	}
	r.Reset(here)
	return members[:before], r.Skip()
}

// late reads the content of a geometry whose type or coordinate system stood
// after it. Geometries within one another that are all read twice would take
// time without end: one level of them must do.
func (r *reader) late(p *object, members []geom.T) ([]geom.T, error) {
	if p.twice && r.again {
		return members, jsontext.ErrorAt(p.content, "the coordinate system stands after the coordinates, and so it does in the collection around them")
	}
	end, again := r.Pos(), r.again
	r.Seek(p.content)
	r.again = again || p.twice
	members, err := r.content(p.kind, members)
	r.again = again
	r.Seek(end)
	return members, err
}

// content reads the coordinates of a geometry, or the members of a collection.
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
	r.ready()
	if err := r.Read(kind); err != nil {
		return members, tally.Of(tally.NotNumbers, err)
	}
	turned, err := r.crs.Place(r.Flat)
	if err != nil {
		return members, jsontext.At(at, err)
	}
	if turned {
		r.count(reference.Turned)
	}
	if g := r.Geometry(kind); g != nil {
		r.planes = append(r.planes[:len(members)], r.crs.Plane())
		members = append(members, g)
	}
	return members, nil
}
