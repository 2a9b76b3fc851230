package topojson

import (
	"fmt"

	"github.com/seed-898ab921/kartograph/internal/jsontext"
	"github.com/seed-898ab921/kartograph/internal/tally"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/internal/identity"
	"github.com/seed-898ab921/kartograph/layers/internal/reference"
	"github.com/seed-898ab921/kartograph/layers/internal/shape"
	"github.com/seed-898ab921/kartograph/layers/internal/told"
)

// maxReuse is how often, on average, the points of the arcs may be used in one
// reading: without a limit a small file could name one long arc a million
// times.
const (
	maxReuse   = 256
	freePoints = 1 << 20
)

// reader puts features together, one after the other.
type reader struct {
	shape.Reader
	topo   *topology
	schema *layers.Schema
	ids    identity.Plan
	crs    reference.Reference
	// object and number say which geometry is being read.
	object string
	number int
	found  tally.Records
	// budget is how many points of arcs may still be used.
	budget int
}

func newReader(s *Source) *reader {
	r := &reader{topo: s.topo, schema: s.schema, ids: s.ids, crs: s.crs}
	r.found.Noun, r.found.Strict = "features", s.strict
	r.Cursor = jsontext.NewCursor(s.data, 0)
	r.Count, r.Points = r.count, r.stitch
	r.budget = freePoints + maxReuse*len(s.topo.flat)/2
	return r
}

// where names the geometry being read.
func (r *reader) where() string { return fmt.Sprintf("object %q, geometry %d", r.object, r.number) }

func (r *reader) count(text string) { r.found.Count(text, r.where) }

// warnings lists what was found in all features.
func (r *reader) warnings() []string {
	told.Note(&r.found, r.Counts(), "properties")
	return r.found.Lines()
}

// all reads the features of all objects one after the other; those that are skipped
// have no geometry.
func (r *reader) all(yield func(layers.Feature, error) bool) {
	for _, o := range r.topo.objects {
		for i, offset := range o.features {
			r.object, r.number = o.name, i+1
			if !yield(r.next(offset)) {
				return
			}
		}
	}
}

// next reads the feature at an offset, or skips it: its geometry is nil then.
func (r *reader) next(offset int) (layers.Feature, error) {
	f, err := r.feature(offset)
	return told.Rule{Found: &r.found, Where: r.where, Empty: "null or empty geometries skipped"}.Apply(f, err)
}

// feature reads the geometry at an offset with its id and properties. Its
// geometry is nil when there is none to draw.
func (r *reader) feature(offset int) (layers.Feature, error) {
	f := layers.Feature{Record: layers.Record{Schema: r.schema}}
	r.Start(offset)
	var id layers.Value
	err := r.Object(func(key []byte) (err error) {
		switch string(key) {
		case "id":
			var ok bool
			if id, ok, err = r.Identifier(); err == nil && !ok {
				r.count("ids that are neither text nor number ignored")
			}
		case "properties":
			if b := r.Peek(); b == '{' || b == 'n' {
				f.Record.Values, err = jsontext.Row(r.Cursor, r.schema, r.ids.Reserved)
			} else if err = r.Skip(); b != '[' {
				r.count("properties that are no object ignored")
			}
		default:
			err = r.Skip()
		}
		return err
	})
	if err != nil {
		return f, err
	}
	f.ID = id.String()
	var hidden bool
	if f.Record.Values, hidden = r.ids.Put(id, f.Record.Values); hidden {
		r.count(identity.Differ)
	}
	r.Seek(offset)
	members, err := r.members(nil)
	if err != nil {
		return f, err
	}
	f.Geometry, err = shape.Collect(members)
	return f, err
}
