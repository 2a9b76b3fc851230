package geojson

import (
	"bytes"
	"strconv"

	"github.com/seed-898ab921/kartograph/internal/jsontext"
	"github.com/seed-898ab921/kartograph/layers/internal/reference"
	"github.com/seed-898ab921/kartograph/layers/internal/shape"
)

// index is what a first look through the text finds: where features start,
// which properties they have, which coordinate system is named.
type index struct {
	*jsontext.Cursor
	offsets []int
	columns jsontext.Columns
	// crs is the value of the "crs" member, nil for none, and its offset.
	crs   []byte
	crsAt int
}

// separator begins a text of a JSON text sequence (RFC 8142).
const separator = 0x1e

// scan looks through a text: any number of GeoJSON objects in sequence.
func scan(data []byte) (*index, error) {
	if bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) {
		return nil, jsontext.ErrorAt(0, "this is UTF-16; GeoJSON must be UTF-8, save it as such")
	}
	start := len(data) - len(bytes.TrimPrefix(data, []byte("\ufeff")))
	x := &index{Cursor: jsontext.NewCursor(data, start)}
	found := false
	for {
		if x.Next(separator) {
			continue
		}
		if x.Peek() == 0 && x.Pos() >= len(data) {
			break
		}
		found = true
		if err := x.top(); err != nil {
			return nil, err
		}
	}
	if !found {
		return nil, jsontext.ErrorAt(0, "there is nothing in it; GeoJSON begins with {")
	}
	return x, nil
}

// top looks through one GeoJSON object.
func (x *index) top() error {
	if x.Peek() != '{' {
		return x.Expect('{', "a GeoJSON object")
	}
	start, kind, collection := x.Pos(), "", false
	err := x.Object(func(key []byte) (err error) {
		switch string(key) {
		case "type":
			kind, err = x.Text()
		case "features":
			collection = true
			err = x.Array(x.element)
		case "properties":
			err = x.properties()
		case "crs":
			x.Peek()
			x.crsAt = x.Pos()
			x.crs, err = x.Raw()
		default:
			err = x.Skip()
		}
		return err
	})
	if err != nil {
		return err
	}
	if err := checkKind(start, kind, collection); err != nil {
		return err
	}
	if !collection {
		x.offsets = append(x.offsets, start)
	}
	return nil
}

// checkKind refuses what is no GeoJSON object.
func checkKind(start int, kind string, collection bool) error {
	switch {
	case kind == "Topology":
		return jsontext.ErrorAt(start, "this is TopoJSON; give the file the ending .topojson")
	case kind == "FeatureCollection" && !collection:
		return jsontext.ErrorAt(start, "the FeatureCollection has no \"features\"")
	case kind == "FeatureCollection", kind == "Feature" && !collection, shape.IsGeometry(kind) && !collection:
		return nil
	case kind == "":
		return jsontext.ErrorAt(start, "this is no GeoJSON: the object has no \"type\"")
	case collection:
		return jsontext.ErrorAt(start, "an object with \"features\" must be of type FeatureCollection, not %q", kind)
	}
	return unknownKind(start, kind)
}

// element looks through one member of "features".
func (x *index) element(i int) error {
	if x.Peek() != '{' {
		return x.Expect('{', "a feature as element "+strconv.Itoa(i+1)+" of \"features\"")
	}
	x.offsets = append(x.offsets, x.Pos())
	return x.Object(func(key []byte) error {
		if string(key) == "properties" {
			return x.properties()
		}
		return x.Skip()
	})
}

func (x *index) properties() error {
	if b := x.Peek(); b != '{' && b != 'n' {
		return x.Expect('{', "an object of properties, or null")
	}
	return x.columns.Scan(x.Cursor)
}

// system returns the name of the coordinate system: the one asked for, or that
// of the file's "crs" member as the GeoJSON specification of 2008 has it, or
// "".
func (x *index) system(asked string) (string, error) {
	if asked != "" || x.crs == nil || string(x.crs) == "null" {
		return asked, nil
	}
	name, err := reference.FromMember(x.crs)
	if err != nil {
		return "", jsontext.ErrorAt(x.crsAt, "%v", err)
	}
	return name, nil
}
