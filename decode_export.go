package kartograph

// maxPixels limits the size of a map; larger numbers are slips.
const maxPixels = 1_000_000

func pixels() limits { return limits{min: 0, max: maxPixels, open: true} }

// exportForm is the form of "export".
func exportForm() form[Export] {
	return mapping("export", "export", "How the map is written.", exportKeys())
}

func exportKeys() []key[Export] {
	size := orAuto(number("a number of pixels", pixels()))
	return []key[Export]{
		bind("width", size, about{"Width in pixels. Without width and height it is 1000.", `"auto"`, "800"},
			func(e *Export) *float64 { return &e.Width }),
		bind("height", size, about{"Height in pixels; `\"auto\"` follows from the width and what is shown.", `"auto"`, "600"},
			func(e *Export) *float64 { return &e.Height }),
		bind("ratio", orAuto(number("a number, width / height", limits{max: 1000, open: true})),
			about{"Width divided by height; `\"auto\"` follows from what is shown.", `"auto"`, "1.5"},
			func(e *Export) *float64 { return &e.Ratio }),
		bind("round", optional(roundForm()), about{"Decimals of path coordinates, 0 to 6; `false` is 6.", "2", "1"},
			func(e *Export) **int { return &e.Round }),
		bind("crop-to-view", inverted(), about{"Cut off what lies outside of the map's rectangle.", "true", "false"},
			func(e *Export) *bool { return &e.KeepOutside }),
		bind("prettyprint", boolean(), about{"Break and indent the SVG for reading.", "false", "true"},
			func(e *Export) *bool { return &e.PrettyPrint }),
		bind("absolute", boolean(), about{"Write absolute path commands, which are longer.", "false", "true"},
			func(e *Export) *bool { return &e.Absolute }),
		bind("style-mode", oneOf("attributes", "css", "classes"),
			about{"How styles are written: as presentation attributes, which every program reads; as one `<style>` element; " +
				"or not at all, leaving the classes to the page.", `"attributes"`, `"css"`},
			func(e *Export) *string { return &e.StyleMode }),
		bind("id-prefix", anyText("a text"), about{"Stands before every id of the file, for pages with several maps.", `""`, `"map1-"`},
			func(e *Export) *string { return &e.IDPrefix }),
		bind("responsive", boolean(), about{"Leave out width and height, so that the page decides.", "false", "true"},
			func(e *Export) *bool { return &e.Responsive }),
		bind("scalebar", scaleBarForm(), about{"Draw a scale bar.", "false", `{"align": "br", "offset": 20}`},
			func(e *Export) **ScaleBar { return &e.ScaleBar }),
	}
}

// roundForm is a number of decimals, or false for 6.
func roundForm() form[int] {
	f := orElse(integer("a whole number from 0 to 6", limits{min: 0, max: 6}), map[string]int{"false": 6})
	f.check = func(c *checker, path string, v int) {
		if v < 0 || v > 6 {
			c.add(path, "%d is out of range; it must be 0 to 6", v)
		}
	}
	return f
}

func scaleBarForm() form[*ScaleBar] {
	f := mapping("scalebar", "export.scalebar", "A bar of a round length, true where it stands.", []key[ScaleBar]{
		bind("align", oneOf("bl", "br", "tl", "tr"),
			about{"The corner: `b`ottom or `t`op, `l`eft or `r`ight.", `"bl"`, `"br"`},
			func(s *ScaleBar) *string { return &s.Align }),
		bind("offset", number("a number of pixels", limits{min: 0, max: maxPixels}),
			about{"Distance from the map's edges in pixels.", "20", "10"},
			func(s *ScaleBar) *float64 { return &s.Offset }),
	})
	return orSwitch(optional(f), func() *ScaleBar { return &ScaleBar{} })
}
