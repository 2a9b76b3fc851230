package config

import (
	"slices"

	"github.com/seed-898ab921/kartograph/internal/form"
	"github.com/seed-898ab921/kartograph/layers/special"
	"github.com/seed-898ab921/kartograph/render/furniture"
)

// LocatorID is the id of the inset that a locator is; its layers are called
// LOCATOR-sea and LOCATOR-land.
const LocatorID = "locator"

// Locator is an inset that shows where on the globe, or in a larger part of the
// world, the map lies.
type Locator struct {
	// At is the corner of the map; empty is the bottom right one.
	At furniture.Align
	// Size is its width in pixels, and its height where it shows the globe; 0 is 110.
	Size float64
	// Shows is the part of the world that it shows; nil is the globe.
	Shows *Degrees
}

// locatorForm is true, false or a mapping.
func locatorForm() form.Form[*Locator] {
	f := form.Mapping("locator", "locator", "A small map that shows where the map lies.", []form.Key[Locator]{
		form.Bind("at", form.OneOf(furniture.BottomLeft, furniture.BottomRight, furniture.TopLeft, furniture.TopRight),
			form.About("The corner of the map: `b`ottom or `t`op, `l`eft or `r`ight.", `"br"`, `"tl"`), func(l *Locator) *furniture.Align { return &l.At }),
		form.Bind("size", form.Length(pixels()), form.About("Its width in pixels, or with a unit (`\"30mm\"`).", "110", "90"), func(l *Locator) *float64 { return &l.Size }),
		form.Bind("shows", form.Optional(boxForm()), form.About("The part of the world that it shows: west, south, east, north.", "(the globe, from above the map)", "[-12, 35, 40, 70]"),
			func(l *Locator) **Degrees { return &l.Shows }),
	})
	return form.OrSwitch(form.Optional(f), func() *Locator { return &Locator{} })
}

// locatorKey is the key of the locator.
func locatorKey() form.Key[Config] {
	return form.BindLater("locator", locatorForm, form.About("Draw a small map with a rectangle where the map lies: an inset called `locator`, on a layer `locator-sea` of the class `sea` and one "+
		"`locator-land` of the class `land`; see [sheet](sheet.md#locators).", "false", `{"at": "tl"}`),
		func(c *Config) **Locator { return &c.Locator })
}

// Expanded is the config with what some of its keys are short for: a locator is an
// inset with layers of its own. The config itself is not written to.
func (c *Config) Expanded() *Config {
	if c.Locator == nil || len(c.Layers) > 0 && c.Layers[0].InPlane() {
		return c
	}
	e, l := *c, *c.Locator
	e.Locator = nil
	if l.At == "" {
		l.At = furniture.BottomRight
	}
	if l.Size == 0 {
		l.Size = 110
	}
	sea, land := LocatorID+"-sea", LocatorID+"-land"
	e.Layers = append([]Layer{
		{ID: sea, Special: special.Sea{}, Classes: []string{"sea"}, Hidden: true},
		{ID: land, Src: l.land(), Classes: []string{"land"}, Hidden: true},
	}, c.Layers...)
	const inwards = 10
	view := View{ID: LocatorID, Layers: []string{sea, land}, Extent: true, Border: l.Shows != nil, Locator: true,
		Frame: Frame{Left: inwards, Top: inwards, Width: l.Size, Height: l.Size, Pixels: true, Corner: l.At}}
	if l.Shows != nil {
		view.Bounds = Bounds{Mode: ModeBBox, BBox: *l.Shows}
	}
	e.Views = append(slices.Clip(c.Views), view)
	return &e
}

// land is the land at the scale that suits the locator, whatever the map's is.
func (l Locator) land() string {
	if l.Shows == nil {
		return "builtin:land-110m"
	}
	span := l.Shows.East - l.Shows.West
	if span < 0 {
		span += 360
	}
	const large = 90 // degrees
	if span > large {
		return "builtin:land-110m"
	}
	return "builtin:land-50m"
}

// locator examines the locator beside the rest.
func (c *references) locator() {
	cfg := c.config
	if cfg.Locator == nil {
		return
	}
	taken := slices.ContainsFunc(cfg.Views, func(v View) bool { return v.ID == LocatorID }) ||
		slices.ContainsFunc(cfg.Layers, func(l Layer) bool { return l.ID == LocatorID+"-sea" || l.ID == LocatorID+"-land" })
	switch {
	case taken:
		c.Add("locator", "a layer or view has the name of the locator's own (%s, %s-sea, %s-land); call it otherwise", LocatorID, LocatorID, LocatorID)
	case len(cfg.Layers) > 0 && cfg.Layers[0].InPlane():
		c.Warn("locator", "ignored: the data lies in a plane, of which nothing says where on the globe it is")
	}
}
