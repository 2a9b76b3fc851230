package config

import (
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/form"
	"github.com/seed-898ab921/kartograph/projection/catalogue"
	"github.com/seed-898ab921/kartograph/projection/crs"
)

// proj examines a projection: that it exists, and its parameters.
func (c *references) proj(path string, p Proj) {
	switch {
	case p.Formula != nil:
		c.formula(path, p)
		return
	case p.ID == "" || strings.EqualFold(p.ID, "proj4"):
		at := path
		for _, key := range []string{"projstr", "id"} {
			if c.Given(form.JoinPath(path, key)) {
				at = form.JoinPath(path, key)
				break
			}
		}
		c.system(at, p.CRS)
		return
	case p.CRS != "":
		c.Add(path, "a projection has an id or a coordinate system, not both")
		return
	}
	at := path
	if c.Given(form.JoinPath(path, "id")) {
		at = form.JoinPath(path, "id")
	}
	if found, ok := catalogue.FindComposite(p.ID); ok {
		c.composite(path, at, p, found)
		return
	}
	definition, err := findDefinition(p.ID)
	if err != nil {
		c.Add(at, "%w", err)
		return
	}
	for _, name := range p.paramNames() {
		c.param(path, name, p, definition)
	}
}

// formula examines a projection of a program's own.
func (c *references) formula(path string, p Proj) {
	switch {
	case p.ID != "" || p.CRS != "":
		c.Add(path, "a projection has an id, a coordinate system or a formula of its own, only one of them")
	case len(p.paramNames()) > 0:
		c.Add(path, "a formula of one's own takes no parameters; its centre is Rotate")
	}
}

// paramNames lists the parameters that are given, in order, each once.
func (p Proj) paramNames() []string {
	names := slices.AppendSeq(slices.Clone(p.Auto), maps.Keys(p.Params))
	slices.Sort(names)
	return slices.Compact(names)
}

// system examines the text of a coordinate system.
func (c *references) system(path, text string) {
	if text == "" {
		return
	}
	if _, err := crs.Parse(text); err != nil {
		c.Add(path, "%w", err)
	}
}

// composite examines the use of a projection that is made of several views.
func (c *references) composite(path, at string, p Proj, found catalogue.Composite) {
	if b := c.config.Bounds; path == "proj" && b.Shows() != "" && b.Crop == nil && !b.CropAuto {
		c.Warn("bounds", "ignored: the projection %s is made of views with fixed places", found.ID)
	}
	switch {
	case path != "proj":
		c.Add(at, "the projection %s is made of views and cannot stand in a view itself", found.ID)
	case p.Rotate != nil || p.Flip || p.ClipAngle != 0:
		c.Add(at, "the projection %s is made of views with fixed places; it takes no rotate, flip or clip-angle", found.ID)
	case len(p.paramNames()) > 0:
		c.Add(form.JoinPath(path, p.paramNames()[0]), "the projection %s takes no parameters", found.ID)
	}
}

// param examines one parameter of a projection.
func (c *references) param(path, name string, p Proj, of catalogue.Definition) {
	path = form.JoinPath(path, name)
	value, given := p.Params[name]
	auto := slices.Contains(p.Auto, name)
	var names []string
	for _, spec := range of.Params {
		names = append(names, spec.Name)
		if spec.Name != name {
			continue
		}
		l := form.Range{Min: spec.Min, Max: spec.Max}
		switch {
		case auto && given:
			c.Add(path, "a parameter is a number or \"auto\", not both")
		case auto && !spec.Auto:
			c.Add(path, "the projection %s has no \"auto\" for this parameter; give a number", of.ID)
		case !auto && (!l.Hold(value) || math.IsNaN(value)):
			c.Add(path, "%s is out of range; for the projection %s it must be %s", form.PlainNumber(value), of.ID, l)
		}
		return
	}
	c.Add(path, "the projection %s does not take this parameter%s", of.ID, form.Suggestion(name, names))
}
