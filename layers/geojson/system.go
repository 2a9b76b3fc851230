package geojson

import (
	"github.com/seed-898ab921/kartograph/internal/jsontext"
	"github.com/seed-898ab921/kartograph/internal/tally"
	"github.com/seed-898ab921/kartograph/layers/internal/reference"
)

// systemName returns the text of the coordinate system that a "crs" member
// names; at is its offset.
func systemName(raw []byte, at int) (string, error) {
	name, err := reference.FromMember(raw)
	if err != nil {
		return "", jsontext.ErrorAt(at, "%v", err)
	}
	return name, nil
}

// systems are the coordinate systems that features and geometries named, by the
// text of the member.
type systems map[string]reference.Reference

// most is how many different systems are remembered.
const most = 64

// ownSystem takes the "crs" member of a feature or geometry. Where the layer
// names no coordinate system it makes it that of the geometry in hand, and
// reports so: geometries that were read before have to be read again.
func (r *reader) ownSystem() (changed bool, err error) {
	r.Peek()
	at := r.Pos()
	raw, err := r.Raw()
	if err != nil || r.source.asked || string(raw) == "null" {
		return false, err
	}
	if known, ok := r.systems[string(raw)]; ok {
		r.crs = known
		return true, nil
	}
	name, err := systemName(raw, at)
	if err != nil {
		return false, err
	}
	if r.crs, err = reference.Parse(name, r.source.grids); err != nil {
		return false, tally.Of("a coordinate system of their own that is not known", jsontext.At(at, err))
	}
	for _, text := range r.crs.Warnings() {
		r.found.Note(text)
	}
	if r.systems == nil {
		r.systems = systems{}
	}
	if len(r.systems) < most {
		r.systems[string(raw)] = r.crs
	}
	return true, nil
}
