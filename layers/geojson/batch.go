package geojson

import (
	"context"
	"iter"
	"sync"

	"github.com/seed-898ab921/kartograph/internal/heed"
	"github.com/seed-898ab921/kartograph/internal/jsontext"
	"github.com/seed-898ab921/kartograph/internal/tally"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/internal/lots"
)

// batch is a stretch of the features that one processor reads: those with the
// numbers from to to, from 0.
type batch struct{ from, to int }

// batchBytes is how long the text of a batch is at least.
const batchBytes = 1 << 16

// batches cuts the features into batches.
func (s *Source) batches() iter.Seq2[batch, error] {
	return func(yield func(batch, error) bool) {
		from := 0
		for i := range s.offsets {
			last := i+1 == len(s.offsets)
			if !last && s.offsets[i+1]-s.offsets[from] < batchBytes {
				continue
			}
			if !yield(batch{from, i + 1}, nil) {
				return
			}
			from = i + 1
		}
	}
}

// bytesPerNumber is about how many bytes of text a coordinate takes at the least; where there
// are more coordinates than that they have memory of their own.
const bytesPerNumber = 16

// numbers is about how many numbers a batch has at the most.
func (s *Source) numbers(b batch) int {
	end := len(s.data)
	if b.to < len(s.offsets) {
		end = s.offsets[b.to]
	}
	return (end - s.offsets[b.from]) / bytesPerNumber
}

// harvest is what was read of some features.
type harvest struct {
	batch
	features []layers.Feature
	sum      layers.Summary
	found    tally.Records
	counts   jsontext.Counts
	// err is what reading ended with; the features are those before it.
	err error
	// memory is where their coordinates are, where that is not their own.
	memory lots.Block
}

// reading is one reading of a source by all processors.
type reading struct {
	*Source
	// free are readers that are not in use, blocks the memory of lots that are forgotten.
	free   sync.Pool
	blocks lots.Blocks
	// all is what was read of the batches that were yielded.
	all harvest
}

// lot is a batch on its way to features.
type lot struct {
	reading *reading
	harvest
	// cells are taken for used up while it is read.
	cells int
}

// Lots begins a way through the text.
func (s *Source) Lots() layers.Reading {
	r := &reading{Source: s}
	r.all.found = r.records()
	return r
}

// Lots cuts the features into batches.
func (r *reading) Lots(context.Context) iter.Seq2[layers.Lot, error] {
	return func(yield func(layers.Lot, error) bool) {
		for b := range r.batches() {
			if !yield(&lot{reading: r, harvest: harvest{batch: b}, cells: r.share()}, nil) {
				return
			}
		}
	}
}

// End keeps what was found in all features.
func (r *reading) End() error {
	if err := r.located(r.all.found.End()); err != nil {
		return err
	}
	warnings := r.all.warnings()
	// Features say their system themselves, and the source does not.
	if doubt := (layers.Info{CRS: r.crs.Name(), System: r.crs.Plane(), Extent: r.all.sum.Extent()}).Doubt(); doubt != "" {
		warnings = append(warnings, doubt)
	}
	r.told.End(r.all.sum, warnings)
	return nil
}

// Close has nothing to let go of.
func (r *reading) Close() {}

// share is how many cells are taken for used up while a batch is read: all but
// an eighth of those that the text may have, as several batches are in memory at
// once. What needs more is read again by take, which knows how many there are.
func (r *reading) share() int { return jsontext.MostCells(r.data) / 8 * 7 }

// harvest reads a batch.
func (r *reading) harvest(ctx context.Context, b batch, cells int) harvest {
	reader, ok := r.free.Get().(*reader)
	if !ok {
		reader = newReader(r.Source)
	}
	defer r.free.Put(reader)
	reader.begin(cells)
	reader.memory = r.blocks.Take(r.numbers(b))
	reader.Heed(ctx)
	h := harvest{batch: b, features: make([]layers.Feature, 0, b.to-b.from)}
	for i := b.from; i < b.to && h.err == nil; i++ {
		if h.err = heed.Err(ctx); h.err != nil {
			break
		}
		reader.number = i + 1
		var f layers.Feature
		if f, h.err = reader.next(r.offsets[i]); h.err == nil && f.Geometry != nil {
			h.sum.Add(f.Geometry)
			h.features = append(h.features, f)
		}
	}
	h.found, h.counts, h.memory = reader.found, reader.Counts(), reader.memory
	reader.memory = lots.Block{}
	h.counts.Cells -= cells
	return h
}

// Make reads the features of the batch.
func (l *lot) Make(ctx context.Context) []layers.Feature {
	l.harvest = l.reading.harvest(ctx, l.batch, l.cells)
	return l.features
}

// Forget takes back the coordinates of the features.
func (l *lot) Forget() {
	l.reading.blocks.Put(l.memory)
	l.memory = lots.Block{}
}

// Settle adds up what was found. A batch that reaches the limit of cells is read
// again, to reach it where one reader would.
func (l *lot) Settle(ctx context.Context) (again bool, err error) {
	all := &l.reading.all
	used := all.counts.Cells
	if l.cells != used && (used+l.counts.Cells > jsontext.MostCells(l.reading.data) || jsontext.IsLimit(l.err)) {
		l.cells = used
		return true, nil
	}
	all.found.Merge(&l.found)
	all.sum.Merge(l.sum)
	all.counts.Add(l.counts)
	if l.err != nil && ctx.Err() == nil {
		return false, l.reading.located(l.err)
	}
	return false, l.err
}

// located gives an error its place in the text.
func (r *reading) located(err error) error { return jsontext.Locate(r.name, r.data, err) }
