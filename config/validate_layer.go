package config

import (
	"slices"
	"strings"
	"unicode"

	"github.com/seed-898ab921/kartograph/internal/form"
	"github.com/seed-898ab921/kartograph/internal/format"
)

// layer examines one layer in the light of the others.
func (c *references) layer(l *Layer, roles layerRoles) {
	at := form.JoinPath("layers", l.ID)
	if strings.ContainsFunc(l.ID, unicode.IsSpace) {
		c.Warn(at, "the id holds a blank, so that stylesheets cannot name it")
	}
	c.layerSource(at, l)
	c.layerKeys(at, l)
	c.system(form.JoinPath(at, "crs"), l.CRS)
	for i, id := range l.SubtractFrom {
		key := form.JoinPath(at, "subtract-from")
		if c.Given(key + form.Entry(i)) {
			key += form.Entry(i)
		}
		if id == l.ID {
			c.Add(key, "a layer cannot be cut out of itself")
		} else {
			c.named(key, id, roles)
		}
	}
	if l.CropTo != "" {
		key := form.JoinPath(at, "crop-to")
		if mask := c.named(key, l.CropTo, roles); mask != nil && !mask.hasAreas() {
			c.Add(key, "the layer %q is a %s, which has no polygons to crop to", mask.ID, mask.Special)
		}
	}
	c.joinGroups(form.JoinPath(at, "join"), l.Join)
	if key := form.JoinPath(at, "labeling.key"); l.Labeling != nil && l.Labeling.Key == "" && !c.Given(key) {
		c.Add(form.JoinPath(at, "labeling"), "the key \"key\" is missing; want the name of the column with the texts")
	}
	c.special(at, l, roles)
}

// hasAreas reports whether a layer may hold polygons.
func (l *Layer) hasAreas() bool { return l.Special == "" || l.Special == "sea" || l.Special == "frame" }

// layerSource examines where a layer's features come from.
func (c *references) layerSource(at string, l *Layer) {
	var from []string
	if l.Src != "" {
		from = append(from, "src")
	}
	if l.Special != "" {
		from = append(from, "special")
	}
	if l.Source != nil {
		from = append(from, "a source in memory")
	}
	switch {
	case len(from) > 1:
		c.Add(at, "the layer has %s; it takes one of them", form.Enumerate(from, "and"))
	case len(from) == 0 && !c.Given(form.JoinPath(at, "src")) && !c.Given(form.JoinPath(at, "special")):
		c.Add(at, "the layer has no features; give it \"src\" (a file) or \"special\" (%s)", form.Enumerate(specialKinds(), "or"))
	}
	if l.kind() == "PostGIS" && l.PostGIS.Table == "" {
		c.Add(at, "a PostGIS layer needs a \"table\"")
	}
}

// special examines the layers that special layers are made from.
func (c *references) special(at string, l *Layer, roles layerRoles) {
	switch l.Special {
	case "borders":
		key := form.JoinPath(at, "borders.layer")
		if l.Borders.Layer != "" {
			c.features(key, l.Borders.Layer, roles)
		} else if !c.Given(form.JoinPath(at, "borders")) {
			c.Add(at, "a borders layer needs \"borders\": {\"layer\": id}, the polygon layer whose borders it draws")
		}
	case "grid":
		if l.Grid.Layer != "" {
			c.features(form.JoinPath(at, "grid.layer"), l.Grid.Layer, roles)
		} else if l.Grid.Sum != "" {
			c.Add(form.JoinPath(at, "grid.sum"), "a sum needs \"layer\", the point layer whose column is added up")
		}
	}
}

// features returns the layer that a key names, which must not be special.
func (c *references) features(path, id string, roles layerRoles) *Layer {
	l := c.named(path, id, roles)
	if l != nil && l.Special != "" {
		c.Add(path, "the layer %q is special (%s) and has no features of its own", id, l.Special)
	}
	return l
}

// kind names where a layer's features come from, for the keys that only one
// kind of source has; it is empty where only reading would tell.
func (l *Layer) kind() string {
	if l.Special != "" {
		return l.Special
	}
	switch name := strings.ToLower(l.Src); {
	case strings.HasPrefix(name, "postgis:"):
		return "PostGIS"
	case strings.HasPrefix(name, "builtin:"):
		return "built-in"
	default:
		return string(format.ByEnding(name))
	}
}

// layerKeys warns of keys that mean nothing for a layer of this kind.
func (c *references) layerKeys(at string, l *Layer) {
	kind := l.kind()
	if kind == "" {
		return
	}
	for _, only := range []struct {
		kind, title string
		keys        []string
	}{
		{string(format.Delimited), "CSV", []string{"x", "y", "wkt", "mode", "dialect", "skip"}},
		{"PostGIS", "PostGIS", []string{"table", "query", "geometry"}},
		{"graticule", "graticule", []string{"latitudes", "longitudes", "outline"}},
		{"borders", "borders", []string{"borders"}},
		{"grid", "grid", []string{"grid"}},
	} {
		for _, key := range only.keys {
			if kind != only.kind && c.Given(form.JoinPath(at, key)) {
				c.Warn(form.JoinPath(at, key), "ignored: it belongs to %s layers", only.title)
			}
		}
	}
	for _, key := range []string{"object", "charset", "crs", "data"} {
		if l.Special != "" && c.Given(form.JoinPath(at, key)) {
			c.Warn(form.JoinPath(at, key), "ignored: a special layer reads no file")
		}
	}
}

// joinGroups examines the groups of a join.
func (c *references) joinGroups(at string, j *Join) {
	if j == nil {
		return
	}
	var names []string
	for _, g := range j.Groups {
		names = append(names, g.Name)
	}
	if len(names) > 0 && j.GroupBy == "" && !c.Given(form.JoinPath(at, "group-by")) {
		c.Warn(form.JoinPath(at, "groups"), "ignored: groups need \"group-by\", the column that holds their values")
	}
	for _, a := range j.Attributes {
		key := form.JoinPath(form.JoinPath(at, "attributes"), a.Name)
		for _, group := range form.SortedKeys(a.PerGroup) {
			if len(names) > 0 && !slices.Contains(names, group) {
				c.Warn(form.JoinPath(key, group), "ignored: there is no group %q%s", group, form.Suggestion(group, names))
			}
		}
	}
}

// crops reports layers that are cropped to each other in a circle.
func (c *references) crops() {
	to := map[string]string{}
	for _, l := range c.config.Layers {
		to[l.ID] = l.CropTo
	}
	reported := map[string]bool{}
	for _, l := range c.config.Layers {
		chain := []string{l.ID}
		for next := to[l.ID]; next != ""; next = to[next] {
			closed := next == l.ID
			if chain = append(chain, next); closed && !reported[l.ID] {
				for _, id := range chain {
					reported[id] = true
				}
				c.Add(form.JoinPath(form.JoinPath("layers", l.ID), "crop-to"), "goes in a circle: %s", strings.Join(chain, " to "))
			}
			if closed || len(chain) > len(c.config.Layers)+1 {
				break
			}
		}
	}
}
