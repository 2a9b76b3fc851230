package source

import (
	"context"
	"fmt"
	"iter"
	"sync"

	"github.com/seed-898ab921/kartograph/internal/longlist"
	"github.com/seed-898ab921/kartograph/internal/packed"
	"github.com/seed-898ab921/kartograph/internal/spend"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/twpayne/go-geom"
)

// Data is a source that was read to its end. It is shared by all who asked for
// it: nobody changes it.
type Data struct {
	Info layers.Info
	// Features, in degrees, and their boxes, nil for a feature without a
	// place.
	Features []layers.Feature
	Bounds   []*geom.Bounds
	// Packed are the rows of a table that a Store has read, which has no features
	// then; nil for others.
	Packed *packed.Rows
	// Schema is that of the features' records.
	Schema *layers.Schema
	// size estimates the memory that they take, in bytes, once they were read.
	size int64
	// notes are what was found out about the data; grow, when not nil, asks whoever keeps
	// them for room for some bytes, or gives some back.
	notes sync.Map
	grow  func(by int64) bool
}

// perNote estimates the memory of a note besides what it says: its place in the map, and
// its key.
const perNote = 150

// Once returns what was found out before by a key, or finds it out now, for as long as the
// data are held. Bytes is how much it takes: where those who keep the data have no room for
// that, it is found out each time. It is safe for concurrent use.
func (d *Data) Once(key any, find func() (found any, bytes int64)) any {
	if found, ok := d.notes.Load(key); ok {
		return found
	}
	found, bytes := find()
	if bytes += perNote; d.grow != nil && !d.grow(bytes) {
		return found
	}
	first, twice := d.notes.LoadOrStore(key, found)
	if twice && d.grow != nil {
		d.grow(-bytes)
	}
	return first
}

// ReadAll reads a source to its end. An error of the context is returned as
// soon as the source lets go.
func ReadAll(ctx context.Context, s layers.Source) (*Data, error) {
	data := &Data{}
	if err := data.read(ctx, s); err != nil {
		return nil, err
	}
	data.describe(s.Info())
	return data, nil
}

// readPacked is ReadAll that leaves the rows of a table packed as they are.
func readPacked(ctx context.Context, s layers.Source, l Limits) (*Data, error) {
	whole := s
	if limited, ok := s.(limitedSource); ok {
		whole = limited.Source
	}
	t, ok := whole.(table)
	if !ok {
		return ReadAll(ctx, s)
	}
	if l.Features > 0 && t.rows.Len() > l.Features {
		return nil, l.tooManyFeatures()
	}
	data := &Data{Packed: t.rows, size: t.rows.Size()}
	data.describe(t.Info())
	return data, ctx.Err()
}

// Len is how many features there are, or rows.
func (d *Data) Len() int {
	if d.Packed != nil {
		return d.Packed.Len()
	}
	return len(d.Features)
}

// Row is the record of a feature or row, of whose values so many at least are there
// that it has; a packed one is unpacked in the room of a list if there is enough.
func (d *Data) Row(i, most int, room []layers.Value) layers.Record {
	if d.Packed != nil {
		return d.Packed.First(i, most, room)
	}
	return d.Features[i].Record
}

// describe takes what the source says of itself after it was read.
func (d *Data) describe(info layers.Info) {
	d.Info, d.Schema = info, info.Schema
	if d.Schema == nil && len(d.Features) > 0 {
		d.Schema = d.Features[0].Record.Schema
	}
}

// read takes all features, from many goroutines that make them where there can be.
func (d *Data) read(ctx context.Context, s layers.Source) error {
	defer func() { d.Features, d.Bounds = longlist.Fit(d.Features), longlist.Fit(d.Bounds) }() // they stay as long as the source
	if lotted, ok := s.(layers.Lotted); ok {
		return Through(ctx, lotted, func(all []layers.Feature, _ func()) (*Data, error) { return measured(all) }, func(lot *Data) error { return d.take(ctx, lot) })
	}
	for feature, err := range s.Features(ctx) {
		if err != nil {
			return err
		}
		lot := Data{Features: []layers.Feature{feature}, Bounds: []*geom.Bounds{layers.Bounds(feature.Geometry)}, size: spend.Feature(feature)}
		if err := d.take(ctx, &lot); err != nil {
			return err
		}
	}
	return nil
}

// measured returns some features with their boxes.
func measured(features []layers.Feature) (*Data, error) {
	lot := &Data{Features: features, Bounds: make([]*geom.Bounds, len(features)), size: spend.Features(features)}
	for i := range features {
		lot.Bounds[i] = layers.Bounds(features[i].Geometry)
	}
	return lot, nil
}

// take adds features that were measured.
func (d *Data) take(ctx context.Context, lot *Data) error {
	if err := reckon(ctx, lot.size); err != nil {
		return err
	}
	n := len(lot.Features)
	d.Features, d.Bounds = append(longlist.For(d.Features, n), lot.Features...), append(longlist.For(d.Bounds, n), lot.Bounds...)
	d.size += lot.size
	return nil
}

// reckon reckons the memory of features that are about to be held.
func reckon(ctx context.Context, bytes int64) error {
	if err := spend.Memory(ctx, bytes); err != nil {
		return fmt.Errorf("reading was given up: %w", err)
	}
	return nil
}

// All yields the features, as a source does.
func (d *Data) All() iter.Seq2[layers.Feature, error] {
	return func(yield func(layers.Feature, error) bool) {
		for _, f := range d.Features {
			if !yield(f, nil) {
				return
			}
		}
	}
}
