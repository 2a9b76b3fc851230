package config

import (
	"github.com/seed-898ab921/kartograph/internal/form"
	"github.com/seed-898ab921/kartograph/internal/tree"
	"github.com/seed-898ab921/kartograph/render/patterns"
)

// maxPatterns is how many patterns a map has of its own.
const maxPatterns = 100

// patternsForm is a mapping from name to pattern.
func patternsForm() form.Form[[]patterns.Spec] {
	one := patternForm()
	f := form.Form[[]patterns.Spec]{Facts: form.Facts{Want: "a mapping from name to pattern", Parts: []form.Facts{one.Facts}}}
	f.Schema = form.Props("type", "object", "additionalProperties", form.Reference(one.Facts), "maxProperties", maxPatterns)
	f.Read = func(d *form.Decoder, at form.Spot) (all []patterns.Spec, ok bool) {
		if at.Node.Kind != tree.Map {
			d.Mismatch(at, f.Want)
			return nil, false
		}
		if !d.Few(at, maxPatterns) {
			return nil, false
		}
		ok = true
		for i, item := range d.Items(at) {
			name := at.Node.Keys[i].Name
			place := d.Visit(at, name, item)
			p, fine := one.Read(d, place)
			p.Name = name
			if why := patternName(name); why != "" {
				d.Fail(place, "%s", why)
				fine = false
			}
			all, ok = append(all, p), ok && fine
		}
		return all, ok
	}
	f.Check = func(c *form.Checker, path string, all []patterns.Spec) {
		if !c.Few(path, len(all), maxPatterns) {
			return
		}
		for _, p := range all {
			at := form.JoinPath(path, p.Name)
			if why := patternName(p.Name); why != "" {
				c.Add(at, "%s", why)
			}
			one.Check(c, at, p)
		}
	}
	return f
}

// patternName says why a pattern cannot be called so.
func patternName(name string) string {
	for _, r := range name {
		if !(r == '-' || r == '_' || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r > 0x7f) {
			return "the name of a pattern is made of letters, digits, - and _"
		}
	}
	if name == "" {
		return "a pattern needs a name"
	}
	return ""
}

func patternForm() form.Form[patterns.Spec] {
	width := form.Range{Min: 0, Max: 1000, Open: true}
	return form.Mapping("pattern", "patterns.*", "A pattern that areas may be filled with, `url(#NAME)` in stylesheets; see [Patterns](classes.md#patterns).", []form.Key[patterns.Spec]{
		form.Bind("kind", form.OneOf(patterns.Kinds()...), form.About("What it is made of.", `"lines"`, `"dots"`), func(p *patterns.Spec) *patterns.Kind { return &p.Kind }),
		form.Bind("angle", form.Number("an angle in degrees", form.Range{Min: -360, Max: 360}), form.About("Turns it clockwise, in degrees.", "0", "-45"), func(p *patterns.Spec) *float64 { return &p.Angle }),
		form.Bind("spacing", form.Length(width), form.About("How far lines, dots or crosses are apart, in pixels or with a unit (`\"2mm\"`).", "6", "4"), func(p *patterns.Spec) *float64 { return &p.Spacing }),
		form.Bind("width", form.Length(width), form.About("How wide lines are, or dots across, in pixels or with a unit (`\"0.5pt\"`).", "1 (dots 2)", "0.5"), func(p *patterns.Spec) *float64 { return &p.Width }),
		form.Bind("color", form.Colour("flood-color"), form.About("The ink.", "(the stylesheet's stroke for .pattern, else #444)", `"#900"`), func(p *patterns.Spec) *string { return &p.Colour }),
		form.Bind("background", form.OrElse(form.Colour("flood-color"), map[string]string{"none": ""}), form.About("The paper.", "(none)", `"#fff"`), func(p *patterns.Spec) *string { return &p.Background }),
	})
}
