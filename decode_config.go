package kartograph

import (
	"slices"
	"strings"
)

// configForm is the form of a whole config file.
func configForm() form[Config] {
	f := mapping("config", "The config",
		"A map: its projection, its layers in paint order, the part of the world it shows, and how it is written. "+
			"Keys that start with `x-` are ignored; they are a place for YAML anchors.",
		configKeys())
	f.schema = append(f.schema, member{"patternProperties", object{{"^x-", true}}})
	read := f.read
	f.read = func(d *decoder, at spot) (Config, bool) {
		at.node = withoutExtensions(at.node)
		return read(d, at)
	}
	return f
}

// withoutExtensions leaves out the keys that start with "x-".
func withoutExtensions(n *node) *node {
	m := *n
	m.keys, m.items = nil, nil
	for i, k := range n.keys {
		if !strings.HasPrefix(k.name, "x-") {
			m.keys = append(m.keys, k)
			m.items = append(m.items, n.items[i])
		}
	}
	if n.kind != nodeMap {
		m.items = n.items
	}
	return &m
}

// settleBounds lets bounds that name no layer show the first layer that is not
// special, as they did in the predecessor.
func (c *Config) settleBounds() {
	first := slices.IndexFunc(c.Layers, func(l Layer) bool { return l.Special == "" })
	if first < 0 {
		return
	}
	settle := func(b *Bounds) {
		if b.Mode == "polygons" && b.Layer == "" {
			b.Layer = c.Layers[first].ID
		}
	}
	settle(&c.Bounds)
	for i := range c.Views {
		settle(&c.Views[i].Bounds)
	}
}

func configKeys() []key[Config] {
	schema := bind("$schema", anyText("the address of the JSON Schema"),
		about{doc: "Where editors find the JSON Schema of this file (`kartograph schema`). Not used otherwise."},
		func(*Config) *string { return new(string) })
	return []key[Config]{
		schema,
		bind("title", anyText("a text"), about{"Names the map, for screen readers and tooltips: the SVG's `<title>`.",
			`""`, `"Population of Europe"`}, func(c *Config) *string { return &c.Title }),
		bind("desc", anyText("a text"), about{"Describes the map: the SVG's `<desc>`.",
			`""`, `"People per square kilometre, 2024"`}, func(c *Config) *string { return &c.Desc }),
		bind("lang", anyText("a language code"), about{"Language of the map's texts (BCP 47): the SVG's `xml:lang`.",
			`""`, `"pt-BR"`}, func(c *Config) *string { return &c.Lang }),
		bind("proj", projForm(), about{"The projection: an id, an EPSG code, a PROJ string, or a mapping with parameters.",
			"(chosen to suit the bounds)", `{"id": "laea", "lon0": 10, "lat0": 52}`},
			func(c *Config) *Proj { return &c.Proj }),
		bind("layers", layersForm(), about{"The layers in paint order: a mapping from id to layer, or a list.",
			required, `{"countries": {"src": "countries.shp"}}`}, func(c *Config) *[]Layer { return &c.Layers }),
		bind("bounds", boundsForm(), about{"The part of the world that the map shows.",
			"(all of the data)", `{"mode": "bbox", "data": [-10, 35, 30, 70]}`},
			func(c *Config) *Bounds { return &c.Bounds }),
		bind("export", exportForm(), about{"Size and form of the SVG.",
			"{}", `{"width": 800}`}, func(c *Config) *Export { return &c.Export }),
		bind("views", viewsForm(), about{"Maps within the map (insets): a mapping from id to view, or a list.",
			"[]", `{"canaries": {"frame": [0, 0.8, 0.2, 0.2], "bounds": {"mode": "bbox", "data": [-18.5, 27, -13, 29.5]}}}`},
			func(c *Config) *[]View { return &c.Views }),
	}
}
