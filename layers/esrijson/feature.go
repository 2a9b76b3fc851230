package esrijson

import (
	"fmt"

	"github.com/seed-898ab921/kartograph/internal/jsontext"
	"github.com/seed-898ab921/kartograph/internal/tally"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/internal/reference"
	"github.com/seed-898ab921/kartograph/layers/internal/rings"
	"github.com/seed-898ab921/kartograph/layers/internal/told"
)

// reader reads features, one after the other.
type reader struct {
	*jsontext.Cursor
	source *Source
	number int
	found  tally.Records
	// crs is the coordinate system of the geometry in hand.
	crs reference.Reference
	// flat holds the coordinates, x then y, of the geometry in hand, ends
	// where its parts end.
	flat  []float64
	ends  []int
	rings []rings.Ring
}

func newReader(s *Source) *reader {
	return &reader{Cursor: jsontext.NewCursor(s.data, 0), source: s, found: tally.Records{Noun: "features", Strict: s.strict}}
}

func (r *reader) where() string { return fmt.Sprintf("feature %d", r.number) }

func (r *reader) count(text string) { r.found.Count(text, r.where) }

// warnings lists what was found in all features.
func (r *reader) warnings() []string {
	told.Note(&r.found, r.Counts(), "attributes")
	return r.found.Lines()
}

// all reads the features one after the other; those that are skipped have no
// geometry.
func (r *reader) all(yield func(layers.Feature, error) bool) {
	for i, offset := range r.source.offsets {
		r.number = i + 1
		if !yield(r.next(offset)) {
			return
		}
	}
}

// next reads the feature at an offset, or skips it: its geometry is nil then.
func (r *reader) next(offset int) (layers.Feature, error) {
	f, err := r.feature(offset)
	return told.Rule{Found: &r.found, Where: r.where, Empty: "features without a geometry skipped"}.Apply(f, err)
}

// feature reads the feature at an offset. Its geometry is nil when there is none
// to draw.
func (r *reader) feature(offset int) (layers.Feature, error) {
	f := layers.Feature{Record: layers.Record{Schema: r.source.schema}}
	r.crs = r.source.crs
	r.Start(offset)
	err := r.Object(func(key []byte) (err error) {
		switch string(key) {
		case "attributes":
			if b := r.Peek(); b == '{' || b == 'n' {
				f.Record.Values, err = jsontext.Row(r.Cursor, r.source.schema, 0)
				return err
			}
			r.count("attributes that are no object ignored")
		case "geometry":
			f.Geometry, err = r.geometry()
			f.System = r.crs.Plane()
			return err
		}
		return r.Skip()
	})
	return f, err
}
