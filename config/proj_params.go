package config

import (
	"maps"
	"math"
	"slices"

	"github.com/seed-898ab921/kartograph/internal/form"
	"github.com/seed-898ab921/kartograph/projection/catalogue"
)

// allParams lists the parameters of all projections, each name once, with all
// that it means.
func allParams() []catalogue.ParamSpec {
	var all []catalogue.ParamSpec
	var titles [][]string
	for _, definition := range allDefinitions() {
		for _, spec := range definition.Params {
			i := slices.IndexFunc(all, func(p catalogue.ParamSpec) bool { return p.Name == spec.Name })
			if i < 0 {
				i = len(all)
				all, titles = append(all, spec), append(titles, nil)
			}
			if !slices.Contains(titles[i], spec.Title) {
				titles[i] = append(titles[i], spec.Title)
				all[i].Title = form.Enumerate(titles[i], "or")
			}
		}
	}
	return all
}

// allDefinitions lists the projections that have an id and parameters.
func allDefinitions() []catalogue.Definition {
	all := catalogue.All()
	for _, e := range catalogue.Ellipsoidals() {
		all = append(all, e.Definition())
	}
	return all
}

// findDefinition looks up a projection by its id.
func findDefinition(id string) (catalogue.Definition, error) {
	if e, ok := catalogue.FindEllipsoidal(id); ok {
		return e.Definition(), nil
	}
	return catalogue.Find(id)
}

// paramKey is the key of a projection's parameter. Its range depends on the
// projection and is checked when that is known.
func paramKey(spec catalogue.ParamSpec) form.Key[Proj] {
	want := "a number"
	if spec.Unit != "" {
		want += " of " + spec.Unit
	}
	f := form.Number(want, form.Range{Min: math.Inf(-1), Max: math.Inf(1)}).WordsToo([]string{"auto"})
	doc := "Parameter of projections: " + spec.Title + "."
	k := form.Key[Proj]{KeyFacts: form.KeyOf(spec.Name, f,
		form.About(doc, "(depends on the projection)", `"auto"`))}
	k.Read = func(d *form.Decoder, at form.Spot, to *Proj) {
		if at.Node.IsWord("auto") {
			to.Auto = append(to.Auto, spec.Name)
			return
		}
		value, ok := at.Node.AsNumber()
		if !ok {
			d.Mismatch(at, f.Want)
			return
		}
		if to.Params == nil {
			to.Params = catalogue.Values{}
		}
		to.Params[spec.Name] = value
	}
	return k
}

// dropParams leaves out, with a warning, the parameters that the projection
// does not take though others do. The predecessor passed over them silently,
// so that configs in use have them.
func dropParams(d *form.Decoder, at form.Spot, p *Proj) {
	var known []string
	what := "the coordinate system, which has its own"
	if found, ok := catalogue.FindComposite(p.ID); ok && p.CRS == "" {
		what = "the projection " + found.ID
	} else if p.CRS == "" {
		definition, err := findDefinition(p.ID)
		if err != nil {
			return
		}
		what = "the projection " + definition.ID
		for _, spec := range definition.Params {
			known = append(known, spec.Name)
		}
	}
	dropped := func(name string) bool {
		child := at.Under(name, at.Node.Child(name))
		switch center := name == "lon0" || name == "lat0"; {
		case !slices.Contains(known, name):
			d.Warn(child, "ignored by %s", what)
			return true
		case center && p.Rotate != nil:
			d.Warn(child, "ignored beside \"rotate\", which takes its place")
			return true
		}
		return false
	}
	p.Auto = slices.DeleteFunc(p.Auto, dropped)
	for _, name := range slices.Sorted(maps.Keys(p.Params)) {
		if dropped(name) {
			delete(p.Params, name)
		}
	}
}
