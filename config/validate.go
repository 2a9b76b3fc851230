package config

import (
	"github.com/seed-898ab921/kartograph/internal/form"
)

// Validate examines a config that a program made, by the rules that files must
// meet. The error, if any, is an Errors with the path of each mistake. A
// config that Parse returned is valid.
func (c *Config) Validate() error {
	_, err := c.Examine()
	return err
}

// Examine is Validate that tells besides what is no mistake, but suspicious or
// without effect; of a config that Parse returned its Warnings have that already.
func (c *Config) Examine() ([]Warning, error) {
	ch := &form.Checker{Places: c.positions}
	language().Check(ch, "", *c)
	(&references{Checker: ch, config: c}).check()
	return AsWarnings(&ch.Warnings), ch.Mistakes.Err()
}

// references examines what only the whole config tells: whether ids are unique
// and refer to layers, projections exist, keys agree with one another.
type references struct {
	*form.Checker
	config *Config
}

// partSteps is how many steps the examination of a layer or a view counts as.
const partSteps = 50

func (c *references) check() {
	cfg := c.config
	ids := c.layerIDs()
	for i := range cfg.Layers {
		if c.Steps.Take(partSteps) != nil {
			return
		}
		c.layer(&cfg.Layers[i], ids)
	}
	c.crops()
	c.placeCircles()
	c.planes()
	c.proj("proj", cfg.Proj)
	c.boundsLayer("bounds", cfg.Bounds, ids)
	c.views(ids)
	c.variants()
	c.locator()
	c.legend(ids)
	c.size(cfg.Export)
	c.wholeEffects()
}

// layerRoles are the layers by their ids.
type layerRoles struct {
	ids    []string
	layers map[string]*Layer
}

// layerIDs examines the layers' ids.
func (c *references) layerIDs() layerRoles {
	roles := layerRoles{layers: map[string]*Layer{}}
	for i := range c.config.Layers {
		l := &c.config.Layers[i]
		switch {
		case l.ID == "":
			c.Add("layers"+form.Entry(i), "the layer has no id")
			continue
		case roles.layers[l.ID] != nil:
			c.Add(form.JoinPath("layers", l.ID), "two layers are called %q", l.ID)
			continue
		}
		roles.layers[l.ID] = l
		roles.ids = append(roles.ids, l.ID)
	}
	return roles
}

// named returns the layer that a key names, and reports it when there is none.
func (c *references) named(path, id string, roles layerRoles) *Layer {
	l := roles.layers[id]
	if l == nil && len(roles.ids) > 0 && !c.Mistakes.Full() {
		c.Add(path, "there is no layer %q%s", id, form.Suggestion(id, roles.ids))
	}
	return l
}

// size warns of an export whose measures contradict each other.
func (c *references) size(e Export) {
	if e.Width > 0 && e.Height > 0 && e.Ratio > 0 {
		if r := e.Width / e.Height; r > e.Ratio*1.01 || r < e.Ratio*0.99 {
			c.Warn("export.ratio", "ignored: the width and height that are given make a ratio of %.4g", r)
		}
	}
}

// views examines the maps within the map.
func (c *references) views(roles layerRoles) {
	seen := map[string]bool{}
	for i, v := range c.config.Views {
		if c.Steps.Take(partSteps) != nil {
			return
		}
		path := "views" + form.Entry(i)
		if byID := form.JoinPath("views", v.ID); v.ID != "" && c.Given(byID) {
			path = byID
		}
		if v.ID != "" && seen[v.ID] {
			c.Add(path, "two views are called %q", v.ID)
		}
		seen[v.ID] = true
		c.writtenID(path, v.ID)
		c.proj(form.JoinPath(path, "proj"), v.Proj)
		c.boundsLayer(form.JoinPath(path, "bounds"), v.Bounds, roles)
		for j, id := range v.Layers {
			at := form.JoinPath(path, "layers") + form.Entry(j)
			if !c.Given(at) {
				at = form.JoinPath(path, "layers")
			}
			c.named(at, id, roles)
		}
	}
}
