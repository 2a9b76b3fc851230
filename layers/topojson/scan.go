package topojson

import (
	"bytes"
	"context"
	"unicode/utf8"

	"github.com/seed-898ab921/kartograph/internal/jsontext"
	"github.com/seed-898ab921/kartograph/internal/text/brief"
	"github.com/seed-898ab921/kartograph/internal/text/charset"
	"github.com/seed-898ab921/kartograph/layers/internal/reference"
)

// topology is what a first look through the text finds.
type topology struct {
	objects []object
	// arcsAt is the offset of the arcs, -1 for none.
	arcsAt int
	transform
	// crs names the coordinate system, empty for none.
	crs string
	// flat holds the points of all arcs, in degrees; arc i is
	// flat[starts[i]:starts[i+1]].
	flat   []float64
	starts []int
	// faults are the arcs that cannot be used.
	faults map[int]error
}

// object is one of the topology's objects.
type object struct {
	name string
	// features are the offsets of the geometries that become features.
	features []int
}

// names lists the objects.
func (t *topology) names() []string {
	names := make([]string, len(t.objects))
	for i, o := range t.objects {
		names[i] = o.name
	}
	return names
}

// scan looks through a text without decoding arcs.
func scan(ctx context.Context, data []byte) (*topology, error) {
	start := len(data) - len(bytes.TrimPrefix(data, []byte("\ufeff")))
	c := jsontext.NewCursor(data, start)
	c.Heed(ctx)
	t := &topology{arcsAt: -1}
	kind := ""
	err := c.Object(func(key []byte) (err error) {
		switch string(key) {
		case "type":
			kind, err = c.Text()
		case "objects":
			err = t.scanObjects(c)
		case "arcs":
			c.Peek()
			t.arcsAt = c.Pos()
			err = c.Skip()
		case "transform":
			err = t.scanTransform(c)
		case "crs":
			err = t.scanCRS(c)
		default:
			err = c.Skip()
		}
		return err
	})
	switch {
	case err != nil:
		return nil, err
	case kind != "Topology":
		return nil, jsontext.ErrorAt(start, "this is no TopoJSON: its type is %q, not \"Topology\"", brief.Of(kind))
	case c.Peek() != 0:
		return nil, c.Errorf("there is more text after the topology")
	}
	return t, nil
}

func validName(key []byte) string {
	if utf8.Valid(key) {
		return string(key)
	}
	return charset.Mend(key)
}

func (t *topology) scanObjects(c *jsontext.Cursor) error {
	return c.Object(func(key []byte) error {
		o := object{name: validName(key)}
		err := o.scan(c)
		t.objects = append(t.objects, o)
		return err
	})
}

// scan finds the geometries of an object that become features.
func (o *object) scan(c *jsontext.Cursor) error {
	if c.Null() {
		return nil
	}
	c.Peek()
	self, kind := c.Pos(), ""
	var members []int
	err := c.Object(func(key []byte) (err error) {
		switch string(key) {
		case "type":
			kind, err = kindOf(c)
		case "geometries":
			members = members[:0]
			err = c.Array(func(int) error {
				c.Peek()
				members = append(members, c.Pos())
				return c.Skip()
			})
		default:
			err = c.Skip()
		}
		return err
	})
	o.features = []int{self}
	if kind == "GeometryCollection" {
		o.features = members
	}
	return err
}

// kindOf takes a geometry's type, which is null where there is no geometry.
func kindOf(c *jsontext.Cursor) (string, error) {
	if c.Null() {
		return "", nil
	}
	return c.Text()
}

// scanProperties adds the names of the properties that the object's features
// have, and reports whether features have ids.
func (o object) scanProperties(ctx context.Context, data []byte, columns *jsontext.Columns) (ids bool, err error) {
	c := jsontext.NewCursor(data, 0)
	c.Heed(ctx)
	for _, offset := range o.features {
		c.Seek(offset)
		if c.Peek() != '{' {
			continue // the reader tells of it
		}
		err := c.Object(func(key []byte) error {
			b := c.Peek()
			switch string(key) {
			case "properties":
				if b == '{' || b == 'n' {
					return columns.Scan(c)
				}
			case "id":
				ids = ids || b != 'n'
			}
			return c.Skip()
		})
		if jsontext.IsLimit(err) {
			return ids, err // the reader finds all others again
		}
		c.Start(0)
	}
	return ids, nil
}

func (t *topology) scanCRS(c *jsontext.Cursor) error {
	c.Peek()
	at := c.Pos()
	raw, err := c.Raw()
	if err != nil || string(raw) == "null" {
		return err
	}
	if t.crs, err = reference.FromMember(raw); err != nil {
		return jsontext.ErrorAt(at, "%v", err)
	}
	return nil
}
