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
type Key[T any] struct {
	KeyFacts
	// Read decodes the key's value; what is wrong is reported.
	Read func(d *Decoder, at Spot, to *T)
	// Check examines the value in a T that a program made; nil finds
	// everything right.
	Check func(c *Checker, path string, from *T)
	// Missing reports whether a key that must be given is not; nil for a
	// key that need not.
	Missing func(from *T) bool
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

// Bind makes the key of a T whose value belongs into one field. What it can do without
// the types is done by functions of all keys, as it is compiled for each pair of them.
func Bind[T, V any](name string, f Form[V], a Meaning, field func(*T) *V) (k Key[T]) {
	k.set(name, &f.Facts, &a)
	if a.preset == Required {
		k.Missing = func(from *T) bool { return isZero(field(from)) }
	}
	read, check := f.Read, f.Check
	k.Read = func(d *Decoder, at Spot, to *T) {
		if v, ok := read(d, at); ok {
			*field(to) = v
		}
	}
	if check != nil {
		k.Check = func(c *Checker, path string, from *T) {
			if v := field(from); !isZero(v) {
				check(c, path, *v)
			}
		}
	}
	return k
}

func (k *KeyFacts) set(name string, value *Facts, a *Meaning) {
	*k = KeyOf(name, *value, *a)
}

// isZero reports whether what a pointer points to has the zero value.
func isZero(pointer any) bool { return reflect.ValueOf(pointer).Elem().IsZero() }

// Within makes of a key of a V that of a T, a field of which is the V.
func Within[T, V any](key Key[V], field func(*T) *V) Key[T] {
	k := Key[T]{KeyFacts: key.KeyFacts, Read: func(d *Decoder, at Spot, to *T) { key.Read(d, at, field(to)) }}
	if key.Check != nil {
		k.Check = func(c *Checker, path string, from *T) { key.Check(c, path, field(from)) }
	}
	if key.Missing != nil {
		k.Missing = func(from *T) bool { return key.Missing(field(from)) }
	}
	return k
}
