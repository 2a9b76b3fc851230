package config

import "github.com/seed-898ab921/kartograph/internal/form"

// ScaleBar draws a bar of a round length.
type ScaleBar struct {
	// Align is "bl" (default), "br", "tl" or "tr".
	Align string
	// Offset is the distance from the map's edges in pixels; 0 is 20.
	Offset float64
	// Auto leaves the bar out where the scale differs by more than a factor
	// of 2 over the map.
	Auto bool
}

// scaleBarDecoration draws a scale bar.
func scaleBarDecoration() decoration {
	return decoration{
		key: form.Bind("scalebar", scaleBarForm(), form.About("Draw a scale bar.", "false", `{"align": "br", "offset": 20}`),
			func(e *Export) **ScaleBar { return &e.ScaleBar }),
		ids: []string{"scalebar", "scalebar-buffer", "scalebar-label"},
	}
}

// scaleBarForm is true, false, "auto" or a mapping.
func scaleBarForm() form.Form[*ScaleBar] {
	f := form.Mapping("scalebar", "export.scalebar", "A bar of a round length, true where it stands.", []form.Key[ScaleBar]{
		form.Bind("align", form.OneOf("bl", "br", "tl", "tr"),
			form.About("The corner: `b`ottom or `t`op, `l`eft or `r`ight.", `"bl"`, `"br"`),
			func(s *ScaleBar) *string { return &s.Align }),
		form.Bind("offset", form.Number("a number of pixels", form.Range{Min: 0, Max: maxPixels}),
			form.About("Distance from the map's edges in pixels.", "20", "10"),
			func(s *ScaleBar) *float64 { return &s.Offset }),
		form.Bind("auto", form.Boolean(), form.About("Leave the bar out where the scale differs by more than a factor of 2 over the map; "+
			"`\"scalebar\": \"auto\"` is short for that.", "false", "true"),
			func(s *ScaleBar) *bool { return &s.Auto }),
	})
	auto := form.OrElse(form.Optional(f), map[string]*ScaleBar{"auto": {Auto: true}})
	return form.OrSwitch(auto, func() *ScaleBar { return &ScaleBar{} })
}
