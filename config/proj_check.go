package config

import (
	"math"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/form"
	"github.com/seed-898ab921/kartograph/projection/catalogue"
	"github.com/seed-898ab921/kartograph/projection/crs"
)

// proj examines a projection: that it exists, and its parameters.
func (c *references) proj(path string, p Proj) {
	switch {
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
		c.Add(at, "%v", err)
		return
	}
	for _, param := range p.Params {
		c.param(form.JoinPath(path, param.Name), param, definition)
	}
}

// system examines the text of a coordinate system.
func (c *references) system(path, text string) {
	if text == "" {
		return
	}
	if _, err := crs.Parse(text); err != nil {
		c.Add(path, "%v", err)
	}
}

// composite examines the use of a projection that is made of several views.
func (c *references) composite(path, at string, p Proj, found catalogue.Composite) {
	switch {
	case path != "proj":
		c.Add(at, "the projection %s is made of views and cannot stand in a view itself", found.ID)
	case p.Rotate != nil || p.Flip || p.ClipAngle != 0:
		c.Add(at, "the projection %s is made of views with fixed places; it takes no rotate, flip or clip-angle", found.ID)
	case len(p.Params) > 0:
		c.Add(form.JoinPath(path, p.Params[0].Name), "the projection %s takes no parameters", found.ID)
	}
}

// param examines one parameter of a projection.
func (c *references) param(path string, param Param, of catalogue.Definition) {
	var names []string
	for _, spec := range of.Params {
		names = append(names, spec.Name)
		if spec.Name != param.Name {
			continue
		}
		l := form.Range{Min: spec.Min, Max: spec.Max}
		switch {
		case param.Auto && !spec.Auto:
			c.Add(path, "the projection %s has no \"auto\" for this parameter; give a number", of.ID)
		case !param.Auto && (!l.Hold(param.Value) || math.IsNaN(param.Value)):
			c.Add(path, "%s is out of range; for the projection %s it must be %s", form.PlainNumber(param.Value), of.ID, l)
		}
		return
	}
	c.Add(path, "the projection %s does not take this parameter%s", of.ID, form.Suggestion(param.Name, names))
}
