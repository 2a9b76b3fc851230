// Package form builds languages out of forms: kinds of values that know how they
// are called, read, checked and described. A mapping is a table of keys, and
// the decoder, the JSON Schema and the docs are made from the same table.
package form

import (
	"strconv"
)

// A Form is one kind of value of a language: what it is called, its JSON Schema,
// and how it is read into a V. The whole language is built of forms, and the
// decoder, the schema and the docs are made from them, so that they cannot drift
// apart.
type Form[V any] struct {
	Facts
	// Read decodes a node; what is wrong is reported, and ok is then false.
	Read func(d *Decoder, at Spot) (v V, ok bool)
	// Check examines a value that a program made. Zero values are right:
	// they are the defaults. nil finds everything right.
	Check func(c *Checker, path string, v V)
}

// Facts are what the schema and the docs know of a form.
type Facts struct {
	// Want completes "want ..." in messages and is the type in the docs.
	Want string
	// Schema is the JSON Schema of the values, nil for a mapping, whose keys tell
	// it together with More.
	Schema, More Object
	// Def, when not empty, is the name under which the schema keeps this
	// form in $defs.
	Def string
	// Title and Intro head the docs' section about a mapping.
	Title, Intro string
	// Keys are a mapping's keys.
	Keys []KeyFacts
	// Parts are the forms that this one is made of.
	Parts []Facts
	// later makes all of these where they are not made yet; see Made.
	later func() Facts
}

// WordsToo are the facts of s or one of some words.
func (s Facts) WordsToo(words []string) Facts {
	w := Facts{Want: s.Want}
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
	w.Parts = []Facts{{Schema: Props("enum", constants)}, s}
	w.Schema = AnyOf(w.Parts...)
	return w
}
