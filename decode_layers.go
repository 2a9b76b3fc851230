package kartograph

import (
	"strconv"
	"strings"
)

// layersForm is the form of "layers": a mapping from id to layer, or a list.
func layersForm() form[[]Layer] {
	layer := layerForm()
	byID := shape{schema: object{{"type", "object"}, {"minProperties", 1},
		{"additionalProperties", reference(layer.shape)}}}
	list := shape{schema: object{{"type", "array"}, {"minItems", 1}, {"items", reference(layer.shape)}}}
	f := form[[]Layer]{shape: shape{want: "a mapping from id to layer, or a list of layers",
		parts: []shape{byID, list, layer.shape}, schema: anyOf(byID, list)}}
	f.read = func(d *decoder, at spot) ([]Layer, bool) {
		if at.node.kind != nodeList && !d.isMapping(at, f.want) {
			return nil, false
		}
		if len(at.node.items) == 0 {
			d.fail(at, "there are no layers; a map needs at least one")
			return nil, false
		}
		ids := layerIDs(at.node)
		all := make([]Layer, len(ids))
		for i, item := range at.node.items {
			place := d.visit(at, ids[i], item)
			if item.kind == nodeNull {
				item = &node{kind: nodeMap, at: item.at}
			}
			all[i], _ = layer.read(d, spot{place.path, item})
			if written := all[i].ID; written != "" && written != ids[i] {
				d.warn(place, "the id %q is ignored; the layer is called %q", written, ids[i])
			}
			all[i].ID = ids[i]
		}
		return all, true
	}
	f.check = func(c *checker, path string, v []Layer) {
		for i, l := range v {
			segment := l.ID
			if segment == "" {
				segment = entry(i)
			}
			layer.check(c, joinPath(path, segment), l)
		}
	}
	return f
}

// layerIDs returns the ids of all layers: a mapping's keys, or what a list's
// entries say. Layers without an id are layer_0, layer_1 and so on, special ones
// graticule, graticule_1 and so on.
func layerIDs(n *node) []string {
	ids := make([]string, len(n.items))
	taken := map[string]bool{}
	var unnamed []int
	for i, item := range n.items {
		if n.kind == nodeMap {
			ids[i] = n.keys[i].name
		} else if id := item.child("id"); id != nil && id.isScalar() {
			ids[i] = id.text
		}
		if ids[i] == "" {
			unnamed = append(unnamed, i)
		}
		taken[ids[i]] = true
	}
	counts := map[string]int{}
	for _, i := range unnamed {
		for taken[ids[i]] {
			ids[i] = defaultID(n.items[i], counts)
		}
		taken[ids[i]] = true
	}
	return ids
}

// defaultID is the next id for a layer of this kind.
func defaultID(layer *node, counts map[string]int) string {
	kind := ""
	if special := layer.child("special"); special != nil && special.kind == nodeText {
		kind = strings.ToLower(strings.TrimSpace(special.text))
	}
	n := counts[kind]
	counts[kind]++
	switch {
	case kind == "":
		return "layer_" + strconv.Itoa(n)
	case n == 0:
		return kind
	}
	return kind + "_" + strconv.Itoa(n)
}
