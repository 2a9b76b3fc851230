package label

import (
	"slices"

	"github.com/twpayne/go-geom"
)

// List are wanted labels in a third of the memory: what many have in common, which is how
// they look and where they may stand, is kept once. The zero value has none.
type List struct {
	items []item
	// known are the looks of the list by what tells them apart, last is that of the last label.
	known map[trait]*Wanted
	last  trait
}

// item is a label of a list: what is its own, and the rest in a label that it shares.
type item struct {
	lines, stacked []string
	feature        geom.T
	priority       float64
	look           *Wanted
	// rare is what few labels have; nil for nothing.
	rare *rare
}

type rare struct {
	short []string
	fixed *Fixed
	again bool
}

func (i *item) fixed() bool { return i.rare != nil && i.rare.fixed != nil }

// worth is that of the label in thousandths.
func (i *item) worth() int64 { return worthOf(i.priority, i.look.Font.Size, i.fixed()) }

// trait tells looks apart. Lists are the same here only if they are the same memory, which is
// the one of their layer.
type trait struct {
	positions                     *Position
	strategies                    *Strategy
	off                           *int
	nPositions, nStrategies, nOff int
	anyPosition, anyStrategy      bool
	font                          Font
	anchor                        string
	repeat, radius, minSize, halo float64
	anywhere, unseen, spaced      bool
}

func traitOf(w *Wanted) trait {
	return trait{
		firstOf(w.Positions), firstOf(w.Strategies), firstOf(w.Off), len(w.Positions), len(w.Strategies), len(w.Off),
		w.Positions == nil, w.Strategies == nil,
		w.Font, w.Anchor, w.Repeat, w.Radius, w.MinSize, w.Halo, w.Anywhere, w.Unseen, w.Spaced,
	}
}

func firstOf[T any](list []T) *T {
	if len(list) == 0 {
		return nil
	}
	return &list[0]
}

// ListOf lists labels.
func ListOf(wanted []Wanted) *List {
	l := &List{}
	l.Grow(len(wanted))
	for _, w := range wanted {
		l.Add(w)
	}
	return l
}

// Grow makes room for n labels more.
func (l *List) Grow(n int) { l.items = slices.Grow(l.items, n) }

// Len is how many labels there are.
func (l *List) Len() int { return len(l.items) }

// Add adds a label.
func (l *List) Add(w Wanted) {
	own := item{lines: w.Lines, stacked: w.Stacked, feature: w.Feature, priority: w.Priority}
	if w.Short != nil || w.Fixed != nil || w.again {
		own.rare = &rare{w.Short, w.Fixed, w.again}
	}
	t := traitOf(&w)
	if n := len(l.items); n > 0 && t == l.last {
		own.look = l.items[n-1].look
	} else if own.look = l.known[t]; own.look == nil {
		w.Lines, w.Stacked, w.Short, w.Feature, w.Fixed, w.Priority, w.again = nil, nil, nil, nil, nil, 0, false
		own.look = new(Wanted)
		*own.look = w
		if l.known == nil {
			l.known = map[trait]*Wanted{}
		}
		l.known[t] = own.look
	}
	l.items, l.last = append(l.items, own), t
}

// At is the label of a number.
func (l *List) At(i int) Wanted {
	own := &l.items[i]
	w := *own.look
	w.Lines, w.Stacked, w.Feature, w.Priority = own.lines, own.stacked, own.feature, own.priority
	if r := own.rare; r != nil {
		w.Short, w.Fixed, w.again = r.short, r.fixed, r.again
	}
	return w
}

// Lines are those of the text of a label.
func (l *List) Lines(i int) []string { return l.items[i].lines }

// Priority is how much a label is worth, compared with 1; 0 is 1.
func (l *List) Priority(i int) float64 { return l.items[i].priority }

// Prioritise makes a label worth so much.
func (l *List) Prioritise(i int, worth float64) { l.items[i].priority = worth }

// simple reports whether a label asks for one place, and of the feature that it has.
func (l *List) simple(i int) bool {
	switch l.items[i].feature.(type) {
	case *geom.GeometryCollection, *geom.LineString, *geom.MultiLineString:
		return false
	}
	return true
}

// Only are some of the labels, by their numbers.
func (l *List) Only(some []int) *List {
	part := &List{items: make([]item, len(some))}
	for k, i := range some {
		part.items[k] = l.items[i]
	}
	if len(some) > 0 {
		last := l.At(some[len(some)-1])
		part.last = traitOf(&last)
	}
	return part
}
