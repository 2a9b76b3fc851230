package label

import (
	"math"
	"slices"
	"strings"

	"github.com/twpayne/go-geom"
)

// List are wanted labels in a third of the memory: what many have in common, which is how
// they look and where they may stand, is kept once, and the lines of most of them as what they
// are pieces of. The zero value has none.
type List struct {
	items []item
	// known are the looks of the list by what tells them apart, last is that of the last label.
	known map[trait]*Wanted
	last  trait
}

// item is a label of a list: what is its own, and the rest in a label that it shares.
type item struct {
	// text is its only line. It may be broken into its first and its last bytes, up to the first
	// number and from the second one on; where this is 0 it may not.
	text        string
	first, last uint32
	feature     geom.T
	priority    float64
	look        *Wanted
	// rare is what few labels have; nil for nothing.
	rare *rare
}

type rare struct {
	// lines and stacked are those of a text that they are no pieces of.
	lines, stacked []string
	otherwise      bool
	short          []string
	fixed          *Fixed
	again          bool
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
	own := item{feature: w.Feature, priority: w.Priority}
	whole := own.says(w.Lines, w.Stacked)
	if !whole || w.Short != nil || w.Fixed != nil || w.again {
		own.rare = &rare{otherwise: !whole, short: w.Short, fixed: w.Fixed, again: w.again}
	}
	if !whole {
		own.rare.lines, own.rare.stacked = w.Lines, w.Stacked
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

// says keeps lines as what they are pieces of, and reports whether they are.
func (i *item) says(lines, stacked []string) bool {
	if len(lines) != 1 {
		return false
	}
	text := lines[0]
	switch {
	case stacked == nil:
	case len(stacked) == 2 && len(text) < math.MaxUint32 && len(stacked[0])+len(stacked[1]) <= len(text) && len(stacked[1]) < len(text) &&
		strings.HasPrefix(text, stacked[0]) && strings.HasSuffix(text, stacked[1]):
		i.first, i.last = uint32(len(stacked[0])), uint32(len(text)-len(stacked[1]))
	default:
		return false
	}
	i.text = text
	return true
}

// lines are those of an item, and those into which they may be broken.
func (i *item) lines() (lines, stacked []string) {
	if i.rare != nil && i.rare.otherwise {
		return i.rare.lines, i.rare.stacked
	}
	if i.last > 0 {
		stacked = []string{i.text[:i.first], i.text[i.last:]}
	}
	return []string{i.text}, stacked
}

// At is the label of a number.
func (l *List) At(i int) Wanted {
	own := &l.items[i]
	w := *own.look
	w.Feature, w.Priority = own.feature, own.priority
	w.Lines, w.Stacked = own.lines()
	if r := own.rare; r != nil {
		w.Short, w.Fixed, w.again = r.short, r.fixed, r.again
	}
	return w
}

// Look is what a label has in common with others: all but its text, its feature and what it is
// worth.
func (l *List) Look(i int) *Wanted { return l.items[i].look }

// Text is that of a label in one line.
func (l *List) Text(i int) string {
	own := &l.items[i]
	if own.rare != nil && own.rare.otherwise {
		return strings.Join(own.rare.lines, " ")
	}
	return own.text
}

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
func (l *List) Only(some []int32) *List {
	part := &List{items: make([]item, len(some))}
	for k, i := range some {
		part.items[k] = l.items[i]
	}
	if len(some) > 0 {
		last := l.At(int(some[len(some)-1]))
		part.last = traitOf(&last)
	}
	return part
}
