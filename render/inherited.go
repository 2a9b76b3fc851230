package render

import "github.com/seed-898ab921/kartograph/styles"

// inherited is what a group or mark takes over from the groups around it, as
// far as it matters to what is written.
type inherited struct {
	// fill and stroke say that a style around has set them.
	fill, stroke bool
	// anchor is the text-anchor that a style around has set; empty for none.
	anchor Anchor
	// custom are the custom properties that styles around have set, where var()
	// is replaced by their values; plain says that it is.
	custom styles.Style
	plain  bool
}

// inherited is what the root's children take over.
func (d *document) inherited() inherited {
	in := inherited{plain: d.looks.mode == StyleAttributes}
	in.custom = styles.Custom(ordered(d.scene.Style))
	return in
}

// rootStyle is the root's style as it is written.
func (d *document) rootStyle() styles.Style {
	s := rootStyle(d.scene.Style)
	if d.looks.mode == StyleAttributes {
		s = styles.Resolve(s, nil)
	}
	return s
}

// enter returns a group's style as it is written, and what is inherited within
// the group.
//
// SVG paints text as it paints shapes, and the root says no fill and black
// lines; texts for which no style says more get black letters without
// outlines, once for the group where all its marks are texts.
func (in inherited) enter(g *Group) (styles.Style, inherited) {
	style := ordered(g.Style)
	if in.plain {
		around := in.custom
		if own := styles.Custom(style); len(own) > 0 {
			in.custom = styles.Over(around, own)
		}
		style = styles.Resolve(style, around)
	}
	in = in.within(style)
	if allTexts(g) {
		style = in.letters(style)
		in.fill, in.stroke = true, true
	}
	return style, in
}

// within notes what a style sets for all that lies in its element.
func (in inherited) within(s styles.Style) inherited {
	_, fill := s.Get("fill")
	_, stroke := s.Get("stroke")
	in.fill, in.stroke = in.fill || fill, in.stroke || stroke
	if anchor, ok := s.Get("text-anchor"); ok {
		in.anchor = Anchor(anchor)
	}
	return in
}

// letters adds to the style of texts what no style has said.
func (in inherited) letters(s styles.Style) styles.Style {
	in = in.within(s)
	if !in.fill {
		s = s.With(styles.Property{Name: "fill", Value: "#000"})
	}
	if !in.stroke {
		s = s.With(styles.Property{Name: "stroke", Value: "none"})
	}
	return s
}

// mark returns a mark's style as it is written. The anchor that a text has
// itself is no matter of style.
func (in inherited) mark(m *Mark) styles.Style {
	style := ordered(m.Style)
	if in.plain {
		style = styles.Resolve(style, in.custom)
	}
	switch form := m.Form.(type) {
	case Text:
		style = in.letters(withoutAnchor(style, form.Anchor))
	case TextAlong:
		style = in.letters(withoutAnchor(style, form.Anchor))
	case Letters:
		style = in.letters(withoutAnchor(style, form.Text.Anchor))
	}
	return style
}

// anchorOf is which part of a text stands at its place: the one that it has
// itself, else what the styles say, else the middle.
func (in inherited) anchorOf(m *Mark, own Anchor) Anchor {
	if own == "" {
		own = in.within(ordered(m.Style)).anchor
	}
	if own == "" {
		own = "middle"
	}
	return own
}

func withoutAnchor(s styles.Style, own Anchor) styles.Style {
	if own == "" {
		return s
	}
	return s.Without("text-anchor")
}

func allTexts(g *Group) bool {
	for i := range g.Marks {
		switch g.Marks[i].Form.(type) {
		case Text, TextAlong, Letters:
		default:
			return false
		}
	}
	return len(g.Marks) > 0 && g.Stream == nil
}

// rootStyle is the style of the root element: that of the scene, and the
// defaults for what it does not say.
func rootStyle(s styles.Style) styles.Style {
	s = ordered(s)
	for _, p := range styles.Defaults() {
		if _, ok := s.Get(p.Name); !ok {
			s = s.With(p)
		}
	}
	return s
}
