package geojson

import (
	"fmt"

	"github.com/seed-898ab921/kartograph/internal/jsontext"
	"github.com/seed-898ab921/kartograph/internal/tally"
	"github.com/seed-898ab921/kartograph/internal/text/brief"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/internal/identity"
	"github.com/seed-898ab921/kartograph/layers/internal/lots"
	"github.com/seed-898ab921/kartograph/layers/internal/reference"
	"github.com/seed-898ab921/kartograph/layers/internal/shape"
	"github.com/seed-898ab921/kartograph/layers/internal/told"
	"github.com/seed-898ab921/kartograph/projection/crs"
	"github.com/twpayne/go-geom"
)

// reader reads features, one after the other.
type reader struct {
	shape.Reader
	source *Source
	// crs is the coordinate system of the geometry in hand.
	crs     reference.Reference
	systems systems
	// planes are those of the geometries read of a feature, plane that of the
	// feature.
	planes []*crs.System
	plane  *crs.System
	// again says that a geometry is read a second time.
	again bool
	// number is that of the feature, from 1.
	number int
	found  tally.Records
	// empty says why the feature has no geometry.
	empty string
	// memory is where coordinates go, and scratch where they are read to where it has no
	// room.
	memory  lots.Block
	scratch []float64
}

func newReader(s *Source) *reader {
	r := &reader{source: s}
	r.Cursor = jsontext.NewCursor(s.data, 0)
	r.Count, r.Keep = r.count, r.keep
	r.Points = func() (err error) {
		r.Flat, err = r.Positions(r.Flat)
		return err
	}
	return r
}

// fewNumbers is how much room a block has to have left to read to it.
const fewNumbers = 1 << 10

// ready makes Flat ready for a geometry.
func (r *reader) ready() {
	if r.Flat = r.memory.Rest(); cap(r.Flat) < fewNumbers {
		r.Flat = r.scratch
	}
}

// keep is the Reader's Keep.
func (r *reader) keep() []float64 {
	kept, own := r.memory.Keep(r.Flat)
	if !own {
		r.scratch = r.Flat
	}
	return kept
}

func (r *reader) where() string { return fmt.Sprintf("feature %d", r.number) }

// count counts a finding of a kind in this feature.
func (r *reader) count(text string) { r.found.Count(text, r.where) }

// begin forgets what was found in features before, and takes some cells of
// rows for used up.
func (r *reader) begin(cells int) {
	r.found, r.systems = r.source.records(), nil
	r.SetCounts(jsontext.Counts{Cells: cells})
}

// records is the rule for features that cannot be used, with none seen so far.
func (s *Source) records() tally.Records {
	return tally.Records{Noun: "features", Strict: s.strict}
}

// warnings lists what was found in all features.
func (h *harvest) warnings() []string {
	told.Note(&h.found, h.counts, "properties")
	return h.found.Lines()
}

// next reads the feature at an offset, or skips it: its geometry is nil then.
func (r *reader) next(offset int) (layers.Feature, error) {
	f, err := r.feature(offset)
	return told.Rule{Found: &r.found, Where: r.where, Empty: r.empty}.Apply(f, err)
}

// feature reads the Feature or bare geometry at an offset. Its geometry is nil
// when there is none to draw, and empty says why.
func (r *reader) feature(offset int) (layers.Feature, error) {
	f := layers.Feature{Record: layers.Record{Schema: r.source.schema}}
	r.crs, r.empty = r.source.crs, "features without a geometry skipped"
	r.again, r.plane = false, nil
	r.Start(offset)
	kind, id, geometry, located := "", layers.Value{}, -1, false
	var fault error
	err := r.Object(func(key []byte) (err error) {
		switch string(key) {
		case "type":
			kind, err = r.Text()
		case "id":
			id, err = r.id()
		case "properties":
			f.Record.Values, err = r.properties()
		case "geometry":
			r.Peek()
			geometry, located = r.Pos(), false
			f.Geometry, fault, err = r.tried()
		case "crs":
			located, err = r.ownSystem()
		default:
			err = r.Skip()
		}
		return err
	})
	r.identify(&f, id)
	switch {
	case err != nil:
		return f, err
	case shape.IsGeometry(kind):
		r.Seek(offset)
		f.Geometry, err = r.geometry()
	case kind != "Feature":
		return f, unknownKind(offset, kind)
	case located && geometry >= 0:
		// The coordinate system stands after the geometry that it is of.
		r.Seek(geometry)
		f.Geometry, err = r.geometry()
	default:
		err = fault
	}
	f.System = r.plane
	return f, err
}

// tried reads a geometry where it stands, and steps over one with a fault: it may
// be one of a coordinate system that comes later.
func (r *reader) tried() (g geom.T, fault, err error) {
	here := r.Mark()
	if g, err = r.geometry(); err == nil || jsontext.IsLimit(err) {
		return g, nil, err
	}
	r.Reset(here)
	return nil, err, r.Skip()
}

// properties reads a feature's properties, as what it must be or as the empty
// array that PHP makes of none.
func (r *reader) properties() ([]layers.Value, error) {
	if b := r.Peek(); b == '{' || b == 'n' {
		return jsontext.Row(r.Cursor, r.source.schema, r.source.ids.Reserved)
	}
	raw, err := r.Raw()
	if err == nil && !isEmptyArray(raw) {
		r.count("properties that are no object ignored")
	}
	return nil, err
}

func isEmptyArray(raw []byte) bool {
	c := jsontext.NewCursor(raw, 0)
	return c.Next('[') && c.Next(']')
}

// identify gives a feature its id.
func (r *reader) identify(f *layers.Feature, id layers.Value) {
	f.ID = id.String()
	var hidden bool
	if f.Record.Values, hidden = r.source.ids.Put(id, f.Record.Values); hidden {
		r.count(identity.Differ)
	}
}

// id reads a feature's id: a text or a number.
func (r *reader) id() (layers.Value, error) {
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
	return jsontext.ErrorAt(offset, "%q is not a type of GeoJSON that can stand here", brief.Of(kind))
}
