package place

import (
	"context"

	"github.com/seed-898ab921/kartograph/internal/heed"
	"github.com/seed-898ab921/kartograph/render/label/internal/independent"
)

// DefaultWork is how many comparisons of boxes are made where Options do not say: a
// fraction of a second's work, and a hundred megabytes at most.
const DefaultWork = 4_000_000

// workOnSpots is how many times as many comparisons are made to find where labels
// may stand at all, which take less memory.
const workOnSpots = 10

// Options say how much work may be done. The zero value is what a map needs.
type Options struct {
	// Work is how many comparisons of labels are made at most, 0 for
	// DefaultWork. Labels that are left then, those that are worth least, are
	// late: they are placed one after the other where there is room. After ten
	// times as many comparisons with obstacles the rest are left out.
	Work int
	// Tries is how often candidates are tried in the search for the choice, 0
	// for some 80 ms of work.
	Tries int
	// Find, when not nil, lists the candidates of all labels in place of their own lists.
	Find Finder
}

// Finder lists the candidates of some labels, given by number, and hands each list on, as
// it likes from several goroutines at once; the list, but not its boxes, may be used again
// after that. Of what it hands on only those are kept that
// lie where a label may stand.
type Finder func(ctx context.Context, labels []int32, to func(label int32, all []Candidate) error) error

// None is the choice of a label that is left out.
const None = -1

// Choice is where labels stand.
type Choice struct {
	// Of is the candidate that each label takes, or None.
	Of []int
	// Worth is that of all labels where they stand.
	Worth int64
	// Proven reports whether no other choice is worth more.
	Proven bool
	// Late is the number of labels that were placed one after the other.
	Late int
}

// Choose decides where labels stand, and which are left out. It is an error to give
// a label no worth, or a candidate a cost below 0; other errors are those of the
// context.
func Choose(ctx context.Context, labels []Label, page Page, o Options) (Choice, error) {
	if err := check(labels, page); err != nil {
		return Choice{}, err
	}
	work := o.Work
	if work == 0 {
		work = DefaultWork
	}
	find := o.Find
	if find == nil {
		find = ofLists(labels)
	}
	f, err := openSpots(ctx, labels, page, opening{find, workOnSpots * work})
	if err != nil {
		return Choice{}, err
	}
	if err := f.settle(ctx, page.Gap, work); err != nil {
		return Choice{}, err
	}
	open := f.left()
	r, err := rivals(ctx, open, page.Gap, work)
	if err != nil {
		return Choice{}, err
	}
	graph, err := r.graph(ctx)
	if err != nil {
		return Choice{}, err
	}
	set, err := independent.Heaviest(ctx, graph, independent.Options{Tries: o.Tries})
	if err != nil {
		return Choice{}, err
	}
	taken, err := r.fit(ctx, r.taken(set.In), open, page.Gap)
	if err != nil {
		return Choice{}, err
	}
	return choiceOf(taken, len(labels), set.Proven && len(r.late) == 0, len(r.late)), nil
}

// taken lists the spots of a set.
func (r *rivalry) taken(in []bool) []spot {
	var taken []spot
	for i, s := range r.spots {
		if in[i] {
			taken = append(taken, s)
		}
	}
	return taken
}

// fit adds late labels to those that are taken one after the other, each at its best spot of
// those that are still free.
func (r *rivalry) fit(ctx context.Context, taken []spot, open [][]spot, gap float64) ([]spot, error) {
	if len(r.late) == 0 {
		return taken, nil
	}
	g, err := gridFor(ctx, allBoxes(open))
	if err != nil {
		return nil, err
	}
	hold := func(s spot) {
		for _, b := range s.boxes {
			g.add(b, nobody)
		}
	}
	for _, s := range taken {
		hold(s)
	}
	for _, label := range r.late {
		if err := heed.Err(ctx); err != nil {
			return nil, err
		}
		best := spot{}
		for _, s := range open[label] {
			if s.worth > best.worth && s.clear(g, gap) {
				best = s
			}
		}
		if best.worth > 0 {
			hold(best)
			taken = append(taken, best)
		}
	}
	return taken, nil
}

func choiceOf(taken []spot, labels int, proven bool, late int) Choice {
	c := Choice{Of: make([]int, labels), Proven: proven, Late: late}
	for i := range c.Of {
		c.Of[i] = None
	}
	for _, s := range taken {
		c.Of[s.label] = int(s.candidate)
		c.Worth += s.worth
	}
	return c
}
