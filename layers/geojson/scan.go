package geojson

import (
	"bytes"
	"context"

	"github.com/seed-898ab921/kartograph/internal/compact"
	"github.com/seed-898ab921/kartograph/internal/jsontext"
	"github.com/seed-898ab921/kartograph/internal/text/brief"
	"github.com/seed-898ab921/kartograph/layers/internal/shape"
)

// index is what a first look through the text finds: where features start,
// which properties they have, which coordinate system is named.
type index struct {
	*jsontext.Cursor
	offsets []int
	columns jsontext.Columns
	// ids says that features have ids.
	ids bool
	// crs is the value of the "crs" member, nil for none, and its offset.
	crs   []byte
	crsAt int
	// warnings tell what is read in another way than it stands there.
	warnings []string
	// ahead are stretches of features that others look through meanwhile, in their order.
	ahead []*stretch
}

// separator begins a text of a JSON text sequence (RFC 8142).
const separator = 0x1e

// scan looks through a text: any number of GeoJSON objects in sequence.
func scan(ctx context.Context, data []byte) (*index, error) {
	return scanParts(ctx, data, partsOf(ctx, data))
}

// scanParts is scan by so many at a time.
func scanParts(ctx context.Context, data []byte, parts int) (*index, error) {
	start := len(data) - len(bytes.TrimPrefix(data, []byte("\ufeff")))
	x := &index{Cursor: jsontext.NewCursor(data, start)}
	x.Heed(ctx)
	defer x.lookAhead(ctx, data, parts)()
	found := false
	for {
		if x.Next(separator) {
			continue
		}
		if x.Peek() == 0 && x.Pos() >= len(data) {
			break
		}
		here, at := x.Mark(), x.Pos()
		if err := x.top(); err != nil {
			if past := x.Past(here, err); past != nil || !found && x.Peek() == 0 {
				return nil, err
			}
			// One of several in sequence: the reader finds the fault again.
			x.offsets = append(x.offsets, at)
		}
		found = true
	}
	if !found {
		return nil, jsontext.ErrorAt(0, "there is nothing in it; GeoJSON begins with {")
	}
	return x, nil
}

// top looks through one GeoJSON object, or a list of features that should be in
// one.
func (x *index) top() error {
	if x.Peek() == '[' {
		x.note("the features stand in a list and not in a FeatureCollection")
		return x.Array(x.element)
	}
	if x.Peek() != '{' {
		return x.Expect('{', "a GeoJSON object")
	}
	start, kind, collection, id := x.Pos(), "", false, false
	err := x.Object(func(key []byte) (err error) {
		switch string(key) {
		case "type":
			kind, err = x.Text()
		case "features":
			collection = true
			err = x.Array(x.element)
		case "properties":
			err = x.properties()
		case "id":
			id = !x.Null()
			if id {
				err = x.Skip()
			}
		case "crs":
			err = x.system()
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
		x.ids = x.ids || id
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
		return jsontext.ErrorAt(start, "an object with \"features\" must be of type FeatureCollection, not %q", brief.Of(kind))
	}
	return unknownKind(start, kind)
}

// element looks through one member of "features". What is no object is a
// feature with a fault, which the reader finds. A FeatureCollection among the
// features stands for its own features, and the object that names a coordinate
// system, which some servers write there, for the member that it should be.
func (x *index) element(int) error {
	if !compact.Program && len(x.ahead) > 0 && x.takeStretch() {
		return nil
	}
	if x.Peek() != '{' {
		x.offsets = append(x.offsets, x.Pos())
		return x.Skip()
	}
	at, start, here := len(x.offsets), x.Pos(), x.Mark()
	x.offsets = append(x.offsets, start)
	nested, named := false, false
	err := x.Object(func(key []byte) (err error) {
		switch string(key) {
		case "properties":
			if named {
				return x.Skip()
			}
			return x.properties()
		case "id":
			if x.Null() {
				return nil
			}
			x.ids = true
		case "type":
			named = x.namesSystem()
		case "features":
			if x.Peek() == '[' {
				nested = true
				return x.Array(x.element)
			}
		}
		return x.Skip()
	})
	switch {
	case err != nil && !nested:
		return x.Past(here, err) // the reader finds the fault again
	case err != nil:
		return err
	case nested:
		x.offsets[at] = notFeature
		x.note("a FeatureCollection stands among the features; its features are read as if they stood there")
	case named:
		x.offsets[at] = notFeature
		end := x.Pos()
		x.Seek(start)
		if err = x.system(); err == nil && x.Pos() != end {
			err = x.Errorf("the object ends in another place")
		}
		x.note("the coordinate system stands among the features, and is taken as that of all")
	}
	return err
}

// notFeature marks an element of "features" that is no feature of its own.
const notFeature = -1

// namesSystem reports whether the value at the cursor, that of "type", says
// that the object is one which names a coordinate system.
func (x *index) namesSystem() bool {
	at := x.Pos()
	defer x.Seek(at)
	raw, err := x.Raw()
	return err == nil && (string(raw) == `"name"` || string(raw) == `"EPSG"`)
}

func (x *index) note(text string) {
	for _, w := range x.warnings {
		if w == text {
			return
		}
	}
	x.warnings = append(x.warnings, text)
}

// system takes the description of the coordinate system.
func (x *index) system() (err error) {
	x.Peek()
	x.crsAt = x.Pos()
	x.crs, err = x.Raw()
	return err
}

// properties adds the names of a feature's properties; the reader tells of
// those that are no object.
func (x *index) properties() error {
	if b := x.Peek(); b != '{' && b != 'n' {
		return x.Skip()
	}
	return x.columns.Scan(x.Cursor)
}

// systemName returns the name of the coordinate system: the one asked for, or
// that of the file's "crs" member, or "".
func (x *index) systemName(asked string) (string, error) {
	if asked != "" || x.crs == nil || string(x.crs) == "null" {
		return asked, nil
	}
	return systemName(x.crs, x.crsAt)
}
