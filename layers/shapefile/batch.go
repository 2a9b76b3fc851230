package shapefile

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"sync"

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
	memory [][]byte
}

// freeBatches are batches that are free. There are few at any time, which no collection of
// garbage throws away.
type freeBatches struct {
	mu   sync.Mutex
	list []*batch
}

func (f *freeBatches) take() *batch {
	f.mu.Lock()
	defer f.mu.Unlock()
	last := len(f.list) - 1
	if last < 0 {
		return &batch{}
	}
	b := f.list[last]
	f.list = f.list[:last]
	b.records, b.memory = b.records[:0], nil
	return b
}

func (f *freeBatches) put(b *batch) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.list = append(f.list, b)
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
	b := r.free.take()
	defer func() { b.memory = r.records.given() }()
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

// lot is a batch on its way to features.
type lot struct {
	run   *run
	batch *batch
	harvest
}

// Lots begins a way through the file.
func (s *Source) Lots() layers.Reading { return &run{source: s, found: s.rule()} }

// Lots takes the records from the files. Errors name file and record.
func (r *run) Lots(ctx context.Context) iter.Seq2[layers.Lot, error] {
	return func(yield func(layers.Lot, error) bool) {
		if err := r.open(); err != nil {
			yield(nil, r.named(err))
			return
		}
		for b, err := range r.batches(ctx) {
			if err != nil {
				yield(nil, r.named(err))
				return
			}
			if !yield(&lot{run: r, batch: b}, nil) {
				return
			}
		}
	}
}

// Make makes the features of the batch, which is free then.
func (l *lot) Make(ctx context.Context) []layers.Feature {
	l.harvest = l.run.harvest(ctx, l.batch)
	return l.features
}

// Forget takes back the coordinates of the features.
func (l *lot) Forget() {
	l.run.pieces.forget(l.memory)
	l.memory = nil
}

// Settle adds up what was found.
func (l *lot) Settle(context.Context) (again bool, err error) {
	l.run.found.Merge(&l.found)
	l.run.summary.Merge(l.summary)
	return false, l.run.named(l.err)
}

// named adds the file's name to an error; nil stays nil.
func (r *run) named(err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s: %w", r.source.name, err)
}
