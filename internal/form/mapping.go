package form

import (
	"slices"

	"github.com/seed-898ab921/kartograph/internal/tree"
)

// Mapping is the form of a mapping with these keys. Keys are read in the order
// of the table, whatever their order in the file.
func Mapping[T any](name, title, intro string, keys []Key[T]) Form[T] {
	f := Form[T]{Facts: Facts{Want: "a mapping", Def: name, Title: title, Intro: intro, Keys: factsOf(keys)}}
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

//go:noinline
func factsOf[P any](keys []KeyTo[P]) []KeyFacts {
	var facts []KeyFacts
	for _, k := range keys {
		facts = append(facts, k.KeyFacts)
	}
	return facts
}

//go:noinline
func readKeys[P any](d *Decoder, at Spot, keys []KeyTo[P], to P) {
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

//go:noinline
func checkKeys[P any](c *Checker, path string, keys []KeyTo[P], from P) {
	for _, k := range keys {
		if k.Missing != nil && k.Missing(from) {
			c.Add(JoinPath(path, k.Name), "is missing; want %s", k.Value.Want)
		} else if k.Check != nil {
			k.Check(c, JoinPath(path, k.Name), from)
		}
	}
}

// refuseUnknown reports the keys of a mapping that the language does not have.
func (d *Decoder) refuseUnknown(at Spot, known []KeyFacts) {
	names := make([]string, len(known))
	for i, k := range known {
		names[i] = k.Name
	}
	for _, key := range at.Node.Keys {
		if d.Mistakes.Full() {
			return // and suggestions cost
		}
		if !slices.Contains(names, key.Name) {
			d.Mistakes.Add(key.At, JoinPath(at.Path, key.Name), "unknown key%s", Suggestion(key.Name, names))
		}
	}
}
