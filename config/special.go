package config

import (
	"slices"

	"github.com/seed-898ab921/kartograph/internal/form"
	"github.com/seed-898ab921/kartograph/internal/tree"
	"github.com/seed-898ab921/kartograph/layers/special"
)

// specialForm is the name of a kind of special layers.
func specialForm() form.Form[special.Spec] {
	names := form.OneOf(special.Names()...)
	f := form.Form[special.Spec]{Facts: names.Facts}
	f.Read = func(d *form.Decoder, at form.Spot) (special.Spec, bool) {
		name, ok := names.Read(d, at)
		kind, _ := special.Named(name)
		return kind.New, ok
	}
	return f
}

// specialKeys say what the special layers show.
func specialKeys() []form.Key[Layer] {
	var keys []form.Key[Layer]
	for _, kind := range special.All() {
		keys = slices.Concat(keys, keysOf(kind))
	}
	return keys
}

// keysOf are the keys that only one kind of special layer takes. In layers of
// another kind they are read, for their mistakes, and ignored.
func keysOf(kind special.Kind) []form.Key[Layer] {
	var keys []form.Key[Layer]
	for _, own := range kind.Keys {
		key := form.Key[Layer]{KeyFacts: own.KeyFacts}
		key.Read = func(d *form.Decoder, at form.Spot, l *Layer) {
			spec := l.Special
			if l.special() != kind.Name {
				spec = kind.New
			}
			own.Read(d, at, &spec)
			if l.special() == kind.Name || l.implies(kind) {
				l.Special = spec
			}
		}
		if own.Check != nil {
			key.Check = func(c *form.Checker, path string, l *Layer) {
				if l.special() == kind.Name {
					own.Check(c, path, &l.Special)
				}
			}
		}
		keys = append(keys, key)
	}
	return keys
}

// special names the layer's kind of special layer; it is empty for one with a
// source.
func (l *Layer) special() string { return special.NameOf(l.Special) }

// implies reports whether a layer that has a kind's key is of that kind.
func (l *Layer) implies(kind special.Kind) bool {
	return kind.Implied && l.Src == "" && l.Special == nil
}

// settleSpecial settles which special layer n is, and what follows from its keys.
func (l *Layer) settleSpecial(n *tree.Node) {
	for _, kind := range special.All() {
		if l.implies(kind) && n.Child(kind.Name) != nil {
			l.Special = kind.New
		}
		if l.special() == kind.Name {
			l.Special = kind.Settle(l.Special, func(key string) bool {
				child := n.Child(key)
				return child != nil && child.Kind != tree.Null
			})
		}
	}
}

// special examines a special layer.
func (c *references) special(at string, l *Layer, roles layerRoles) {
	kind, ok := special.Find(l.Special)
	if !ok {
		return
	}
	if id := kind.Of(l.Special); id != "" {
		c.features(form.JoinPath(at, kind.OfKey), id, roles)
		return
	}
	given := func(key string) bool { return c.Given(form.JoinPath(at, key)) }
	switch key, problem := kind.Check(l.Special, given); {
	case problem == "":
	case key == "":
		c.Add(at, "%s", problem)
	default:
		c.Add(form.JoinPath(at, key), "%s", problem)
	}
}
