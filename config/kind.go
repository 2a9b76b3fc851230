package config

import (
	"strings"
	"sync"

	"github.com/seed-898ab921/kartograph/internal/form"
	"github.com/seed-898ab921/kartograph/internal/format"
	"github.com/seed-898ab921/kartograph/layers/special"
)

// kind names where a layer's features come from, for the keys that only one
// kind of layer has; it is empty where only reading would tell.
func (l *Layer) kind() string {
	if l.Special != nil {
		return l.special()
	}
	switch name := strings.ToLower(l.Src); {
	case strings.HasPrefix(name, "postgis:"):
		return "PostGIS"
	case strings.HasPrefix(name, "builtin:"):
		return "built-in"
	}
	switch found := format.ByEnding(l.Src); found {
	case format.Delimited, format.Spreadsheet:
		return "CSV"
	default:
		return string(found)
	}
}

// mayHaveAreas reports whether a layer may hold polygons.
func (l *Layer) mayHaveAreas() bool {
	kind, ok := special.Find(l.Special)
	return !ok || kind.Areas
}

// ownKeys are the keys that only one kind of layer takes.
type ownKeys struct {
	kind string
	keys []form.Key[Layer]
	// also is another kind that takes them.
	also string
}

// kinds lists the kinds of layers that have keys of their own. It is made once
// and never changed.
var kinds = sync.OnceValue(func() []ownKeys {
	all := []ownKeys{{kind: "CSV", keys: csvKeys()}, {kind: "PostGIS", keys: postgisKeys()}, {kind: "PostGIS", keys: geometryKey(), also: "CSV"}}
	for _, kind := range special.All() {
		all = append(all, ownKeys{kind: kind.Name, keys: keysOf(kind)})
	}
	return all
})

// layerKeys warns of keys that mean nothing for a layer of this kind.
func (c *references) layerKeys(at string, l *Layer) {
	kind := l.kind()
	if kind == "" {
		return
	}
	for _, own := range kinds() {
		if own.kind != kind && own.also != kind {
			c.ignore(at, own.keys, "it belongs to "+own.kind+" layers")
		}
	}
	if l.Special != nil {
		c.ignore(at, fileKeys(), "a special layer reads no file")
	}
}

// ignore warns of those of the keys that a layer has in the file.
func (c *references) ignore(at string, keys []form.Key[Layer], why string) {
	for _, k := range keys {
		if c.GivenKey(at, k.Name) {
			c.Warn(form.JoinPath(at, k.Name), "ignored: %s", why)
		}
	}
}
