package kartograph

// Validate examines a config that a program made, by the rules that files must
// meet. The error, if any, is a ConfigErrors with the path of each mistake. A
// config that Parse returned is valid.
func (c *Config) Validate() error {
	ch := &checker{config: c, mistakes: &mistakes{}, warnings: &mistakes{}}
	language().check(ch, "", *c)
	ch.references()
	return ch.mistakes.err()
}

// checker collects what is wrong with a Config's values.
type checker struct {
	config   *Config
	mistakes *mistakes
	warnings *mistakes
}

func (c *checker) add(path, format string, args ...any) {
	c.mistakes.add(c.config.Position(path), path, format, args...)
}

func (c *checker) warn(path, format string, args ...any) {
	c.warnings.add(c.config.Position(path), path, format, args...)
}

// given reports whether a config file has a value at this path, right or wrong.
func (c *checker) given(path string) bool {
	_, ok := c.config.positions[path]
	return ok
}

// references examines what only the whole config tells: whether ids are unique
// and refer to layers, projections exist, keys agree with one another.
func (c *checker) references() {
	cfg := c.config
	ids := c.layerIDs()
	for i := range cfg.Layers {
		c.layer(&cfg.Layers[i], ids)
	}
	c.crops()
	c.proj("proj", cfg.Proj)
	c.boundsLayer("bounds", cfg.Bounds, ids)
	c.views(ids)
	c.size(cfg.Export)
	c.refuse(unsupported())
}

// layerRoles are the layers by their ids.
type layerRoles struct {
	ids    []string
	layers map[string]*Layer
}

// layerIDs examines the layers' ids.
func (c *checker) layerIDs() layerRoles {
	roles := layerRoles{layers: map[string]*Layer{}}
	for i := range c.config.Layers {
		l := &c.config.Layers[i]
		switch {
		case l.ID == "":
			c.add("layers"+entry(i), "the layer has no id")
			continue
		case roles.layers[l.ID] != nil:
			c.add(joinPath("layers", l.ID), "two layers are called %q", l.ID)
			continue
		}
		roles.layers[l.ID] = l
		roles.ids = append(roles.ids, l.ID)
	}
	return roles
}

// named returns the layer that a key names, and reports it when there is none.
func (c *checker) named(path, id string, roles layerRoles) *Layer {
	l := roles.layers[id]
	if l == nil && len(roles.ids) > 0 {
		c.add(path, "there is no layer %q%s", id, suggestion(id, roles.ids))
	}
	return l
}

// size warns of an export whose measures contradict each other.
func (c *checker) size(e Export) {
	if e.Width > 0 && e.Height > 0 && e.Ratio > 0 {
		if r := e.Width / e.Height; r > e.Ratio*1.01 || r < e.Ratio*0.99 {
			c.warn("export.ratio", "ignored: the width and height that are given make a ratio of %.4g", r)
		}
	}
}

// views examines the maps within the map.
func (c *checker) views(roles layerRoles) {
	seen := map[string]bool{}
	for i, v := range c.config.Views {
		path := "views" + entry(i)
		if byID := joinPath("views", v.ID); v.ID != "" && c.given(byID) {
			path = byID
		}
		if v.ID != "" && seen[v.ID] {
			c.add(path, "two views are called %q", v.ID)
		}
		seen[v.ID] = true
		c.proj(joinPath(path, "proj"), v.Proj)
		c.boundsLayer(joinPath(path, "bounds"), v.Bounds, roles)
		for j, id := range v.Layers {
			at := joinPath(path, "layers") + entry(j)
			if !c.given(at) {
				at = joinPath(path, "layers")
			}
			c.named(at, id, roles)
		}
	}
}
