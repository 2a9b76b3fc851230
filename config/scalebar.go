package config

import "github.com/seed-898ab921/kartograph/internal/form"

// ScaleBar draws a bar of a round length.
type ScaleBar struct {
	// Align is "bl" (default), "br", "tl" or "tr".
	Align string
	// Offset is the distance from the map's edges in pixels; 0 is 20.
	Offset float64
}

// scaleBarForm is true, false or a mapping.
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
