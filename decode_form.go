package kartograph

import (
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/text/nearest"
)

// A form is one kind of value of the config language: what it is called, its
// JSON Schema, and how it is read into a V. The whole language is built of
// forms, and the decoder, the schema and docs/config.md are made from them, so
// that they cannot drift apart.
type form[V any] struct {
	shape
	// read decodes a node; what is wrong is reported, and ok is then false.
	read func(d *decoder, at spot) (v V, ok bool)
	// check examines a value that a program made. Zero values are right:
	// they are the defaults. nil finds everything right.
	check func(c *checker, path string, v V)
}

// shape is what the schema and the docs know of a form.
type shape struct {
	// want completes "want ..." in messages and is the type in the docs.
	want string
	// schema is the JSON Schema of the values.
	schema object
	// def, when not empty, is the name under which the schema keeps this
	// shape in $defs.
	def string
	// title and intro head the docs' section about a mapping.
	title, intro string
	// keys are a mapping's keys.
	keys []keyShape
	// parts are the shapes that this one is made of.
	parts []shape
}

// keyShape is one key of a mapping.
type keyShape struct {
	name string
	// doc says what the key means, in Markdown.
	doc string
	// preset is the default, as JSON, or in words in brackets.
	preset string
	// example is a value as JSON, or empty.
	example string
	value   shape
}

// key is one key of the mapping that becomes a T.
type key[T any] struct {
	keyShape
	read  func(d *decoder, at spot, to *T)
	check func(c *checker, path string, from *T)
	// missing reports whether a key that must be given is not; nil for a
	// key that need not.
	missing func(from *T) bool
}

// required is the preset of a key that must be given.
const required = "(required)"

// about documents a key: its meaning, its default and an example as JSON.
type about struct{ doc, preset, example string }

// bind makes the key of a T whose value belongs into one field.
func bind[T, V any](name string, f form[V], a about, field func(*T) *V) key[T] {
	k := key[T]{keyShape: keyShape{name, a.doc, a.preset, a.example, f.shape}}
	if a.preset == required {
		k.missing = func(from *T) bool { return reflect.ValueOf(field(from)).Elem().IsZero() }
	}
	k.read = func(d *decoder, at spot, to *T) {
		if v, ok := f.read(d, at); ok {
			*field(to) = v
		}
	}
	if f.check != nil {
		k.check = func(c *checker, path string, from *T) {
			if v := field(from); !reflect.ValueOf(v).Elem().IsZero() {
				f.check(c, path, *v)
			}
		}
	}
	return k
}

// spot is a node and the path that leads to it.
type spot struct {
	path string
	node *node
}

// under is the spot of a mapping's value or list's entry.
func (s spot) under(segment string, n *node) spot { return spot{joinPath(s.path, segment), n} }

// joinPath appends a segment to a path: "layers.a", "proj.rotate[2]".
func joinPath(path, segment string) string {
	if path == "" || strings.HasPrefix(segment, "[") {
		return path + segment
	}
	return path + "." + segment
}

// mapping is the form of a mapping with these keys. Keys are read in the order
// of the table, whatever their order in the file.
func mapping[T any](name, title, intro string, keys []key[T]) form[T] {
	f := form[T]{shape: shape{want: "a mapping", def: name, title: title, intro: intro}}
	for _, k := range keys {
		f.keys = append(f.keys, k.keyShape)
	}
	f.schema = mappingSchema(f.keys)
	f.read = func(d *decoder, at spot) (v T, ok bool) {
		if !d.isMapping(at, f.want) {
			return v, false
		}
		readKeys(d, at, keys, &v)
		d.refuseUnknown(at, f.keys)
		return v, true
	}
	f.check = func(c *checker, path string, v T) { checkKeys(c, path, keys, &v) }
	return f
}

func readKeys[T any](d *decoder, at spot, keys []key[T], to *T) {
	for _, k := range keys {
		n := at.node.child(k.name)
		switch {
		case n != nil && n.kind != nodeNull:
			k.read(d, d.visit(at, k.name, n), to)
		case k.missing != nil:
			d.fail(at, "the key %q is missing; want %s", k.name, k.value.want)
		}
	}
}

func checkKeys[T any](c *checker, path string, keys []key[T], from *T) {
	for _, k := range keys {
		if k.missing != nil && k.missing(from) {
			c.add(joinPath(path, k.name), "is missing; want %s", k.value.want)
		} else if k.check != nil {
			k.check(c, joinPath(path, k.name), from)
		}
	}
}

