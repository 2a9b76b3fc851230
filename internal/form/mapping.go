package form

import (
	"slices"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/text/nearest"
	"github.com/seed-898ab921/kartograph/internal/tree"
)

// Mapping is the form of a mapping with these keys. Keys are read in the order
// of the table, whatever their order in the file.
func Mapping[T any](name, title, intro string, keys []Key[T]) Form[T] {
	f := Form[T]{Facts: mappingFacts(name, title, intro, keys)}
	f.Read = func(d *Decoder, at Spot) (v T, ok bool) {
		ok = readMapping(d, at, keys, &v)
		return v, ok
	}
	f.Check = func(c *Checker, path string, v T) { checkKeys(c, path, keys, &v) }
	return f
}

// mappingFacts is not repeated for each type; see KeyTo.
//
//go:noinline
func mappingFacts[P any](name, title, intro string, keys []KeyTo[P]) Facts {
	f := Facts{Want: "a mapping", Def: name, Title: title, Intro: intro}
	for _, k := range keys {
		f.Keys = append(f.Keys, k.KeyFacts)
	}
	return f
}

// readMapping reads a mapping into what a pointer points to.
//
//go:noinline
func readMapping[P any](d *Decoder, at Spot, keys []KeyTo[P], to P) bool {
	if !d.IsMapping(at, "a mapping") {
		return false
	}
	readKeys(d, at, keys, to)
	refuseUnknown(d, at, keys)
	return true
}

func readKeys[P any](d *Decoder, at Spot, keys []KeyTo[P], to P) {
	for _, k := range keys {
		n := at.Node.Child(k.Name)
		switch {
		case d.Ended():
			return
		case n != nil && n.Kind != tree.Null:
			k.Read(d, d.Visit(at, k.Name, n), to)
		case k.Missing != nil:
			d.Fail(at, "the key %q is missing; want %s", k.Name, k.Value.Made().Want)
		}
	}
}

//go:noinline
func checkKeys[P any](c *Checker, path string, keys []KeyTo[P], from P) {
	for _, k := range keys {
		if k.Missing != nil && k.Missing(from) {
			c.Add(JoinPath(path, k.Name), "is missing; want %s", k.Value.Made().Want)
		} else if k.Check != nil {
			k.Check(c, JoinPath(path, k.Name), from)
		}
	}
}

// unknown ends the message about an unknown key: where its place is, what was probably meant, or
// else what there is.
func (d *Decoder) unknown(key string, names []string) string {
	if d.Elsewhere != nil {
		if place := d.Elsewhere(key, names); place != "" {
			return place + strings.Replace(nearest.Hint(key, names), ", did", "; or did", 1)
		}
	}
	return Suggestion(key, names)
}

// refuseUnknown reports the keys of a mapping that the language does not have.
func refuseUnknown[P any](d *Decoder, at Spot, known []KeyTo[P]) {
	names := make([]string, len(known))
	for i, k := range known {
		names[i] = k.Name
	}
	for _, key := range at.Node.Keys {
		if d.Mistakes.Full() || d.Ended() {
			return // and suggestions cost
		}
		if !slices.Contains(names, key.Name) {
			d.Mistakes.Add(key.At, JoinPath(at.Path, key.Name), "unknown key%s", d.unknown(key.Name, names))
		}
	}
}
