package shapefile

import (
	"context"
	"fmt"

	shp "github.com/jonas-p/go-shp"

	"github.com/seed-898ab921/kartograph/internal/heed"
	"github.com/seed-898ab921/kartograph/internal/tally"
	"github.com/seed-898ab921/kartograph/layers"
)

// maker makes features of records. It belongs to one goroutine at a time.
type maker struct {
	source    *Source
	decoder   decoder
	converter converter
	found     tally.Records
	// number is that of the record in hand, empty why it has nothing to draw.
	number int
	empty  string
}

// harvest is what was made of a batch.
type harvest struct {
	features []layers.Feature
	found    tally.Records
	// summary finds out the extent where the header does not tell it.
	summary layers.Summary
	// err is what the batch ended with; the features are those before it.
	err error
	// memory is where their coordinates are, where that is not their own.
	memory [][]byte
}

func newMaker(s *Source) *maker {
	m := &maker{source: s, decoder: decoder{header: s.header}}
	m.converter = converter{reference: s.reference, tally: &m.found.Tally, where: m.where}
	return m
}

func (m *maker) where() string { return fmt.Sprintf("record %d", m.number) }

// harvest makes features of a batch, which is free then.
func (r *run) harvest(ctx context.Context, b *batch) harvest {
	m, ok := r.makers.Get().(*maker)
	if !ok {
		m = newMaker(r.source)
	}
	defer r.makers.Put(m)
	defer r.free.put(b)
	m.found = r.source.rule()
	m.decoder.outline.inPlace = r.pieces.forgotten()
	m.converter.steps = heed.Every(ctx, stepsAtOnce)
	h := harvest{features: make([]layers.Feature, 0, len(b.records))}
	for i := range b.records {
		if h.err = heed.Err(ctx); h.err != nil {
			break
		}
		var f layers.Feature
		f, h.err = m.make(&b.records[i])
		if ended := m.converter.steps.Err(); ended != nil {
			h.err = ended // what was made is any
		}
		if h.err != nil {
			break
		}
		if f.Geometry == nil {
			continue
		}
		if !r.source.hasExtent {
			h.summary.Add(f.Geometry)
		}
		h.features = append(h.features, f)
	}
	if h.found = m.found; m.decoder.outline.inPlace {
		h.memory = b.memory
	} else {
		r.pieces.put(b.memory)
	}
	m.decoder.outline.xy = nil
	clear(b.records)
	return h
}

// make makes the feature of a record; without a geometry it was skipped. The
// error ends the reading.
func (m *maker) make(raw *rawRecord) (layers.Feature, error) {
	m.number = raw.number
	if raw.read != nil {
		m.found.Tally.Merge(raw.read)
	}
	if !raw.live {
		m.found.Count("features skipped because their row in the .dbf file is deleted", m.where)
		return layers.Feature{}, nil
	}
	f, err := m.feature(raw.content)
	switch {
	case err != nil:
		return layers.Feature{}, m.found.Faulty(err, m.where)
	case f.Geometry == nil:
		return f, m.found.Empty(m.empty, m.where)
	}
	m.found.Use()
	f.Record = layers.Record{Schema: m.source.schema, Values: raw.values}
	return f, nil
}

// feature makes a feature without attributes of a record's content. Its
// geometry is nil when there is none to draw, and empty says why; the error is a
// fault of the record.
func (m *maker) feature(content []byte) (layers.Feature, error) {
	flat, err := sanitise(content)
	if err != nil {
		return layers.Feature{}, err
	}
	if flat.kind == shp.NULL {
		m.empty = "null shapes skipped"
		return layers.Feature{}, nil
	}
	m.empty = "shapes with nothing to draw skipped"
	if !sameKind(flat.kind, m.source.header.shape) {
		m.found.Count("shapes of another type than the file's", m.where)
	}
	shape, err := m.decoder.decode(flat)
	if err != nil {
		return layers.Feature{}, err
	}
	g, err := m.converter.convert(shape, flat.patches)
	return layers.Feature{Geometry: g}, err
}
