package config

import (
	"slices"

	"github.com/seed-898ab921/kartograph/internal/form"
)

// dataPath is the path of a layer's join.
func (c *references) dataPath(at string, i int) string {
	path := form.JoinPath(at, "data")
	if c.Given(path + form.Entry(i)) {
		return path + form.Entry(i)
	}
	return path
}

// joins examines the joins of a layer.
func (c *references) joins(at string, l *Layer, roles layerRoles) {
	for i := range l.Data {
		j, path := &l.Data[i], c.dataPath(at, i)
		var heads []string
		for _, head := range []struct{ name, value string }{{"src", j.Src}, {"within", j.Within}, {"nearest", j.Nearest}} {
			if head.value != "" || c.Given(form.JoinPath(path, head.name)) {
				heads = append(heads, head.name)
			}
		}
		switch {
		case len(heads) > 1:
			c.Add(path, "a join has %s; it takes one of them, and a list of joins takes several", form.Enumerate(heads, "and"))
		case len(heads) == 0:
			c.Add(path, "the key \"src\" is missing; want a file name; or \"within\" or \"nearest\" with a layer's id")
		case heads[0] == "src":
			c.tableKeys(path, j)
		default:
			c.joinedLayer(form.JoinPath(path, heads[0]), l.ID, j.Layer(), roles)
			c.placeJoin(path, heads[0], j)
		}
	}
}

// tableKeys examines a join with a table.
func (c *references) tableKeys(path string, j *DataJoin) {
	if j.Key == "" && !c.Given(form.JoinPath(path, "key")) {
		c.Add(path, "the key \"key\" is missing; want a column's name")
	}
	for _, k := range placeKeys() {
		c.ignoreIn(path, k.Name, "it belongs to joins with \"within\" or \"nearest\"")
	}
}

// joinedLayer examines the id of the layer that a layer is joined to by place.
func (c *references) joinedLayer(at, layer, other string, roles layerRoles) {
	if other == layer {
		c.Add(at, "a layer cannot be joined to itself")
		return
	}
	c.features(at, other, roles)
}

// placeJoin examines the keys of a join by place.
func (c *references) placeJoin(path, head string, j *DataJoin) {
	for _, k := range tableKeys() {
		if k.Name != "src" && k.Name != "columns" {
			c.ignoreIn(path, k.Name, "it belongs to joins with a table")
		}
	}
	if head == "within" {
		c.ignoreIn(path, "distance", "it belongs to joins with \"nearest\"")
		c.ignoreIn(path, "max-distance", "it belongs to joins with \"nearest\"")
		if j.Gathers() && j.Columns != nil {
			c.Add(form.JoinPath(path, "columns"), "\"columns\" are those of the polygon that a feature lies in, and \"count\", \"sum\" and the like are of what lies in this layer's polygons; a list of joins takes both")
		}
	} else {
		for _, name := range []string{"count", "sum", "mean", "min", "max", "first"} {
			c.ignoreIn(path, name, "it belongs to joins with \"within\"")
		}
	}
	c.gatheredTwice(path, j)
}

// gatheredTwice reports two new columns of one name.
func (c *references) gatheredTwice(path string, j *DataJoin) {
	var names []string
	for _, g := range j.Gathered() {
		if slices.Contains(names, g.Name) {
			c.Add(form.JoinPath(path, g.How), "two columns are called %q; a mapping from new name to column tells them apart", g.Name)
		}
		names = append(names, g.Name)
	}
}

// ignoreIn warns of a key that a join has in the file and that means nothing.
func (c *references) ignoreIn(path, key, why string) {
	if at := form.JoinPath(path, key); c.Given(at) {
		c.Warn(at, "ignored: %s", why)
	}
}

// placeCircles reports layers that are joined to each other in a circle.
func (c *references) placeCircles() {
	if circle := circleOf(c.config.Layers); circle != nil {
		c.Add(form.JoinPath(form.JoinPath("layers", circle[0]), "data"), "goes in a circle: %s", form.Enumerate(circle, "and"))
	}
}

// circleOf returns the ids of layers that are joined by place to each other in a
// circle, nil where there is none.
func circleOf(all []Layer) []string {
	joined := map[string][]string{}
	for i := range all {
		for k := range all[i].Data {
			if id := all[i].Data[k].Layer(); id != "" && id != all[i].ID {
				joined[all[i].ID] = append(joined[all[i].ID], id)
			}
		}
	}
	done := map[string]bool{}
	var way []string
	var walk func(id string) []string
	walk = func(id string) []string {
		if i := slices.Index(way, id); i >= 0 {
			return slices.Clone(way[i:])
		}
		if done[id] {
			return nil
		}
		way = append(way, id)
		for _, next := range joined[id] {
			if circle := walk(next); circle != nil {
				return circle
			}
		}
		way = way[:len(way)-1]
		done[id] = true
		return nil
	}
	for i := range all {
		if circle := walk(all[i].ID); circle != nil {
			return circle
		}
	}
	return nil
}
