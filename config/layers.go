package config

import (
	"strconv"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/form"
	"github.com/seed-898ab921/kartograph/internal/tree"
)

// maxLayers limits the layers of a map.
const maxLayers = 2000

// layersForm is the form of "layers": a mapping from id to layer, or a list.
func layersForm() form.Form[[]Layer] {
	layer := layerForm()
	byID := form.Facts{Schema: form.Props("type", "object", "minProperties", 1,
		"additionalProperties", form.Reference(layer.Facts), "maxProperties", maxLayers)}
	list := form.Facts{Schema: form.Props("type", "array", "minItems", 1, "items", form.Reference(layer.Facts), "maxItems", maxLayers)}
	f := form.Form[[]Layer]{Facts: form.Facts{Want: "a mapping from id to layer, or a list of layers",
		Parts: []form.Facts{byID, list, layer.Facts}, Schema: form.AnyOf(byID, list)}}
	f.Read = func(d *form.Decoder, at form.Spot) ([]Layer, bool) {
		if at.Node.Kind != tree.List && !d.IsMapping(at, f.Want) {
			return nil, false
		}
		if len(at.Node.Items) == 0 {
			d.Fail(at, "there are no layers; a map needs at least one")
			return nil, false
		}
		if !d.Few(at, maxLayers) {
			return nil, false
		}
		ids := layerIDs(at.Node)
		all := make([]Layer, len(ids))
		for i, item := range d.Items(at) {
			place := d.Visit(at, ids[i], item)
			if item.Kind == tree.Null {
				item = &tree.Node{Kind: tree.Map, At: item.At}
			}
			all[i], _ = layer.Read(d, form.Spot{Path: place.Path, Node: item})
			if written := all[i].ID; written != "" && written != ids[i] {
				d.Warn(place, "the id %q is ignored; the layer is called %q", written, ids[i])
			}
			all[i].ID = ids[i]
		}
		return all, true
	}
	f.Check = func(c *form.Checker, path string, v []Layer) {
		if !c.Few(path, len(v), maxLayers) {
			return
		}
		for i, l := range v {
			segment := l.ID
			if segment == "" {
				segment = form.Entry(i)
			}
			layer.Check(c, form.JoinPath(path, segment), l)
		}
	}
	return f
}

// layerIDs returns the ids of all layers: a mapping's keys, or what a list's
// entries say. Layers without an id are layer_0, layer_1 and so on, special ones
// graticule, graticule_1 and so on.
func layerIDs(n *tree.Node) []string {
	ids := make([]string, len(n.Items))
	taken := map[string]bool{}
	var unnamed []int
	for i, item := range n.Items {
		if n.Kind == tree.Map {
			ids[i] = n.Keys[i].Name
		} else if id := item.Child("id"); id != nil && id.IsScalar() {
			ids[i] = id.Text
		}
		if ids[i] == "" {
			unnamed = append(unnamed, i)
		}
		taken[ids[i]] = true
	}
	counts := map[string]int{}
	for _, i := range unnamed {
		for taken[ids[i]] {
			ids[i] = defaultID(n.Items[i], counts)
		}
		taken[ids[i]] = true
	}
	return ids
}

// defaultID is the next id for a layer of this kind.
func defaultID(layer *tree.Node, counts map[string]int) string {
	kind := ""
	if special := layer.Child("special"); special != nil && special.Kind == tree.Text {
		kind = strings.ToLower(strings.TrimSpace(special.Text))
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
