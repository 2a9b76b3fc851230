package config

import (
	"github.com/seed-898ab921/kartograph/internal/form"
	"github.com/seed-898ab921/kartograph/render/furniture"
)

// sheetKeys are a key for each kind of furniture, but the title's.
func sheetKeys() []form.Key[Config] {
	var keys []form.Key[Config]
	for _, kind := range furniture.All() {
		if kind.Name == titleName {
			continue
		}
		key := form.Within(kind.Key, func(c *Config) *[]furniture.Spec { return &c.Export.Furniture })
		if kind.Name == (furniture.ScaleBar{}).Name() {
			key.Check = nil // that of the export examines what there is, whichever brought it
		}
		keys = append(keys, key)
	}
	return keys
}

// scaleBarKey is the scale bar's key where the predecessor has it.
func scaleBarKey() form.Key[Export] {
	key := form.Within(furnitureKey(furniture.ScaleBar{}), func(e *Export) *[]furniture.Spec { return &e.Furniture })
	key.Doc += " The same as the config's own `scalebar`."
	return key
}

// furnitureKey is the key of a kind of furniture.
func furnitureKey(s furniture.Spec) form.Key[[]furniture.Spec] {
	for _, kind := range furniture.All() {
		if kind.Name == s.Name() {
			return kind.Key
		}
	}
	return form.Key[[]furniture.Spec]{}
}

const titleName = "title"

// heading is the title as a mapping.
type heading struct {
	text string
	hide bool
}

// titleKey is the key of the title: a text, or a mapping that may say that it only
// names the map.
func titleKey() form.Key[Config] {
	drawn := furnitureKey(furniture.Title(""))
	plain := form.AnyText("a text")
	long := form.Mapping("title", "title", "The headline, and whether it is drawn.", []form.Key[heading]{
		form.Bind("text", plain, form.About("The headline.", form.Required, `"Population of Europe"`), func(h *heading) *string { return &h.text }),
		form.Bind("draw", form.Inverted(), form.About("Draw it; else it only names the map.", "true", "false"), func(h *heading) *bool { return &h.hide }),
	})
	key := form.Key[Config]{KeyFacts: drawn.KeyFacts}
	key.Value = form.Facts{Want: "a text or a mapping", Parts: []form.Facts{plain.Facts, long.Facts}, Schema: form.AnyOf(plain.Facts, long.Facts)}
	key.Read = func(d *form.Decoder, at form.Spot, c *Config) {
		h, ok := heading{}, false
		if at.Node.IsScalar() {
			h.text, ok = plain.Read(d, at)
		} else {
			h, ok = long.Read(d, at)
		}
		if c.Title = h.text; ok && !h.hide && h.text != "" {
			c.Export.Furniture = append(c.Export.Furniture, furniture.Title(h.text))
		}
	}
	key.Check = func(c *form.Checker, path string, from *Config) {
		plain.Check(c, path, from.Title)
		drawn.Check(c, path, &from.Export.Furniture)
	}
	return key
}
