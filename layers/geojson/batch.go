package geojson

import (
	"context"
	"errors"
	"iter"
	"runtime"
	"sync"

	"github.com/seed-898ab921/kartograph/internal/conveyor"
	"github.com/seed-898ab921/kartograph/internal/heed"
	"github.com/seed-898ab921/kartograph/internal/jsontext"
	"github.com/seed-898ab921/kartograph/internal/tally"
	"github.com/seed-898ab921/kartograph/layers"
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

// harvest is what was read of some features.
type harvest struct {
	batch
	features []layers.Feature
	sum      layers.Summary
	found    tally.Records
	counts   jsontext.Counts
	// err is what reading ended with; the features are those before it.
	err error
}

// reading is one reading of a source by all processors.
type reading struct {
	*Source
	// free are readers that are not in use.
	free sync.Pool
	// all is what was read of the batches that were yielded.
	all harvest
}

// errStopped says that nobody wants more features.
var errStopped = errors.New("stopped")

// run reads all batches and yields their features in order, then an error if
// there is one: what it finds and counts is what one reader would.
func (r *reading) run(ctx context.Context, yield func(layers.Feature, error) bool) {
	r.all.found = r.records()
	take := func(h harvest) error { return r.take(ctx, h, yield) }
	work := func(b batch) (harvest, error) { return r.harvest(ctx, b, r.share()), nil }
	err := r.each(ctx, work, take)
	if err == nil {
		err = r.located(r.all.found.End())
	}
	if err == nil {
		r.told.End(r.all.sum, r.all.warnings())
	}
	if err != nil && !errors.Is(err, errStopped) {
		yield(layers.Feature{}, err)
	}
}

// each passes the batches through work to take: one after the other where there
// is only one processor, or one batch.
func (r *reading) each(ctx context.Context, work func(batch) (harvest, error), take func(harvest) error) error {
	if n := len(r.offsets); n > 1 && r.offsets[n-1]-r.offsets[0] >= batchBytes && runtime.GOMAXPROCS(0) > 1 {
		return conveyor.Run(ctx, r.batches(), work, take)
	}
	for b := range r.batches() {
		h, err := work(b)
		if err != nil {
			return err
		}
		if err := take(h); err != nil {
			return err
		}
	}
	return nil
}

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
	h.found, h.counts = reader.found, reader.Counts()
	h.counts.Cells -= cells
	return h
}

// take yields the features of a batch and adds up what was found. A batch that
// reaches the limit of cells is read again, to reach it where one reader would.
func (r *reading) take(ctx context.Context, h harvest, yield func(layers.Feature, error) bool) error {
	if used := r.all.counts.Cells; used+h.counts.Cells > jsontext.MostCells(r.data) || jsontext.IsLimit(h.err) {
		h = r.harvest(ctx, h.batch, used)
	}
	for _, f := range h.features {
		if err := heed.Err(ctx); err != nil {
			return err
		}
		if !yield(f, nil) {
			return errStopped
		}
	}
	r.all.found.Merge(&h.found)
	r.all.sum.Merge(h.sum)
	r.all.counts.Add(h.counts)
	if h.err != nil && ctx.Err() == nil {
		return r.located(h.err)
	}
	return h.err
}

// located gives an error its place in the text.
func (r *reading) located(err error) error { return jsontext.Locate(r.name, r.data, err) }
