package config

import (
	"github.com/seed-898ab921/kartograph/internal/form"
	"github.com/seed-898ab921/kartograph/internal/tree"
	"github.com/seed-898ab921/kartograph/styles/palette"
	"github.com/seed-898ab921/kartograph/styles/scale"
)

// paletteForm is the name of a palette, a list of looks, or a mapping from category to
// look.
func paletteForm() form.Form[scale.Looks] {
	look := form.NonEmpty("a colour, a size or the name of a pattern")
	look.Schema = form.Props("type", []any{"string", "number"})
	list := form.ListOf("a list of looks", look, maxLooks)
	f := form.Form[scale.Looks]{Facts: form.Facts{Want: "the name of a palette, a list of looks or a mapping from category to look"}}
	f.Schema = form.AnyOf(form.NonEmpty("").Facts, list.Facts,
		form.Facts{Schema: form.Props("type", "object", "additionalProperties", look.Described(), "minProperties", 1, "maxProperties", maxLooks)})
	f.Read = func(d *form.Decoder, at form.Spot) (scale.Looks, bool) {
		switch at.Node.Kind {
		case tree.Map:
			return readCategories(d, at)
		case tree.List:
			return readLooks(d, at, f.Want)
		case tree.Text:
			name, ok := paletteName(at.Node.Text)
			if !ok {
				d.Fail(at, "no palette is called %q%s", tree.Shorten(at.Node.Text, 40), form.Suggestion(at.Node.Text, palette.Names()))
			}
			return scale.Looks{Palette: name}, ok
		}
		d.Mismatch(at, f.Want)
		return scale.Looks{}, false
	}
	f.Check = func(c *form.Checker, path string, l scale.Looks) {
		if l.Palette == "" {
			return
		}
		if _, ok := paletteName(l.Palette); !ok {
			c.Add(path, "no palette is called %q%s", l.Palette, form.Suggestion(l.Palette, palette.Names()))
		}
	}
	return f
}

// paletteName is the name of a palette as it is written itself.
func paletteName(text string) (string, bool) {
	p, ok := palette.Find(text)
	return p.Name, ok
}

// readLooks reads a list of looks.
func readLooks(d *form.Decoder, at form.Spot, want string) (l scale.Looks, ok bool) {
	if len(at.Node.Items) == 0 {
		d.Mismatch(at, want)
		return l, false
	}
	if !d.Few(at, maxLooks) {
		return l, false
	}
	ok = true
	for i, item := range d.Items(at) {
		value, fine := readLook(d, d.Visit(at, form.Entry(i), item))
		l.Own, ok = append(l.Own, scale.Look{Value: value}), ok && fine
	}
	return l, ok
}

// readCategories reads a mapping from category to look.
func readCategories(d *form.Decoder, at form.Spot) (l scale.Looks, ok bool) {
	if !d.Few(at, maxLooks) {
		return l, false
	}
	ok = len(at.Node.Items) > 0
	if !ok {
		d.Fail(at, "there are no categories; want a mapping from category to look")
	}
	for i, item := range d.Items(at) {
		name := at.Node.Keys[i].Name
		place := d.Visit(at, name, item)
		value, fine := readLook(d, place)
		if name == "" {
			d.Fail(place, "a category needs a name; features without a value are drawn as \"missing\" says")
			fine = false
		}
		l.Own, ok = append(l.Own, scale.Look{Of: name, Value: value}), ok && fine
	}
	return l, ok
}

// readLook reads a colour, a size or the name of a pattern.
func readLook(d *form.Decoder, at form.Spot) (string, bool) {
	if at.Node.Kind == tree.Number {
		return at.Node.Text, true
	}
	return form.NonEmpty("a colour, a size or the name of a pattern").Read(d, at)
}

// domainSpec is what "domain" says: the ends of a scale, or that they are those of a batch.
type domainSpec struct {
	ends  *[2]float64
	batch bool
}

// breaksKey is a list of numbers, or of two such lists for the two values of a bivariate scale.
func breaksKey(number form.Form[float64]) form.Key[Classify] {
	list := form.ListOf("a list of numbers", number, maxLooks)
	pair := form.ListOf("two lists of numbers", list, maxBy)
	value := form.Facts{Want: "a list of numbers or two such lists", Parts: []form.Facts{list.Facts, pair.Facts}, Schema: form.AnyOf(list.Facts, pair.Facts)}
	key := form.Key[Classify]{KeyFacts: form.KeyOf("breaks", value, form.About("The numbers where a class ends and the next begins, without the ends: n of them make n + 1 classes. "+
		"With `continuous`, the values of the looks; of a bivariate scale two such lists.", "", "[10, 50, 100]"))}
	key.Read = func(d *form.Decoder, at form.Spot, to *Classify) {
		if at.Node.Kind != tree.List || len(at.Node.Items) == 0 || at.Node.Items[0].Kind != tree.List {
			to.Breaks, _ = list.Read(d, at)
			return
		}
		switch both, ok := pair.Read(d, at); {
		case !ok:
		case len(both) != 2 || len(both[0]) == 0 || len(both[1]) == 0:
			d.Fail(at, "a bivariate scale has two lists of breaks, with a number in each at least")
		default:
			to.Breaks, to.Second = both[0], both[1]
		}
	}
	key.Check = func(c *form.Checker, path string, from *Classify) {
		list.Check(c, path, from.Breaks)
		list.Check(c, path, from.Second)
	}
	return key
}

// domainKey is the least and the largest value of a scale, or "batch".
func domainKey() form.Key[Classify] {
	const want = "a list of the least and the largest value"
	list := form.Numbers(want, 2, form.Range{Min: -1e300, Max: 1e300})
	f := form.Form[domainSpec]{Facts: list.Facts}
	f.Read = func(d *form.Decoder, at form.Spot) (domainSpec, bool) {
		ends, ok := list.Read(d, at)
		if !ok || len(ends) != 2 {
			return domainSpec{}, false
		}
		if !(ends[0] < ends[1]) {
			d.Fail(at, "the least value, %v, is not below the largest, %v", ends[0], ends[1])
			return domainSpec{}, false
		}
		return domainSpec{ends: &[2]float64{ends[0], ends[1]}}, true
	}
	f = form.OrElse(f, map[string]domainSpec{"batch": {batch: true}})
	key := form.Key[Classify]{KeyFacts: form.KeyOf("domain", f.Facts, form.About("The least and the largest value that the scale is for, in place of those of the layer, so that several maps have the same scale; "+
		"`\"batch\"` for what the maps of a batch have together: their values, and the classes of these; see [The same scale on several maps](classes.md#the-same-scale-on-several-maps).",
		"(the values of the layer)", "[0, 100]"))}
	key.Read = func(d *form.Decoder, at form.Spot, to *Classify) {
		if v, ok := f.Read(d, at); ok {
			to.Domain, to.Batch = v.ends, v.batch
		}
	}
	key.Check = func(c *form.Checker, path string, from *Classify) {
		if d := from.Domain; d != nil && !(d[0] < d[1]) {
			c.Add(path, "the least value, %v, is not below the largest, %v", d[0], d[1])
		}
	}
	return key
}
