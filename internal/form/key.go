package form

import (
	"reflect"
)

// KeyFacts are what the schema and the docs know of one key of a mapping.
type KeyFacts struct {
	Name string
	// Doc says what the key means, in Markdown.
	Doc string
	// Preset is the default, as JSON, or in words in brackets.
	Preset string
	// Example is a value as JSON, or empty.
	Example string
	Value   Facts
}

// Key is one key of the mapping that becomes a T.
type Key[T any] = KeyTo[*T]

// KeyTo is one key of the mapping that becomes what a P points to. What is compiled for a
// pointer is compiled once for all of them, and what is compiled for a T once for each.
type KeyTo[P any] struct {
	KeyFacts
	// Read decodes the key's value; what is wrong is reported.
	Read func(d *Decoder, at Spot, to P)
	// Check examines the value in a T that a program made; nil finds
	// everything right.
	Check func(c *Checker, path string, from P)
	// Missing reports whether a key that must be given is not; nil for a
	// key that need not.
	Missing func(from P) bool
}

// Required is the preset of a key that must be given.
const Required = "(required)"

// Meaning documents a key; About makes one.
type Meaning struct{ doc, preset, example string }

// About documents a key: its Meaning, its default and an example as JSON.
func About(doc, preset, example string) Meaning { return Meaning{doc, preset, example} }

// KeyOf describes a key whose values are of this form.
func KeyOf(name string, value Facts, a Meaning) KeyFacts {
	return KeyFacts{name, a.doc, a.preset, a.example, value}
}

// Bind makes the key of a T whose value belongs into one field. It is compiled for each
// pair of types, so all that it does is done by functions that are not.
func Bind[T, V any](name string, f Form[V], a Meaning, field func(*T) *V) Key[T] {
	return bind(name, f.pointed(), &a, field)
}

// pointed is a form for where pointers Q point to.
type pointed[Q any] struct {
	facts *Facts
	read  func(d *Decoder, at Spot, to Q)
	check func(c *Checker, path string, from Q)
}

// pointed is the form for pointers to its values.
//
//go:noinline
func (f *Form[V]) pointed() *pointed[*V] {
	read, check := f.Read, f.Check
	p := &pointed[*V]{facts: &f.Facts, read: func(d *Decoder, at Spot, to *V) {
		if v, ok := read(d, at); ok {
			*to = v
		}
	}}
	if check != nil {
		p.check = func(c *Checker, path string, from *V) {
			if !isZero(from) {
				check(c, path, *from)
			}
		}
	}
	return p
}

// bind is Bind for pointers P to a mapping's value and Q to its field.
//
//go:noinline
func bind[P, Q any](name string, f *pointed[Q], a *Meaning, field func(P) Q) KeyTo[P] {
	k := KeyTo[P]{KeyFacts: KeyOf(name, *f.facts, *a), Read: func(d *Decoder, at Spot, to P) { f.read(d, at, field(to)) }}
	if a.preset == Required {
		k.Missing = func(from P) bool { return isZero(field(from)) }
	}
	if f.check != nil {
		k.Check = func(c *Checker, path string, from P) { f.check(c, path, field(from)) }
	}
	return k
}

// isZero reports whether what a pointer points to has the zero value.
func isZero(pointer any) bool { return reflect.ValueOf(pointer).Elem().IsZero() }

// Within makes of a key of a V that of a T, a field of which is the V.
func Within[T, V any](key Key[V], field func(*T) *V) Key[T] { return within(key, field) }

// within is Within for pointers Q to the field's value and P to that which has the field.
//
//go:noinline
func within[P, Q any](key KeyTo[Q], field func(P) Q) KeyTo[P] {
	k := KeyTo[P]{KeyFacts: key.KeyFacts, Read: func(d *Decoder, at Spot, to P) { key.Read(d, at, field(to)) }}
	if key.Check != nil {
		k.Check = func(c *Checker, path string, from P) { key.Check(c, path, field(from)) }
	}
	if key.Missing != nil {
		k.Missing = func(from P) bool { return key.Missing(field(from)) }
	}
	return k
}
