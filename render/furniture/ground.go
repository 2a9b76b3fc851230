package furniture

import (
	"slices"

	"github.com/seed-898ab921/kartograph/internal/form"
	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/styles"
)

// Background is the colour of the page beneath all; empty is white.
type Background string

// NoBackground leaves the page as it is, whatever a theme fills it with.
const NoBackground Background = "none"

// Name is "background".
func (Background) Name() string { return "background" }

func (Background) spec() {}

func background() Kind {
	return rule[Background]{
		about: form.About("Fill the page beneath the map: a colour, `true` for white, or `false` for nothing, also where the theme would; stylesheets call it `#background`.",
			"(the theme's, where there is room around the map)", `"#f7f4ec"`),
		form: form.Convert(backgroundForm(), func(b *Background) *Background {
			if b == nil {
				b = new(NoBackground)
			}
			return b
		}, func(b *Background) *Background { return b }),
		ids: []string{"background"},
		lay: layBackground,
	}.kind()
}

// backgroundForm is a colour, true, or false for none.
func backgroundForm() form.Form[*Background] {
	ground := form.Convert(form.Colour("fill"), func(s string) Background { return Background(s) }, func(b Background) string { return string(b) })
	return form.OrSwitch(form.Optional(ground), func() *Background { return new(Background) })
}

// ground is the page as stylesheets see it. Finished ones call it by its other name, which
// no layer has: a layer may well be the background.
func ground() styles.Element { return styles.Element{ID: "background", Also: "page-background"} }

func layBackground(p Page, b Background) (*Piece, []string) {
	white := styles.Style{{Name: "fill", Value: "#fff"}, {Name: "stroke", Value: "none"}}
	if b == NoBackground {
		return nil, nil
	}
	e := ground()
	if b != "" {
		// A colour of the map's own stands above a theme's.
		e.Computed = styles.Style{{Name: "fill", Value: string(b)}}
	}
	return &Piece{Under: []render.Group{p.rectangle(e, white, render.Box{MinX: -p.Bleed, MinY: -p.Bleed, MaxX: p.Width + p.Bleed, MaxY: p.Height + p.Bleed}, 0)}}, nil
}

// OnGround is a page with the background that a stylesheet fills, where the config says
// nothing of it and the page reaches beyond the map: texts there are of the same
// stylesheet, and light ones cannot be read on white.
func (p Page) OnGround() Page {
	beyond := p.Rect != (render.Box{MaxX: p.Width, MaxY: p.Height})
	fill, ok := p.Sheet.GroupStyle(ground()).Get("fill")
	given := slices.ContainsFunc(p.Specs, func(s Spec) bool { return as[Background](s) != nil })
	if beyond && ok && fill != "none" && !given {
		p.Specs = append(slices.Clip(p.Specs), Background(""))
	}
	return p
}

// GroundFill is the fill of the page that a map's furniture or its stylesheet asks for, empty
// where neither does.
func GroundFill(specs []Spec, sheet *styles.Sheet) string {
	for _, s := range specs {
		switch b := as[Background](s); {
		case b == nil:
		case *b == NoBackground:
			return ""
		case *b != "":
			return string(*b)
		}
	}
	fill, _ := sheet.GroupStyle(ground()).Get("fill")
	return fill
}

// Frame is a line around the map, or around the whole page.
type Frame struct {
	// Page puts it at the edge of the page.
	Page bool
}

// Name is "frame".
func (Frame) Name() string { return "frame" }

func (Frame) spec() {}

func frame() Kind {
	words := form.OrElse(form.Optional(frameForm()), map[string]*Frame{"map": {}, "page": {Page: true}})
	return rule[Frame]{
		about: form.About("Draw a line around the map (`true` or `\"map\"`) or around the page (`\"page\"`); stylesheets call it `#map-frame` or `.frame`.", "false", "true"),
		form:  words,
		ids:   []string{"map-frame"},
		class: "frame",
		lay:   layFrame,
	}.kind()
}

// frameForm is true or false.
func frameForm() form.Form[Frame] {
	return form.Form[Frame]{Facts: form.Boolean().Facts, Read: func(d *form.Decoder, at form.Spot) (Frame, bool) {
		on, ok := form.Boolean().Read(d, at)
		return Frame{}, ok && on
	}}
}

func layFrame(p Page, f Frame) (*Piece, []string) {
	box := p.Rect
	if f.Page {
		box = render.Box{MaxX: p.Width, MaxY: p.Height}
	}
	look := styles.Style{{Name: "fill", Value: "none"}, {Name: "stroke", Value: "#333"}, {Name: "stroke-width", Value: "1px"}}
	group := p.rectangle(styles.Element{ID: "map-frame", Classes: []string{"frame"}}, look, box, 0.5)
	return &Piece{Groups: []render.Group{group}}, nil
}

// rectangle draws a rectangle, with a part of its stroke's width inwards so that
// it is seen whole, in a look that the stylesheet may change.
func (p Page) rectangle(e styles.Element, look styles.Style, box render.Box, inwards float64) render.Group {
	return render.Vary(p.Sheet, func(sheet *styles.Sheet) render.Group {
		own := styles.Over(look, sheet.Style(e))
		in := box.Grown(-inwards * styles.StrokeWidth(sheet.Plain(styles.Inherit(rootOf(sheet), own))))
		return render.Group{ID: e.ID, Classes: e.Classes, Hidden: true, Style: own,
			Marks: []render.Mark{{Form: render.Rectangle(in.MinX, in.MinY, in.Width(), in.Height())}}}
	})
}

// rootOf is the style of the document's root.
func rootOf(sheet *styles.Sheet) styles.Style {
	return styles.Over(styles.Defaults(), sheet.Style(styles.Element{Root: true}))
}
