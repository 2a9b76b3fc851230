package form

import (
	"slices"
	"strconv"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/tree"
)

// ListOf is the form of a list whose entries have form f.
func ListOf[V any](want string, f Form[V]) Form[[]V] {
	l := Form[[]V]{Facts: Facts{Want: want, Parts: []Facts{f.Facts},
		Schema: Props("type", "array", "items", Reference(f.Facts))}}
	l.Read = func(d *Decoder, at Spot) ([]V, bool) {
		if at.Node.Kind != tree.List {
			d.Mismatch(at, want)
			return nil, false
		}
		all := make([]V, 0, len(at.Node.Items))
		for i, item := range at.Node.Items {
			if v, ok := f.Read(d, d.Visit(at, Entry(i), item)); ok {
				all = append(all, v)
			}
		}
		return all, len(all) == len(at.Node.Items)
	}
	l.Check = func(c *Checker, path string, v []V) {
		if f.Check == nil {
			return
		}
		for i := range v {
			f.Check(c, path+Entry(i), v[i])
		}
	}
	return l
}

// OneOrMore is a list of f, or a single one in place of a list of one.
func OneOrMore[V any](want string, f Form[V]) Form[[]V] {
	l := ListOf(want, f)
	m := l
	m.Schema = AnyOf(f.Facts, l.Facts)
	m.Read = func(d *Decoder, at Spot) ([]V, bool) {
		if at.Node.Kind == tree.List {
			return l.Read(d, at)
		}
		if !at.Node.IsScalar() {
			d.Mismatch(at, want)
			return nil, false
		}
		v, ok := f.Read(d, at)
		return []V{v}, ok
	}
	return m
}

// Entry is the segment that entry i of a list adds to the path of keys: [i].
func Entry(i int) string { return "[" + strconv.Itoa(i) + "]" }

// Numbers is the form of a list of n numbers.
func Numbers(want string, n int, l Range) Form[[]float64] {
	f := ListOf(want, Number("a number", l))
	f.Schema = f.Schema.With("minItems", n, "maxItems", n)
	read := f.Read
	f.Read = func(d *Decoder, at Spot) ([]float64, bool) {
		if at.Node.Kind == tree.List && len(at.Node.Items) != n {
			d.Mismatch(at, want)
			return nil, false
		}
		return read(d, at)
	}
	return f
}

// WordList is the form of a text of words with blanks between, or a list of them.
func WordList(want string) Form[[]string] {
	f := OneOrMore(want, NonEmpty("a word"))
	read := f.Read
	f.Read = func(d *Decoder, at Spot) ([]string, bool) {
		all, ok := read(d, at)
		var single []string
		for _, text := range all {
			for _, word := range strings.Fields(text) {
				if !slices.Contains(single, word) {
					single = append(single, word)
				}
			}
		}
		return single, ok
	}
	return f
}
