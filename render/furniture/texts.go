package furniture

import (
	"math"
	"slices"

	"github.com/seed-898ab921/kartograph/internal/form"
	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/render/paragraph"
	"github.com/seed-898ab921/kartograph/styles"
)

// The texts of the page, each in lines as wide as the page.
type (
	// Title is the headline, Subtitle stands below it; both above the map.
	Title    string
	Subtitle string
	// Note explains, Source says where the data are from and Credit who made the
	// map; they stand below it.
	Note   string
	Source string
	Credit string
)

// Name is "title".
func (Title) Name() string { return "title" }

// Name is "subtitle".
func (Subtitle) Name() string { return "subtitle" }

// Name is "note".
func (Note) Name() string { return "note" }

// Name is "source".
func (Source) Name() string { return "source" }

// Name is "credit".
func (Credit) Name() string { return "credit" }

func (Title) spec()    {}
func (Subtitle) spec() {}
func (Note) spec()     {}
func (Source) spec()   {}
func (Credit) spec()   {}

func title() Kind {
	return textKind(Title(""), form.About("The headline above the map, which names the map for screen readers too (the SVG's `<title>`); "+
		"`{\"text\": ..., \"draw\": false}` only names it. Stylesheets call it `#title`. Without one none is drawn, and the map is called by its config's file, or by its first scale where there is no file.",
		"(the name of the config's file; not drawn)", `"Population of Europe"`))
}

func subtitle() Kind {
	return textKind(Subtitle(""), form.About("A line below the headline; `#subtitle` in stylesheets.", `""`, `"People per square kilometre, 2024"`))
}

func note() Kind {
	return textKind(Note(""), form.About("A note below the map; `#note` in stylesheets.", `""`, `"Boundaries of 2023."`))
}

func source() Kind {
	return textKind(Source(""), form.About("Where the data are from, below the map; `#source` in stylesheets.", `""`, `"Source: Eurostat"`))
}

func credit() Kind {
	return textKind(Credit(""), form.About("Who made the map, below it; `#credit` in stylesheets.", `""`, `"Map: Jane Doe"`))
}

// words are the kinds of texts.
type words interface {
	~string
	Spec
}

func textKind[T words](zero T, about form.Meaning) Kind {
	f := form.Convert(form.AnyText("a text"), func(s string) T { return T(s) }, func(t T) string { return string(t) })
	return rule[T]{
		about: about, form: form.Optional(f), ids: []string{zero.Name()}, class: Class,
		room: func(p Page, s T) Sides { return p.roomOf(zero.Name()) },
		lay: func(p Page, s T) (*Piece, []string) {
			if t, ok := p.text(zero.Name()); ok {
				return t.piece(p), nil
			}
			return nil, nil
		},
	}.kind()
}

// Class is the class of all furniture but the scale bar and the frame.
const Class = "furniture"

// pageText is a text of the page in its style.
type pageText struct {
	id    string
	style styles.Style
	set   paragraph.Paragraph
}

// gap is the distance between two texts and between texts and the map, in pixels.
const gap = 6

// above and below list the texts that stand there, top to bottom.
func above() []string { return []string{"title", "subtitle"} }
func below() []string { return []string{"note", "source", "credit"} }

// wordsOf is what a text of the page says; it is empty where there is none.
func (p Page) wordsOf(id string) string {
	switch id {
	case "title":
		return string(find[Title](p.Specs))
	case "subtitle":
		return string(find[Subtitle](p.Specs))
	case "note":
		return string(find[Note](p.Specs))
	case "source":
		return string(find[Source](p.Specs))
	case "credit":
		return string(find[Credit](p.Specs))
	}
	return ""
}

// text sets a text of the page; there is none where nothing of it is to be seen.
func (p Page) text(id string) (pageText, bool) {
	words := p.wordsOf(id)
	if words == "" {
		return pageText{}, false
	}
	style := paragraph.Style(p.Sheet, styles.Element{ID: id, Classes: []string{Class}}, textLook(id))
	t := pageText{id, style, paragraph.Set(words, paragraph.Whole(p.Sheet, style), max(1, p.inner().Width()), p.Measure)}
	return t, len(t.set.Lines) > 0
}

// textLook is how a text looks where the stylesheet is silent.
func textLook(id string) styles.Style {
	switch id {
	case "title":
		return styles.Style{{Name: "fill", Value: "#111"}, {Name: "font-size", Value: "20px"}, {Name: "font-weight", Value: "700"}}
	case "subtitle":
		return styles.Style{{Name: "fill", Value: "#333"}, {Name: "font-size", Value: "14px"}}
	}
	return styles.Style{{Name: "fill", Value: "#555"}, {Name: "font-size", Value: "11px"}}
}

// roomOf is what a text takes of the height of the page.
func (p Page) roomOf(id string) Sides {
	t, ok := p.text(id)
	if !ok {
		return Sides{}
	}
	room := math.Ceil(t.set.Height()) + gap
	if slices.Contains(above(), id) {
		return Sides{Top: room}
	}
	if id == "credit" && p.creditBeside(t) {
		return Sides{}
	}
	return Sides{Bottom: room}
}

// creditBeside reports whether the credit stands at the end of the line that the
// source is.
func (p Page) creditBeside(credit pageText) bool {
	const between = 16
	source, ok := p.text("source")
	return ok && len(source.set.Lines) == 1 && len(credit.set.Lines) == 1 &&
		source.anchor() == render.AnchorStart && credit.anchor() == render.AnchorStart &&
		source.set.Width+between+credit.set.Width <= p.inner().Width()
}

// anchor is the side at which a text stands: that of the page where reading begins,
// unless the stylesheet says another.
func (t pageText) anchor() render.Anchor {
	if named, ok := t.style.Get("text-anchor"); ok {
		return render.Anchor(named)
	}
	if paragraph.RightToLeft(t.set.Lines) {
		return render.AnchorEnd
	}
	return render.AnchorStart
}

// piece puts a text in its place: those above the map one after the other from the
// top of the page, those below it up from its bottom.
func (t pageText) piece(p Page) *Piece {
	in, anchor := p.inner(), t.anchor()
	y := in.MinY
	if i := slices.Index(above(), t.id); i >= 0 {
		for _, before := range above()[:i] {
			y += p.roomOf(before).Top
		}
	} else {
		y = in.MaxY
		for _, id := range below()[slices.Index(below(), t.id):] {
			y -= p.roomOf(id).Bottom
		}
		y += gap
		if t.id == "credit" && p.creditBeside(t) {
			source, _ := p.text("source")
			y, anchor = in.MaxY-p.roomOf("source").Bottom+gap+source.set.Ascent-t.set.Ascent, render.AnchorEnd
		}
	}
	x := in.MinX
	switch anchor {
	case render.AnchorMiddle:
		x += in.Width() / 2
	case render.AnchorEnd:
		x = in.MaxX
	}
	text := t.set.At(x, y, anchor)
	group := render.Vary(p.Sheet, func(sheet *styles.Sheet) render.Group {
		style := paragraph.Style(sheet, styles.Element{ID: t.id, Classes: []string{Class}}, textLook(t.id))
		return render.Group{ID: t.id, Classes: []string{Class}, Style: style, Marks: []render.Mark{{Form: text}}}
	})
	return &Piece{Box: t.set.Box(x, y, anchor), Groups: []render.Group{group}}
}
