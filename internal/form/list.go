package form

import (
	"strconv"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/tree"
)

// ListOf is the form of a list whose entries have form f, at most so many.
func ListOf[V any](want string, f Form[V], most int) Form[[]V] {
	l := Form[[]V]{Facts: listFacts(want, &f.Facts, most)}
	l.Read = func(d *Decoder, at Spot) ([]V, bool) {
		if at.Node.Kind != tree.List {
			d.Mismatch(at, want)
			return nil, false
		}
		if !d.Few(at, most) {
			return nil, false
		}
		all := make([]V, 0, len(at.Node.Items))
		for i, item := range d.Items(at) {
			if v, ok := f.Read(d, d.Visit(at, Entry(i), item)); ok {
				all = append(all, v)
			}
		}
		return all, len(all) == len(at.Node.Items)
	}
	l.Check = func(c *Checker, path string, v []V) {
		if !c.Few(path, len(v), most) || f.Check == nil {
			return
		}
		for i := range v {
			f.Check(c, path+Entry(i), v[i])
		}
	}
	return l
}

// listFacts is not repeated for each type; see KeyTo.
//
//go:noinline
func listFacts(want string, of *Facts, most int) Facts {
	return Facts{Want: want, Parts: []Facts{*of}, Schema: Props("type", "array", "items", Reference(*of), "maxItems", most)}
}

// OneOrMore is a list of f, or a single one in place of a list of one.
func OneOrMore[V any](want string, f Form[V], most int) Form[[]V] {
	l := ListOf(want, f, most)
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
	return Exactly(want, n, Number("a number", l))
}

// Exactly is the form of a list of n values of form one.
func Exactly[V any](want string, n int, one Form[V]) Form[[]V] {
	f := ListOf(want, one, n)
	f.Schema = f.Schema.With("minItems", n)
	read := f.Read
	f.Read = func(d *Decoder, at Spot) ([]V, bool) {
		if at.Node.Kind == tree.List && len(at.Node.Items) != n {
			d.Mismatch(at, want)
			return nil, false
		}
		return read(d, at)
	}
	return f
}

// WordList is the form of a text of words with blanks between, or a list of them,
// each word once.
func WordList(want string, most int) Form[[]string] {
	f := OneOrMore(want, NonEmpty("a word"), most)
	read := f.Read
	f.Read = func(d *Decoder, at Spot) ([]string, bool) {
		all, ok := read(d, at)
		var single []string
		seen := map[string]bool{}
		for _, text := range all {
			for word := range strings.FieldsSeq(text) {
				if !seen[word] {
					seen[word] = true
					single = append(single, word)
				}
			}
		}
		if len(single) > most {
			d.Fail(at, "there are %d words; at most %d are allowed", len(single), most)
			return nil, false
		}
		return single, ok
	}
	return f
}
