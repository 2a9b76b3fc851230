package topojson

import (
	"context"
	"iter"
	"sort"
	"sync"

	"github.com/seed-898ab921/kartograph/internal/heed"
	"github.com/seed-898ab921/kartograph/internal/jsontext"
	"github.com/seed-898ab921/kartograph/internal/tally"
	"github.com/seed-898ab921/kartograph/layers"
)

// batch is a stretch of the features of all objects that one processor reads:
// those with the numbers from to to, from 0.
type batch struct{ from, to int }

// A batch has so much text at least, or so many features.
const (
	batchBytes    = 1 << 15
	batchFeatures = 1 << 10
)

// firsts are the numbers of the features with which the objects begin, and the
// number of all.
func (t *topology) firsts() []int {
	firsts := make([]int, 0, len(t.objects)+1)
	n := 0
	for _, o := range t.objects {
		firsts = append(firsts, n)
		n += len(o.features)
	}
	return append(firsts, n)
}

// batches cuts the features into batches.
func (r *reading) batches() iter.Seq[batch] {
	return func(yield func(batch) bool) {
		n, from, begins, end := 0, 0, 0, r.firsts[len(r.topo.objects)]
		for _, o := range r.topo.objects {
			for _, offset := range o.features {
				if n == from {
					begins = offset
				}
				if n++; n < end && n-from < batchFeatures && offset-begins < batchBytes {
					continue
				}
				if !yield(batch{from, n}) {
					return
				}
				from = n
			}
		}
	}
}

// harvest is what was read of some features.
type harvest struct {
	batch
	features []layers.Feature
	sum      layers.Summary
	found    tally.Records
	spent    spent
	// err is what reading ended with; the features are those before it.
	err error
}

// spent is what reading has counted, of cells and points up to some limits.
type spent struct {
	jsontext.Counts
	// points are those of the arcs that were used.
	points int
}

// reading is one reading of a source by all processors.
type reading struct {
	*Source
	firsts []int
	// free are readers that are not in use.
	free sync.Pool
	// all is what was read of the batches that were yielded.
	all harvest
}

// lot is a batch on its way to features.
type lot struct {
	reading *reading
	harvest
	// before is taken for spent while it is read.
	before spent
}

// Lots begins a way through the features.
func (s *Source) Lots() layers.Reading {
	r := &reading{Source: s, firsts: s.topo.firsts()}
	r.all.found = records(s.strict)
	return r
}

// Lots cuts the features into batches.
func (r *reading) Lots(context.Context) iter.Seq2[layers.Lot, error] {
	return func(yield func(layers.Lot, error) bool) {
		for b := range r.batches() {
			if !yield(&lot{reading: r, harvest: harvest{batch: b}, before: r.share()}, nil) {
				return
			}
		}
	}
}

// End keeps what was found in all features.
func (r *reading) End() error {
	if err := r.all.found.End(); err != nil {
		return r.located(err)
	}
	r.told.End(r.all.sum, r.all.warnings())
	return nil
}

// Close has nothing to let go of.
func (r *reading) Close() {}

// share is what is taken for spent while a batch is read: all but an eighth of
// what may be, as several batches are in memory at once. What needs more is read
// again by Settle, which knows how much there is.
func (r *reading) share() spent {
	return spent{jsontext.Counts{Cells: jsontext.MostCells(r.data) / 8 * 7}, r.topo.mostPoints() / 8 * 7}
}

// harvest reads a batch.
func (r *reading) harvest(ctx context.Context, b batch, before spent) harvest {
	by, ok := r.free.Get().(*reader)
	if !ok {
		by = newReader(r.Source)
	}
	defer r.free.Put(by)
	by.begin(before)
	by.Heed(ctx)
	h := harvest{batch: b, features: make([]layers.Feature, 0, b.to-b.from)}
	object := sort.SearchInts(r.firsts, b.from+1) - 1
	for i := b.from; i < b.to && h.err == nil; i++ {
		if h.err = heed.Err(ctx); h.err != nil {
			break
		}
		for i >= r.firsts[object+1] {
			object++
		}
		o := &r.topo.objects[object]
		by.object, by.number = o.name, i-r.firsts[object]+1
		var f layers.Feature
		if f, h.err = by.next(o.features[i-r.firsts[object]]); h.err == nil && f.Geometry != nil {
			h.sum.Add(f.Geometry)
			h.features = append(h.features, f)
		}
	}
	h.found, h.spent = by.found, by.spent(before)
	return h
}

// Make reads the features of the batch.
func (l *lot) Make(ctx context.Context) []layers.Feature {
	l.harvest = l.reading.harvest(ctx, l.batch, l.before)
	return l.features
}

// Settle adds up what was found. A batch that reaches a limit is read again, to
// reach it where one reader would.
func (l *lot) Settle(ctx context.Context) (again bool, err error) {
	r := l.reading
	all := &r.all
	used := spent{jsontext.Counts{Cells: all.spent.Cells}, all.spent.points}
	if l.before != used && (used.Cells+l.spent.Cells > jsontext.MostCells(r.data) || used.points+l.spent.points > r.topo.mostPoints() || jsontext.IsLimit(l.err)) {
		l.before = used
		return true, nil
	}
	all.found.Merge(&l.found)
	all.sum.Merge(l.sum)
	all.spent.Add(l.spent.Counts)
	all.spent.points += l.spent.points
	if l.err != nil && ctx.Err() == nil {
		return false, r.located(l.err)
	}
	return false, l.err
}

// located gives an error its place in the text.
func (r *reading) located(err error) error { return jsontext.Locate(r.name, r.data, err) }
