package config

import (
	"github.com/seed-898ab921/kartograph/internal/form"
	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/render/furniture"
)

// Export says how the map is written.
type Export struct {
	// Width and Height in pixels and Ratio (width / height); what is 0
	// follows from the others and from the projected box. With nothing
	// given the width is 1000.
	Width, Height, Ratio float64
	// Unit is the unit in which the page's size is written; lengths of this struct are in pixels of
	// 1/96 inch whatever it is.
	Unit Unit
	// Bleed is how far colours are drawn beyond the page, in pixels, and CropMarks marks on the
	// sheet around where it is cut.
	Bleed     float64
	CropMarks bool
	// Density is how many pixels pictures have for each of the page's; 0 is 1.
	Density float64
	// Profile is the program that the SVG is for; empty for any.
	Profile render.Profile
	// Round is the number of decimals of path coordinates, 0 to 6; nil
	// means 2.
	Round *int
	// KeepOutside ("crop-to-view": false) draws also what lies outside
	// the view.
	KeepOutside bool
	// PrettyPrint writes SVG in lines, for people to read.
	PrettyPrint bool
	// Absolute writes absolute path commands.
	Absolute bool
	// StyleMode is empty for render.StyleAttributes.
	StyleMode render.StyleMode
	// Text is how texts are written; empty is TextAsText.
	Text TextMode
	// IDPrefix stands before every id of the file.
	IDPrefix string
	// Responsive leaves out width and height, so that the page decides.
	Responsive bool
	// OutputIntent is the file of the ICC profile of the press that PDF is meant for, from the
	// config's folder; empty for none.
	OutputIntent string
	// Furniture is what stands on the page besides the layers, such as a
	// furniture.ScaleBar{}, at most one of a kind. The page grows around the map
	// for what stands beside it: Width and Height are the page's.
	Furniture []furniture.Spec
}

// TextMode is how texts are written.
type TextMode string

// Texts are texts, which viewers draw in the fonts that they have, or the outlines of their
// letters.
const (
	TextAsText   TextMode = "text"
	TextOutlines TextMode = "outlines"
)

// maxPixels limits the size of a map; larger numbers are slips.
const maxPixels = 1_000_000

func pixels() form.Range { return form.Range{Min: 0, Max: maxPixels, Open: true} }

// exportForm is the form of "export".
func exportForm() form.Form[Export] {
	return form.Mapping("export", "export", "How the map is written.", append(exportKeys(), scaleBarKey()))
}

func exportKeys() []form.Key[Export] {
	return []form.Key[Export]{
		sizeKey("width", form.About("Width of the page in pixels of 1/96 inch, or with a unit: `\"210mm\"`, `\"8.5in\"`, `cm`, `pt`; see [print](print.md#real-sizes). Without width and height that of the map is 1000.", `"auto"`, "800"),
			func(e *Export) *float64 { return &e.Width }),
		sizeKey("height", form.About("Height of the page, as its width; `\"auto\"` follows from the width and what is shown.", `"auto"`, "600"),
			func(e *Export) *float64 { return &e.Height }),
		form.Bind("ratio", form.OrAuto(form.Number("a number, width / height", form.Range{Max: 1000, Open: true})),
			form.About("Width of the map divided by its height; `\"auto\"` follows from what is shown.", `"auto"`, "1.5"),
			func(e *Export) *float64 { return &e.Ratio }),
		pageKey(),
		bleedKey(form.Bind("bleed", form.Length(form.Range{Min: 0, Max: 1000}), form.About("How far colours are drawn beyond the page, for sheets that are cut: `\"3mm\"`; without a unit pixels, of which 3 are 0.8 mm ([print](print.md#real-sizes)).", "0", `"3mm"`),
			func(e *Export) *float64 { return &e.Bleed })),
		form.Bind("crop-marks", form.Boolean(), form.About("Draw on a larger sheet, with marks where the page is cut.", "false", "true"),
			func(e *Export) *bool { return &e.CropMarks }),
		form.Bind("density", densityForm(), form.About("How many pixels pictures (PNG) have for each of the page's: `2`, or `\"300dpi\"` for so many in an inch.", "1", `"300dpi"`),
			func(e *Export) *float64 { return &e.Density }),
		form.Bind("profile", form.OneOf(render.Illustrator, render.Inkscape, render.Figma),
			form.About("Write SVG as a program of drawings reads it best: layers with names, fonts by name, no path of more than 32,000 points ([print](print.md#drawing-programs)).", "(any)", `"inkscape"`),
			func(e *Export) *render.Profile { return &e.Profile }),
		form.Bind("round", form.Optional(roundForm()), form.About("Decimals of path coordinates, 0 to 6; `false` is 6.", "2", "1"),
			func(e *Export) **int { return &e.Round }),
		form.Bind("crop-to-view", form.Inverted(), form.About("Cut off what lies outside of the map's rectangle.", "true", "false"),
			func(e *Export) *bool { return &e.KeepOutside }),
		form.Bind("prettyprint", form.Boolean(), form.About("Break and indent the SVG for reading.", "false", "true"),
			func(e *Export) *bool { return &e.PrettyPrint }),
		form.Bind("absolute", form.Boolean(), form.About("Write absolute path commands, which are longer.", "false", "true"),
			func(e *Export) *bool { return &e.Absolute }),
		form.Bind("style-mode", form.OneOf(render.StyleAttributes, render.StyleCSS, render.StyleClasses),
			form.About("How styles are written: as presentation attributes, which every program reads; as one `<style>` element; "+
				"or not at all, leaving the classes to the page.", `"attributes"`, `"css"`),
			func(e *Export) *render.StyleMode { return &e.StyleMode }),
		form.Bind("text", form.OneOf(TextAsText, TextOutlines),
			form.About("How texts are written: as texts, which viewers draw in the fonts that they have; or as the outlines of their letters, which look the same "+
				"everywhere ([labels](labels.md#texts-as-outlines)).", `"text"`, `"outlines"`),
			func(e *Export) *TextMode { return &e.Text }),
		form.Bind("id-prefix", form.AnyText("a text"), form.About("Stands before every id of the file, for pages with several maps.", `""`, `"map1-"`),
			func(e *Export) *string { return &e.IDPrefix }),
		form.Bind("output-intent", form.AnyText("the name of a file"),
			form.About("The ICC profile of the press that PDF is meant for, which is written into it as its output intent ([print](print.md#inks)).", "`none`", `"default_cmyk.icc"`),
			func(e *Export) *string { return &e.OutputIntent }),
		form.Bind("responsive", form.Boolean(), form.About("Leave out width and height, so that the page decides.", "false", "true"),
			func(e *Export) *bool { return &e.Responsive }),
	}
}

// roundForm is a number of decimals, or false for 6.
func roundForm() form.Form[int] {
	f := form.OrElse(form.Integer("a whole number from 0 to 6", form.Range{Min: 0, Max: 6}), map[string]int{"false": 6})
	f.Check = func(c *form.Checker, path string, v int) {
		if v < 0 || v > 6 {
			c.Add(path, "%d is out of range; it must be 0 to 6", v)
		}
	}
	return f
}
