package config

import (
	"slices"
	"sync"

	"github.com/seed-898ab921/kartograph/internal/form"
	"github.com/seed-898ab921/kartograph/internal/tree"
)

// special is a kind of layer that the map makes itself.
type special struct {
	// name is what "special" says.
	name string
	// keys are those of a layer that only this kind takes.
	keys []form.Key[Layer]
	// implied says that a layer without "src" and "special" that has the key
	// called name is of this kind.
	implied bool
	// areas says that its features are polygons, which others are cropped to.
	areas bool
	// settle fills in what depends on which keys the file has; nil for none.
	settle func(l *Layer, given func(key string) bool)
	// check examines a layer of this kind in the light of the others; nil
	// finds everything right.
	check func(c *references, at string, l *Layer, roles layerRoles)
}

// specials lists the kinds of special layers. Those that take keys have a file
// of their own. The list is made once and never changed.
var specials = sync.OnceValue(func() []special {
	return []special{{name: "sea", areas: true}, graticuleLayer(), bordersLayer(), {name: "frame", areas: true}, gridLayer()}
})

// Specials lists the names of the special layers.
func Specials() []string {
	var names []string
	for _, s := range specials() {
		names = append(names, s.name)
	}
	return names
}

// findSpecial returns the kind of a special layer, and an empty one for layers
// with a source.
func findSpecial(name string) special {
	for _, s := range specials() {
		if s.name == name {
			return s
		}
	}
	return special{}
}

// specialKeys say what the special layers show.
func specialKeys() []form.Key[Layer] {
	var keys []form.Key[Layer]
	for _, s := range specials() {
		keys = slices.Concat(keys, s.keys)
	}
	return keys
}

// settleSpecial settles which special layer n is, and what follows from its keys.
func (l *Layer) settleSpecial(n *tree.Node) {
	given := func(key string) bool {
		child := n.Child(key)
		return child != nil && child.Kind != tree.Null
	}
	for _, s := range specials() {
		if s.implied && l.Src == "" && l.Special == "" && n.Child(s.name) != nil {
			l.Special = s.name
		}
		if s.settle != nil {
			s.settle(l, given)
		}
	}
}

// special examines a special layer.
func (c *references) special(at string, l *Layer, roles layerRoles) {
	if s := findSpecial(l.Special); s.check != nil {
		s.check(c, at, l, roles)
	}
}
