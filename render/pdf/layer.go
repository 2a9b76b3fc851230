package pdf

// Layer is a part of drawings that readers can switch off (optional content).
type Layer struct {
	ref      Ref
	name     string
	children []*Layer
	within   *Layer
}

// Layer is the layer of a name within another one, nil for none: the same on all pages.
func (d *Document) Layer(name string, within *Layer) *Layer {
	siblings := &d.layers
	if within != nil {
		siblings = &within.children
	}
	for _, l := range *siblings {
		if l.name == name {
			return l
		}
	}
	l := &Layer{ref: d.reserve(), name: name, within: within}
	*siblings = append(*siblings, l)
	return l
}

// writeLayers writes the layers.
func (d *Document) writeLayers() {
	for _, l := range allLayers(d.layers) {
		d.put(l.ref, "<</Type/OCG/Name"+Text(l.name)+">>")
	}
}

func allLayers(list []*Layer) []*Layer {
	var all []*Layer
	for _, l := range list {
		all = append(append(all, l), allLayers(l.children)...)
	}
	return all
}

// layerEntries tell readers of the layers, in the order in which they list them: what lies
// above comes first.
func (d *Document) layerEntries() string {
	var list []Ref
	for _, l := range allLayers(d.layers) {
		list = append(list, l.ref)
	}
	return "/OCProperties<</OCGs[" + refs(list) + "]/D<</Name(Layers)/BaseState/ON/Order[" + order(d.layers) + "]>>>>"
}

func order(list []*Layer) string {
	text := ""
	for i := len(list) - 1; i >= 0; i-- {
		text += list[i].ref.String() + " "
		if inside := order(list[i].children); inside != "" {
			text += "[" + inside + "] "
		}
	}
	return text
}
