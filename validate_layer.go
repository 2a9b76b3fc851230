package kartograph

import (
	"path"
	"slices"
	"strings"
	"unicode"
)

// layer examines one layer in the light of the others.
func (c *checker) layer(l *Layer, roles layerRoles) {
	at := joinPath("layers", l.ID)
	if strings.ContainsFunc(l.ID, unicode.IsSpace) {
		c.warn(at, "the id holds a blank, so that stylesheets cannot name it")
	}
	c.layerSource(at, l)
	c.layerKeys(at, l)
	c.system(joinPath(at, "crs"), l.CRS)
	for i, id := range l.SubtractFrom {
		key := joinPath(at, "subtract-from")
		if c.given(key + entry(i)) {
			key += entry(i)
		}
		if id == l.ID {
			c.add(key, "a layer cannot be cut out of itself")
		} else {
			c.named(key, id, roles)
		}
	}
	if l.CropTo != "" {
		key := joinPath(at, "crop-to")
		if mask := c.named(key, l.CropTo, roles); mask != nil && !mask.hasAreas() {
			c.add(key, "the layer %q is a %s, which has no polygons to crop to", mask.ID, mask.Special)
		}
	}
	c.joinGroups(joinPath(at, "join"), l.Join)
	if key := joinPath(at, "labeling.key"); l.Labeling != nil && l.Labeling.Key == "" && !c.given(key) {
		c.add(joinPath(at, "labeling"), "the key \"key\" is missing; want the name of the column with the texts")
	}
	c.special(at, l, roles)
}

// hasAreas reports whether a layer may hold polygons.
func (l *Layer) hasAreas() bool { return l.Special == "" || l.Special == "sea" || l.Special == "frame" }

// layerSource examines where a layer's features come from.
func (c *checker) layerSource(at string, l *Layer) {
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
		c.add(at, "the layer has %s; it takes one of them", enumerate(from, "and"))
	case len(from) == 0 && !c.given(joinPath(at, "src")) && !c.given(joinPath(at, "special")):
		c.add(at, "the layer has no features; give it \"src\" (a file) or \"special\" (%s)", enumerate(specialKinds(), "or"))
	}
	if l.kind() == "PostGIS" && l.PostGIS.Table == "" {
		c.add(at, "a PostGIS layer needs a \"table\"")
	}
}

// special examines the layers that special layers are made from.
func (c *checker) special(at string, l *Layer, roles layerRoles) {
	switch l.Special {
	case "borders":
		key := joinPath(at, "borders.layer")
		if l.Borders.Layer != "" {
			c.features(key, l.Borders.Layer, roles)
		} else if !c.given(joinPath(at, "borders")) {
			c.add(at, "a borders layer needs \"borders\": {\"layer\": id}, the polygon layer whose borders it draws")
		}
	case "grid":
		if l.Grid.Layer != "" {
			c.features(joinPath(at, "grid.layer"), l.Grid.Layer, roles)
		} else if l.Grid.Sum != "" {
			c.add(joinPath(at, "grid.sum"), "a sum needs \"layer\", the point layer whose column is added up")
		}
	}
}

// features returns the layer that a key names, which must not be special.
func (c *checker) features(path, id string, roles layerRoles) *Layer {
	l := c.named(path, id, roles)
	if l != nil && l.Special != "" {
		c.add(path, "the layer %q is special (%s) and has no features of its own", id, l.Special)
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
		switch path.Ext(strings.TrimSuffix(name, ".gz")) {
		case ".csv", ".tsv", ".tab":
			return "CSV"
		case ".shp", ".dbf":
			return "shapefile"
		case ".geojson", ".json", ".topojson", ".kml":
			return "map data"
		}
		return ""
	}
}

// layerKeys warns of keys that mean nothing for a layer of this kind.
func (c *checker) layerKeys(at string, l *Layer) {
	kind := l.kind()
	if kind == "" {
		return
	}
	for _, only := range []struct {
		kind string
		keys []string
	}{
		{"CSV", []string{"x", "y", "wkt", "mode", "dialect"}},
		{"PostGIS", []string{"table", "query", "geometry"}},
		{"graticule", []string{"latitudes", "longitudes", "outline"}},
		{"borders", []string{"borders"}},
		{"grid", []string{"grid"}},
	} {
		for _, key := range only.keys {
			if kind != only.kind && c.given(joinPath(at, key)) {
				c.warn(joinPath(at, key), "ignored: it belongs to %s layers", only.kind)
			}
		}
	}
	for _, key := range []string{"object", "charset", "crs", "data"} {
		if l.Special != "" && c.given(joinPath(at, key)) {
			c.warn(joinPath(at, key), "ignored: a special layer reads no file")
		}
	}
}

// joinGroups examines the groups of a join.
func (c *checker) joinGroups(at string, j *Join) {
	if j == nil {
		return
	}
	var names []string
	for _, g := range j.Groups {
		names = append(names, g.Name)
	}
	if len(names) > 0 && j.GroupBy == "" && !c.given(joinPath(at, "group-by")) {
		c.warn(joinPath(at, "groups"), "ignored: groups need \"group-by\", the column that holds their values")
	}
	for _, a := range j.Attributes {
		key := joinPath(joinPath(at, "attributes"), a.Name)
		for _, group := range sortedKeys(a.PerGroup) {
			if len(names) > 0 && !slices.Contains(names, group) {
				c.warn(joinPath(key, group), "ignored: there is no group %q%s", group, suggestion(group, names))
			}
		}
	}
}

// crops reports layers that are cropped to each other in a circle.
func (c *checker) crops() {
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
				c.add(joinPath(joinPath("layers", l.ID), "crop-to"), "goes in a circle: %s", strings.Join(chain, " to "))
			}
			if closed || len(chain) > len(c.config.Layers)+1 {
				break
			}
		}
	}
}
