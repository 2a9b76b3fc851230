package source

import (
	"strings"
	"unsafe"

	"github.com/seed-898ab921/kartograph/internal/spend"
	"github.com/seed-898ab921/kartograph/layers"
)

// PerEntry estimates what a shelf needs for anything that it keeps, besides its
// key and its value: the place in its map, and the item.
const PerEntry = 100

// texts are pointers to all texts of a request.
func (r *Request) texts() []*string {
	return []*string{&r.Src, &r.Dir, &r.Object, &r.Charset, &r.CRS, (*string)(&r.Types),
		&r.CSV.X, &r.CSV.Y, &r.CSV.WKT, (*string)(&r.CSV.Mode), (*string)(&r.CSV.Dialect), &r.CSV.Sheet,
		&r.PostGIS.Table, &r.PostGIS.Query, &r.PostGIS.Geometry}
}

// detached returns the request with texts that hold no more than themselves; a
// config's are pieces of its file.
func (r Request) detached() Request {
	for _, text := range r.texts() {
		*text = strings.Clone(*text)
	}
	return r
}

// bytes estimates the memory of a question that is kept.
func (q *question) bytes() int64 {
	n := int64(unsafe.Sizeof(*q))
	for _, text := range q.texts() {
		n += int64(len(*text))
	}
	return n
}

// bytes estimates the memory that an answer holds on to.
func (a *answer) bytes() int64 {
	n := int64(unsafe.Sizeof(*a)) + int64(unsafe.Sizeof(*a.data)) + a.data.size + a.data.beside()
	for i := range a.stamps {
		n += int64(unsafe.Sizeof(a.stamps[i])) + int64(len(a.stamps[i].name))
	}
	return n
}

// beside estimates the memory of what is not the features themselves: what a
// source says of itself, the columns, and what their coordinates are a part of.
func (d *Data) beside() int64 {
	n := textBytes(d.Info.Warnings...) + textBytes(d.Info.Format, d.Info.Geometry, d.Info.CRS, d.Info.Charset)
	if d.Info.System != nil {
		n += perSystem
	}
	n += schemaBytes(d.Schema)
	if d.Info.Schema != d.Schema {
		n += schemaBytes(d.Info.Schema)
	}
	var held spend.Arrays
	last := d.Schema
	for i := range d.Features {
		f := &d.Features[i]
		if s := f.Record.Schema; s != last {
			n += schemaBytes(s)
			last = s
		}
		n += held.Beyond(f.Geometry)
	}
	return n
}

// perSystem estimates the memory of a coordinate system.
const perSystem = 2000

// textBytes is the memory of texts in a list.
func textBytes(texts ...string) int64 {
	n := int64(0)
	for _, text := range texts {
		n += int64(unsafe.Sizeof(text)) + int64(len(text))
	}
	return n
}

// schemaBytes estimates the memory of columns, which are in a list and in a map.
func schemaBytes(s *layers.Schema) int64 {
	if s == nil {
		return 0
	}
	const perSchema, perColumn = 150, 50
	return perSchema + perColumn*int64(len(s.Columns())) + textBytes(s.Columns()...)
}

// detach makes texts hold no more than themselves, and not the file of which
// they are a part, where a program's own reader may have made them so.
func (d *Data) detach() {
	known := map[*layers.Schema]*layers.Schema{nil: nil}
	schema := func(s *layers.Schema) *layers.Schema {
		if _, ok := known[s]; !ok {
			known[s] = layers.NewSchema(cloned(s.Columns()))
		}
		return known[s]
	}
	d.Schema, d.Info.Schema = schema(d.Schema), schema(d.Info.Schema)
	d.Info.Warnings = cloned(d.Info.Warnings)
	for _, text := range []*string{&d.Info.Format, &d.Info.Geometry, &d.Info.CRS, &d.Info.Charset} {
		*text = strings.Clone(*text)
	}
	features := make([]layers.Feature, len(d.Features))
	for i, f := range d.Features {
		f.ID = strings.Clone(f.ID)
		f.Record = layers.Record{Schema: schema(f.Record.Schema), Values: detachedValues(f.Record.Values)}
		features[i] = f
	}
	d.Features = features
}

func cloned(texts []string) []string {
	if texts == nil {
		return nil
	}
	own := make([]string, len(texts))
	for i, text := range texts {
		own[i] = strings.Clone(text)
	}
	return own
}

// detachedValues are values whose texts hold no more than themselves.
func detachedValues(values []layers.Value) []layers.Value {
	if values == nil {
		return nil
	}
	own := make([]layers.Value, len(values))
	for i, v := range values {
		if v.Kind() == layers.KindText {
			v = layers.Text(strings.Clone(v.String()))
		}
		own[i] = v
	}
	return own
}
