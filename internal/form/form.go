// Package form builds languages out of forms: kinds of values that know how they
// are called, read, checked and described. A mapping is a table of keys, and
// the decoder, the JSON Schema and the docs are made from the same table.
package form

import (
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/text/nearest"
	"github.com/seed-898ab921/kartograph/internal/tree"
)

// A Form is one kind of value of the config language: what it is called, its
// JSON Schema, and how it is read into a V. The whole language is built of
// forms, and the decoder, the schema and docs/config.md are made from them, so
// that they cannot drift apart.
type Form[V any] struct {
	Shape
	// Read decodes a node; what is wrong is reported, and ok is then false.
	Read func(d *Decoder, at Spot) (v V, ok bool)
	// Check examines a value that a program made. Zero values are right:
	// they are the defaults. nil finds everything right.
	Check func(c *Checker, path string, v V)
}

// Shape is what the schema and the docs know of a form.
type Shape struct {
	// Want completes "want ..." in messages and is the type in the docs.
	Want string
	// Schema is the JSON Schema of the values.
	Schema Object
	// Def, when not empty, is the name under which the schema keeps this
	// shape in $defs.
	Def string
	// Title and Intro head the docs' section about a mapping.
	Title, Intro string
	// Keys are a mapping's keys.
	Keys []KeyShape
	// Parts are the shapes that this one is made of.
	Parts []Shape
}

// KeyShape is one key of a mapping.
type KeyShape struct {
	Name string
	// Doc says what the key means, in Markdown.
	Doc string
	// Preset is the default, as JSON, or in words in brackets.
	Preset string
	// Example is a value as JSON, or empty.
	Example string
	Value   Shape
}

// Key is one key of the mapping that becomes a T.
type Key[T any] struct {
	KeyShape
	Read  func(d *Decoder, at Spot, to *T)
	Check func(c *Checker, path string, from *T)
	// Missing reports whether a key that must be given is not; nil for a
	// key that need not.
	Missing func(from *T) bool
}

// Required is the preset of a key that must be given.
const Required = "(required)"

// meaning documents a key.
type meaning struct{ doc, preset, example string }

// About documents a key: its meaning, its default and an example as JSON.
func About(doc, preset, example string) meaning { return meaning{doc, preset, example} }

// KeyOf describes a key whose values have this shape.
func KeyOf(name string, value Shape, a meaning) KeyShape {
	return KeyShape{name, a.doc, a.preset, a.example, value}
}

// Bind makes the key of a T whose value belongs into one field.
func Bind[T, V any](name string, f Form[V], a meaning, field func(*T) *V) Key[T] {
	k := Key[T]{KeyShape: KeyOf(name, f.Shape, a)}
	if a.preset == Required {
		k.Missing = func(from *T) bool { return reflect.ValueOf(field(from)).Elem().IsZero() }
	}
	k.Read = func(d *Decoder, at Spot, to *T) {
		if v, ok := f.Read(d, at); ok {
			*field(to) = v
		}
	}
	if f.Check != nil {
		k.Check = func(c *Checker, path string, from *T) {
			if v := field(from); !reflect.ValueOf(v).Elem().IsZero() {
				f.Check(c, path, *v)
			}
		}
	}
	return k
}

// Spot is a node and the path that leads to it.
type Spot struct {
	Path string
	Node *tree.Node
}

// Under is the spot of a mapping's value or list's entry.
func (s Spot) Under(segment string, n *tree.Node) Spot { return Spot{JoinPath(s.Path, segment), n} }

// JoinPath appends a segment to a path: "layers.a", "proj.rotate[2]".
func JoinPath(path, segment string) string {
	if path == "" || strings.HasPrefix(segment, "[") {
		return path + segment
	}
	return path + "." + segment
}

// Mapping is the form of a mapping with these keys. Keys are read in the order
// of the table, whatever their order in the file.
func Mapping[T any](name, title, intro string, keys []Key[T]) Form[T] {
	f := Form[T]{Shape: Shape{Want: "a mapping", Def: name, Title: title, Intro: intro}}
	for _, k := range keys {
		f.Keys = append(f.Keys, k.KeyShape)
	}
	f.Schema = mappingSchema(f.Keys)
	f.Read = func(d *Decoder, at Spot) (v T, ok bool) {
		if !d.IsMapping(at, f.Want) {
			return v, false
		}
		readKeys(d, at, keys, &v)
		d.refuseUnknown(at, f.Keys)
		return v, true
	}
	f.Check = func(c *Checker, path string, v T) { checkKeys(c, path, keys, &v) }
	return f
}

func readKeys[T any](d *Decoder, at Spot, keys []Key[T], to *T) {
	for _, k := range keys {
		n := at.Node.Child(k.Name)
		switch {
		case n != nil && n.Kind != tree.Null:
			k.Read(d, d.Visit(at, k.Name, n), to)
		case k.Missing != nil:
			d.Fail(at, "the key %q is missing; want %s", k.Name, k.Value.Want)
		}
	}
}

