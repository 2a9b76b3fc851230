package config

import (
	"github.com/seed-898ab921/kartograph/internal/form"
)

// maxPixels limits the size of a map; larger numbers are slips.
const maxPixels = 1_000_000

func pixels() form.Limits { return form.Limits{Min: 0, Max: maxPixels, Open: true} }

// exportForm is the form of "export".
func exportForm() form.Form[Export] {
	return form.Mapping("export", "export", "How the map is written.", exportKeys())
}

func exportKeys() []form.Key[Export] {
	size := form.OrAuto(form.Number("a number of pixels", pixels()))
	return []form.Key[Export]{
		form.Bind("width", size, form.About("Width in pixels. Without width and height it is 1000.", `"auto"`, "800"),
			func(e *Export) *float64 { return &e.Width }),
		form.Bind("height", size, form.About("Height in pixels; `\"auto\"` follows from the width and what is shown.", `"auto"`, "600"),
			func(e *Export) *float64 { return &e.Height }),
		form.Bind("ratio", form.OrAuto(form.Number("a number, width / height", form.Limits{Max: 1000, Open: true})),
			form.About("Width divided by height; `\"auto\"` follows from what is shown.", `"auto"`, "1.5"),
			func(e *Export) *float64 { return &e.Ratio }),
		form.Bind("round", form.Optional(roundForm()), form.About("Decimals of path coordinates, 0 to 6; `false` is 6.", "2", "1"),
			func(e *Export) **int { return &e.Round }),
		form.Bind("crop-to-view", form.Inverted(), form.About("Cut off what lies outside of the map's rectangle.", "true", "false"),
			func(e *Export) *bool { return &e.KeepOutside }),
		form.Bind("prettyprint", form.Boolean(), form.About("Break and indent the SVG for reading.", "false", "true"),
			func(e *Export) *bool { return &e.PrettyPrint }),
		form.Bind("absolute", form.Boolean(), form.About("Write absolute path commands, which are longer.", "false", "true"),
			func(e *Export) *bool { return &e.Absolute }),
		form.Bind("style-mode", form.OneOf("attributes", "css", "classes"),
			form.About("How styles are written: as presentation attributes, which every program reads; as one `<style>` element; "+
				"or not at all, leaving the classes to the page.", `"attributes"`, `"css"`),
			func(e *Export) *string { return &e.StyleMode }),
		form.Bind("id-prefix", form.AnyText("a text"), form.About("Stands before every id of the file, for pages with several maps.", `""`, `"map1-"`),
			func(e *Export) *string { return &e.IDPrefix }),
		form.Bind("responsive", form.Boolean(), form.About("Leave out width and height, so that the page decides.", "false", "true"),
			func(e *Export) *bool { return &e.Responsive }),
		form.Bind("scalebar", scaleBarForm(), form.About("Draw a scale bar.", "false", `{"align": "br", "offset": 20}`),
			func(e *Export) **ScaleBar { return &e.ScaleBar }),
	}
}

// roundForm is a number of decimals, or false for 6.
func roundForm() form.Form[int] {
	f := form.OrElse(form.Integer("a whole number from 0 to 6", form.Limits{Min: 0, Max: 6}), map[string]int{"false": 6})
	f.Check = func(c *form.Checker, path string, v int) {
		if v < 0 || v > 6 {
			c.Add(path, "%d is out of range; it must be 0 to 6", v)
		}
	}
	return f
}

func scaleBarForm() form.Form[*ScaleBar] {
	f := form.Mapping("scalebar", "export.scalebar", "A bar of a round length, true where it stands.", []form.Key[ScaleBar]{
		form.Bind("align", form.OneOf("bl", "br", "tl", "tr"),
			form.About("The corner: `b`ottom or `t`op, `l`eft or `r`ight.", `"bl"`, `"br"`),
			func(s *ScaleBar) *string { return &s.Align }),
		form.Bind("offset", form.Number("a number of pixels", form.Limits{Min: 0, Max: maxPixels}),
			form.About("Distance from the map's edges in pixels.", "20", "10"),
			func(s *ScaleBar) *float64 { return &s.Offset }),
	})
	return form.OrSwitch(form.Optional(f), func() *ScaleBar { return &ScaleBar{} })
}
