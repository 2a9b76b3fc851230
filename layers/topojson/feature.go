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
	strict bool
	// budget is how many points of arcs may still be used.
	budget int
}

func newReader(s *Source) *reader {
	r := &reader{topo: s.topo, schema: s.schema, ids: s.ids, crs: s.crs, strict: s.strict}
	r.Cursor = jsontext.NewCursor(s.data, 0)
	r.Count, r.Points = r.count, r.stitch
	return r
}

// records is the rule for features that cannot be used, with none seen so far.
func records(strict bool) tally.Records {
	return tally.Records{Noun: "features", Strict: strict}
}

// mostPoints is how many points of arcs may be used in one reading.
func (t *topology) mostPoints() int { return freePoints + maxReuse*len(t.flat)/2 }

// begin forgets what was found in features before, and takes some of what may be
// spent for spent.
func (r *reader) begin(before spent) {
	r.found = records(r.strict)
	r.SetCounts(jsontext.Counts{Cells: before.Cells})
	r.budget = r.topo.mostPoints() - before.points
}

// spent is what was spent since it began.
func (r *reader) spent(before spent) spent {
	n := spent{r.Counts(), r.topo.mostPoints() - before.points - r.budget}
	n.Cells -= before.Cells
	return n
}

// where names the geometry being read.
func (r *reader) where() string { return fmt.Sprintf("object %q, geometry %d", r.object, r.number) }

func (r *reader) count(text string) { r.found.Count(text, r.where) }

// warnings lists what was found in all features.
func (h *harvest) warnings() []string {
	told.Note(&h.found, h.spent.Counts, "properties")
	return h.found.Lines()
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