func checkKeys[T any](c *Checker, path string, keys []Key[T], from *T) {
	for _, k := range keys {
		if k.Missing != nil && k.Missing(from) {
			c.Add(JoinPath(path, k.Name), "is missing; want %s", k.Value.Want)
		} else if k.Check != nil {
			k.Check(c, JoinPath(path, k.Name), from)
		}
	}
}

// refuseUnknown reports the keys of a mapping that the language does not have.
func (d *Decoder) refuseUnknown(at Spot, known []KeyShape) {
	names := make([]string, len(known))
	for i, k := range known {
		names[i] = k.Name
	}
	for _, key := range at.Node.Keys {
		if !slices.Contains(names, key.Name) {
			d.Mistakes.Add(key.At, JoinPath(at.Path, key.Name), "unknown key%s", Suggestion(key.Name, names))
		}
	}
}

// maxSuggestions is how many known words a message lists.
const maxSuggestions = 30

// Suggestion ends a message about an unknown word: what was probably meant, or
// else what there is.
func Suggestion(word string, known []string) string {
	if hint := nearest.Hint(word, known); hint != "" {
		return hint
	}
	if len(known) == 0 {
		return ""
	}
	if more := len(known) - maxSuggestions; more > 0 {
		known = append(slices.Clone(known[:maxSuggestions]), strconv.Itoa(more)+" more")
	}
	return "; there is " + Enumerate(known, "and")
}

// Enumerate lists words: a, b and c.
func Enumerate(words []string, last string) string {
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

// Optional makes a form of pointers, for values that may be missing.
func Optional[V any](f Form[V]) Form[*V] {
	p := Form[*V]{Shape: f.Shape}
	p.Read = func(d *Decoder, at Spot) (*V, bool) {
		v, ok := f.Read(d, at)
		return &v, ok
	}
	if f.Check != nil {
		p.Check = func(c *Checker, path string, v *V) {
			if v != nil {
				f.Check(c, path, *v)
			}
		}
	}
	return p
}

// OrElse is f, or one of these words (or booleans), which stand for a value of
// their own. The words are matched without regard to case.
func OrElse[V any](f Form[V], words map[string]V) Form[V] {
	g := f
	g.Shape = f.WordsToo(SortedKeys(words))
	g.Read = func(d *Decoder, at Spot) (V, bool) {
		for word, v := range words {
			if at.Node.IsWord(word) || at.Node.Kind == tree.Bool && strings.EqualFold(at.Node.Text, word) {
				return v, true
			}
		}
		known := len(d.Mistakes.Items)
		v, ok := f.Read(d, at)
		d.Mistakes.Widen(known, at.Path, f.Want, g.Want)
		return v, ok
	}
	return g
}

// OrOff is f, or false (or "none") for the zero value.
func OrOff[V any](f Form[V]) Form[V] {
	var zero V
	return OrElse(f, map[string]V{"false": zero})
}

// OrAuto is f, or "auto" (or false) for the zero value, which lets the map
// choose.
func OrAuto[V any](f Form[V]) Form[V] {
	var zero V
	return OrElse(f, map[string]V{"auto": zero, "false": zero})
}

// WordsToo is the shape of s or one of some words.
func (s Shape) WordsToo(words []string) Shape {
	w := Shape{Want: s.Want}
	var constants []any
	for _, word := range words {
		switch word {
		case "true", "false":
			constants = append(constants, word == "true")
			w.Want = orMore(w.Want, word)
		default:
			constants = append(constants, word)
			w.Want = orMore(w.Want, strconv.Quote(word))
		}
	}
	w.Parts = []Shape{{Schema: Props("enum", constants)}, s}
	w.Schema = AnyOf(w.Parts...)
	return w
}

// OrSwitch is a mapping, or false for the zero value, or true for on; a nil on
// refuses true.
func OrSwitch[V any](f Form[V], on func() V) Form[V] {
	g := f
	off := Shape{Want: "false", Schema: Props("const", false)}
	if on != nil {
		off = Boolean().Shape
	}
	g.Shape = Shape{Want: orMore(off.Want, f.Want), Parts: []Shape{off, f.Shape}, Schema: AnyOf(off, f.Shape)}
	g.Read = func(d *Decoder, at Spot) (v V, ok bool) {
		is, ok := at.Node.AsSwitch()
		switch {
		case ok && !is:
			return v, true
		case ok && on != nil:
			return on(), true
		}
		known := len(d.Mistakes.Items)
		v, ok = f.Read(d, at)
		d.Mistakes.Widen(known, at.Path, f.Want, g.Want)
		return v, ok
	}
	return g
}
