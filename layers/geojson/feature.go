package geojson

import (
	"fmt"

	"github.com/seed-898ab921/kartograph/internal/jsontext"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/internal/reference"
	"github.com/seed-898ab921/kartograph/layers/internal/shape"
	"github.com/seed-898ab921/kartograph/layers/internal/tally"
)

// reader reads features, one after the other.
type reader struct {
	shape.Reader
	schema *layers.Schema
	crs    reference.Reference
	// number is that of the feature, from 1.
	number int
	found  tally.Tally
}

func newReader(s *Source) *reader {
	r := &reader{schema: s.schema, crs: s.crs}
	r.Cursor = jsontext.NewCursor(s.data, 0)
	r.Count = r.count
	r.Points = func() (err error) {
		r.Flat, err = r.Positions(r.Flat)
		return err
	}
	return r
}

// count counts a finding of a kind in this feature.
func (r *reader) count(text string) {
	r.found.Count(text, func() string { return fmt.Sprintf("feature %d", r.number) })
}

// warnings lists what was found in all features.
func (r *reader) warnings() []string {
	if n := r.Repaired(); n > 0 {
		r.found.Note(fmt.Sprintf("texts that are not UTF-8, wrong bytes replaced: %d", n))
	}
	if n := r.NotNumbers(); n > 0 {
		r.found.Note(fmt.Sprintf("properties that are NaN or infinite, taken as null: %d", n))
	}
	return r.found.Lines()
}

// feature reads the Feature or bare geometry at an offset. Its geometry is nil
// when there is none to draw, which is then counted.
func (r *reader) feature(offset int) (layers.Feature, error) {
	var f layers.Feature
	f.Record.Schema = r.schema
	r.Seek(offset)
	kind := ""
	err := r.Object(func(key []byte) (err error) {
		switch string(key) {
		case "type":
			kind, err = r.Text()
		case "id":
			f.ID, err = r.id()
		case "properties":
			f.Record.Values, err = jsontext.Row(r.Cursor, r.schema)
		case "geometry":
			f.Geometry, err = r.geometry()
		default:
			err = r.Skip()
		}
		return err
	})
	switch {
	case err != nil:
		return f, err
	case shape.IsGeometry(kind):
		r.Seek(offset)
		if f.Geometry, err = r.geometry(); err != nil {
			return f, err
		}
	case kind != "Feature":
		return f, unknownKind(offset, kind)
	}
	return f, nil
}

// id reads a feature's id: a text or a number.
func (r *reader) id() (string, error) {
	id, ok, err := r.Identifier()
	if err == nil && !ok {
		r.count("ids that are neither text nor number ignored")
	}
	return id, err
}

func unknownKind(offset int, kind string) error {
	if kind == "" {
		return jsontext.ErrorAt(offset, "the object has no \"type\"")
	}
	return jsontext.ErrorAt(offset, "%q is not a type of GeoJSON that can stand here", kind)
}