// refuseUnknown reports the keys of a mapping that the language does not have.
func (d *decoder) refuseUnknown(at spot, known []keyShape) {
	names := make([]string, len(known))
	for i, k := range known {
		names[i] = k.name
	}
	for _, key := range at.node.keys {
		if !slices.Contains(names, key.name) {
			d.mistakes.add(key.at, joinPath(at.path, key.name), "unknown key%s", suggestion(key.name, names))
		}
	}
}

// maxSuggestions is how many known words a message lists.
const maxSuggestions = 30

// suggestion ends a message about an unknown word: what was probably meant, or
// else what there is.
func suggestion(word string, known []string) string {
	if match, ok := nearest.Match(word, known); ok {
		return ", did you mean \"" + match + "\"?"
	}
	if len(known) == 0 {
		return ""
	}
	if more := len(known) - maxSuggestions; more > 0 {
		known = append(slices.Clone(known[:maxSuggestions]), strconv.Itoa(more)+" more")
	}
	return "; there is " + enumerate(known, "and")
}

// enumerate lists words: a, b and c.
func enumerate(words []string, last string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " " + last + " " + words[len(words)-1]
}

// orMore adds an alternative: "a or b" becomes "a, b or c".
func orMore(want, another string) string {
	if i := strings.LastIndex(want, " or "); i >= 0 {
		want = want[:i] + ", " + want[i+len(" or "):]
	}
	return want + " or " + another
}

// optional makes a form of pointers, for values that may be missing.
func optional[V any](f form[V]) form[*V] {
	p := form[*V]{shape: f.shape}
	p.read = func(d *decoder, at spot) (*V, bool) {
		v, ok := f.read(d, at)
		return &v, ok
	}
	if f.check != nil {
		p.check = func(c *checker, path string, v *V) {
			if v != nil {
				f.check(c, path, *v)
			}
		}
	}
	return p
}

// orElse is f, or one of these words (or booleans), which stand for a value of
// their own. The words are matched without regard to case.
func orElse[V any](f form[V], words map[string]V) form[V] {
	g := f
	g.shape = f.wordsToo(sortedKeys(words))
	g.read = func(d *decoder, at spot) (V, bool) {
		for word, v := range words {
			if at.node.isWord(word) || at.node.kind == nodeBool && strings.EqualFold(at.node.text, word) {
				return v, true
			}
		}
		known := len(d.mistakes.list)
		v, ok := f.read(d, at)
		d.mistakes.widen(known, at.path, f.want, g.want)
		return v, ok
	}
	return g
}

// orOff is f, or false (or "none") for the zero value.
func orOff[V any](f form[V]) form[V] {
	var zero V
	return orElse(f, map[string]V{"false": zero})
}

// orAuto is f, or "auto" (or false) for the zero value, which lets the map
// choose.
func orAuto[V any](f form[V]) form[V] {
	var zero V
	return orElse(f, map[string]V{"auto": zero, "false": zero})
}

// wordsToo is the shape of s or one of some words.
func (s shape) wordsToo(words []string) shape {
	w := shape{want: s.want}
	var constants []any
	for _, word := range words {
		switch word {
		case "true", "false":
			constants = append(constants, word == "true")
			w.want = orMore(w.want, word)
		default:
			constants = append(constants, word)
			w.want = orMore(w.want, strconv.Quote(word))
		}
	}
	w.parts = []shape{{schema: object{{"enum", constants}}}, s}
	w.schema = anyOf(w.parts...)
	return w
}

// orSwitch is a mapping, or false for the zero value, or true for on; a nil on
// refuses true.
func orSwitch[V any](f form[V], on func() V) form[V] {
	g := f
	off := shape{want: "false", schema: object{{"const", false}}}
	if on != nil {
		off = boolean().shape
	}
	g.shape = shape{want: orMore(off.want, f.want), parts: []shape{off, f.shape}, schema: anyOf(off, f.shape)}
	g.read = func(d *decoder, at spot) (v V, ok bool) {
		is, ok := at.node.asSwitch()
		switch {
		case ok && !is:
			return v, true
		case ok && on != nil:
			return on(), true
		}
		known := len(d.mistakes.list)
		v, ok = f.read(d, at)
		d.mistakes.widen(known, at.path, f.want, g.want)
		return v, ok
	}
	return g
}
