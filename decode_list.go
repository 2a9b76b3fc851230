package kartograph

import (
	"slices"
	"strconv"
	"strings"
)

// listOf is the form of a list whose entries have form f.
func listOf[V any](want string, f form[V]) form[[]V] {
	l := form[[]V]{shape: shape{want: want, parts: []shape{f.shape},
		schema: object{{"type", "array"}, {"items", reference(f.shape)}}}}
	l.read = func(d *decoder, at spot) ([]V, bool) {
		if at.node.kind != nodeList {
			d.mismatch(at, want)
			return nil, false
		}
		all := make([]V, 0, len(at.node.items))
		for i, item := range at.node.items {
			if v, ok := f.read(d, d.visit(at, entry(i), item)); ok {
				all = append(all, v)
			}
		}
		return all, len(all) == len(at.node.items)
	}
	l.check = func(c *checker, path string, v []V) {
		if f.check == nil {
			return
		}
		for i := range v {
			f.check(c, path+entry(i), v[i])
		}
	}
	return l
}

// oneOrMore is a list of f, or a single one in place of a list of one.
func oneOrMore[V any](want string, f form[V]) form[[]V] {
	l := listOf(want, f)
	m := l
	m.schema = anyOf(f.shape, l.shape)
	m.read = func(d *decoder, at spot) ([]V, bool) {
		if at.node.kind == nodeList {
			return l.read(d, at)
		}
		if !at.node.isScalar() {
			d.mismatch(at, want)
			return nil, false
		}
		v, ok := f.read(d, at)
		return []V{v}, ok
	}
	return m
}

func entry(i int) string { return "[" + strconv.Itoa(i) + "]" }

// numbers is the form of a list of n numbers.
func numbers(want string, n int, l limits) form[[]float64] {
	f := listOf(want, number("a number", l))
	f.schema = append(f.schema, member{"minItems", n}, member{"maxItems", n})
	read := f.read
	f.read = func(d *decoder, at spot) ([]float64, bool) {
		if at.node.kind == nodeList && len(at.node.items) != n {
			d.mismatch(at, want)
			return nil, false
		}
		return read(d, at)
	}
	return f
}

// wordList is the form of a text of words with blanks between, or a list of them.
func wordList(want string) form[[]string] {
	f := oneOrMore(want, nonEmpty("a word"))
	read := f.read
	f.read = func(d *decoder, at spot) ([]string, bool) {
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
