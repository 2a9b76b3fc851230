package shapefile

import (
	"context"
	"errors"
	"io"
	"iter"
	"runtime"

	"github.com/seed-898ab921/kartograph/internal/conveyor"
	"github.com/seed-898ab921/kartograph/internal/heed"
	"github.com/seed-898ab921/kartograph/internal/tally"
	"github.com/seed-898ab921/kartograph/layers"
)

// rawRecord is a record of the .shp file with the row that belongs to it, as one
// goroutine takes them from their files.
type rawRecord struct {
	number  int
	content []byte
	values  []layers.Value
	// live is false where the row is marked as deleted.
	live bool
	// read is what was found while they were taken; nil for nothing.
	read *tally.Tally
}

// batch is a stretch of records that one processor makes features of. It is used
// again for others then.
type batch struct {
	records []rawRecord
	// memory is what the contents are in.
	memory []byte
}

// A batch has batchBytes at least, or batchRecords.
const (
	batchBytes   = 1 << 17
	batchRecords = 1 << 9
)

// batches takes all records from the files.
func (r *run) batches(ctx context.Context) iter.Seq2[*batch, error] {
	return func(yield func(*batch, error) bool) {
		for {
			b, err := r.batch(ctx)
			if len(b.records) > 0 && !yield(b, nil) {
				return
			}
			if err != nil {
				if !errors.Is(err, io.EOF) {
					yield(nil, err)
				}
				return
			}
		}
	}
}

// batch takes records from the files; the error is what came after them, io.EOF
// at the end.
func (r *run) batch(ctx context.Context) (*batch, error) {
	b, ok := r.free.Get().(*batch)
	if !ok {
		b = &batch{}
	}
	b.records = b.records[:0]
	r.records.reuse(b.memory)
	defer func() { b.memory = r.records.store }()
	for size := 0; size < batchBytes && len(b.records) < batchRecords; {
		if err := heed.Err(ctx); err != nil {
			return b, err
		}
		raw, err := r.raw()
		if err != nil {
			return b, err
		}
		size += len(raw.content)
		b.records = append(b.records, raw)
	}
	return b, nil
}

// raw takes the next record and its row from their files.
func (r *run) raw() (rawRecord, error) {
	content, err := r.records.next()
	if err != nil {
		return rawRecord{}, err
	}
	raw := rawRecord{number: r.records.count, content: content}
	if raw.values, raw.live, err = r.row(); err != nil {
		return rawRecord{}, err
	}
	if !r.reading.Empty() {
		found := r.reading
		raw.read, r.reading = &found, tally.Tally{}
	}
	return raw, nil
}

// errStopped says that nobody wants more features.
var errStopped = errors.New("stopped")

// features yields the features, in order, of batches that are worked on by all
// processors. What is found and counted is what one would.
func (r *run) features(ctx context.Context, yield func(layers.Feature, error) bool) error {
	work := func(b *batch) (harvest, error) { return r.harvest(ctx, b), nil }
	take := func(h harvest) error { return r.take(ctx, h, yield) }
	if r.source.members.shp.size >= 2*batchBytes && runtime.GOMAXPROCS(0) > 1 {
		return conveyor.Run(ctx, r.batches(ctx), work, take)
	}
	for b, err := range r.batches(ctx) {
		if err != nil {
			return err
		}
		if err := take(r.harvest(ctx, b)); err != nil {
			return err
		}
	}
	return nil
}

// take yields the features of a batch and adds up what was found.
func (r *run) take(ctx context.Context, h harvest, yield func(layers.Feature, error) bool) error {
	for _, f := range h.features {
		if err := heed.Err(ctx); err != nil {
			return err
		}
		if !yield(f, nil) {
			return errStopped
		}
	}
	r.found.Merge(&h.found)
	r.summary.Merge(h.summary)
	return h.err
}
