package config

import (
	"slices"

	"github.com/seed-898ab921/kartograph/config/mistake"
	"github.com/seed-898ab921/kartograph/internal/form"
	"github.com/seed-898ab921/kartograph/render/legend"
	"github.com/seed-898ab921/kartograph/render/patterns"
	"github.com/seed-898ab921/kartograph/styles"
)

// Config describes one map: what is asked for, with all defaults filled in.
// Parse and Load make one from JSON or YAML; a program may also fill one in.
// The zero value of every field is its default, and a Config is never changed
// once it is made, so that one may be used by many goroutines.
type Config struct {
	// Title, Desc and Lang name the map for those who do not see it: the
	// SVG's <title>, <desc> and xml:lang. A furniture.Title draws a headline.
	Title, Desc, Lang string
	// Theme names a finished stylesheet (styles.Names) that lies beneath the
	// map's own; empty for none.
	Theme string
	Proj  Proj
	// Layers in paint order.
	Layers []Layer
	Bounds Bounds
	Export Export
	// Views are further maps drawn within the map, each with a projection,
	// bounds and a frame of its own (insets).
	Views []View
	// Locator is one more, which shows where the map lies; nil for none.
	Locator *Locator
	// Variants are further sizes of the map; see Sizes.
	Variants []Variant
	// Patterns are what areas may be filled with besides the built-in ones.
	Patterns []patterns.Spec
	// Legend explains what is drawn; nil for none.
	Legend *legend.Spec
	// Strict makes each record of the data that cannot be used an error; else
	// such records are skipped and counted.
	Strict bool

	// Grids names a folder of grids for datum shifts (NTv2 files, .gsb).
	Grids string

	// Dir is the folder, within the file system given to Build, that
	// relative file names start from.
	Dir string

	// Warnings tell what in the config file was passed over, with its
	// place: keys that mean nothing for a layer of its kind, parameters
	// that the projection does not take.
	Warnings []Warning

	positions mistake.Places
}

// What is wrong with a config file, and where; see the package mistake.
type (
	Position = mistake.Position
	Error    = mistake.Error
	Errors   = mistake.Errors
)

// configForm is the form of a whole config file.
func configForm() form.Form[Config] {
	f := form.Mapping("config", "The config",
		"A map: its projection, its layers in paint order, the part of the world it shows, and how it is written. "+
			"Keys that start with `x-` are ignored; they are a place for YAML anchors.",
		configKeys())
	f.More = form.Props("patternProperties", form.Props("^x-", true))
	read := f.Read
	f.Read = func(d *form.Decoder, at form.Spot) (Config, bool) {
		at.Node = at.Node.WithoutExtensions()
		return read(d, at)
	}
	return f
}

// settleBounds lets bounds that name no layer show the first layer that is not
// special, as they did in the predecessor.
func (c *Config) settleBounds() {
	first := slices.IndexFunc(c.Layers, func(l Layer) bool { return l.Special == nil })
	if first < 0 {
		return
	}
	settle := func(b *Bounds) {
		if b.Mode == ModePolygons && b.Layer == "" {
			b.Layer = c.Layers[first].ID
		}
	}
	settle(&c.Bounds)
	for i := range c.Views {
		settle(&c.Views[i].Bounds)
	}
}

func configKeys() []form.Key[Config] {
	schema := form.Bind("$schema", form.AnyText("the address of the JSON Schema"),
		form.About("Where editors find the JSON Schema of this file (`kartograph schema`). Not used otherwise.", "", ""),
		func(*Config) *string { return new(string) })
	return slices.Concat([]form.Key[Config]{
		schema,
		form.Bind("desc", form.AnyText("a text"), form.About("Describes the map: the SVG's `<desc>`. Made of what the map shows, it tells in the language of `lang` the projection and "+
			"the layers, and of layers with `classify`, `labeling`, `attributes` or `tooltip` how many features are on the map, the lowest and the highest value and who has them; see [page](page.md#titles-and-descriptions).",
			"(made of what the map shows)", `"People per square kilometre, 2024"`), func(c *Config) *string { return &c.Desc }),
		form.Bind("lang", languageForm(), form.About("Language of the map's texts (BCP 47): the SVG's `xml:lang`. The underscore of a locale (`pt_BR`) is a hyphen.",
			`""`, `"pt-BR"`), func(c *Config) *string { return &c.Lang }),
		form.Bind("theme", form.OrOff(form.OneOf(styles.Names()...)), form.About("A [finished stylesheet](stylesheets.md#finished-stylesheets) that lies beneath the map's own: "+
			"whatever that says, counts. One that is given as the map's stylesheet takes its place.", "false", `"light"`), func(c *Config) *string { return &c.Theme }),
		form.BindLater("proj", projForm, form.About("The projection: an id, an EPSG code, a PROJ string, or a mapping with parameters.",
			"(chosen to suit the bounds)", `{"id": "laea", "lon0": 10, "lat0": 52}`),
			func(c *Config) *Proj { return &c.Proj }),
		form.Bind("layers", layersForm(), form.About("The layers in paint order: a mapping from id to layer, or a list.",
			form.Required, `{"countries": {"src": "countries.shp"}}`), func(c *Config) *[]Layer { return &c.Layers }),
		form.BindLater("bounds", boundsForm, form.About("The part of the world that the map shows.",
			"(all of the data)", `{"mode": "bbox", "data": [-10, 35, 30, 70]}`),
			func(c *Config) *Bounds { return &c.Bounds }),
		form.BindLater("export", exportForm, form.About("Size and form of the SVG.",
			"{}", `{"width": 800}`), func(c *Config) *Export { return &c.Export }),
		form.Bind("grids", form.AnyText("a folder"), form.About("A folder of grids for datum shifts, NTv2 files (`.gsb`); "+
			"see [coordinate systems](coordinate-systems.md#grids). Relative to the config.",
			`""`, `"grids"`), func(c *Config) *string { return &c.Grids }),
		form.BindLater("views", viewsForm, form.About("Maps within the map (insets): a mapping from id to view, or a list.",
			"[]", `{"canaries": {"frame": [0, 0.8, 0.2, 0.2], "bounds": {"mode": "bbox", "data": [-18.5, 27, -13, 29.5]}}}`),
			func(c *Config) *[]View { return &c.Views }),
		variantsKey(),
		form.BindLater("patterns", patternsForm, form.About("Hatches, dots and the like, by name, besides those that are [built in](classes.md#patterns).", "{}", `{"marsh": {"kind": "lines", "spacing": 3, "color": "#069"}}`),
			func(c *Config) *[]patterns.Spec { return &c.Patterns }),
		form.Bind("strict", form.Boolean(), form.About("Makes each record of the data that cannot be used an error; else such records are "+
			"skipped and counted ([Formats](formats.md#records-that-cannot-be-used)).", "false", "true"),
			func(c *Config) *bool { return &c.Strict }),
	}, []form.Key[Config]{titleKey()}, sheetKeys(), []form.Key[Config]{locatorKey(), legendKey()})
}
