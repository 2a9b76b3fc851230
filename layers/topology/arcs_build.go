package topology

// Build finds the arcs of all polygons and lines of the layers. It takes
// linear time and does not change the geometries. Rings may be closed or not,
// in any winding; repeated points are dropped. The result does not depend on
// anything but the layers.
func Build(layers []Layer) *Topology {
	c := collect(layers)
	t := &Topology{
		chains:    make([]chain, len(c.spans)),
		polygons:  c.polygons,
		nodes:     c.nodes,
		roots:     c.roots,
		vertices:  len(c.table.xy) / 2,
		collapsed: c.collapsed,
	}
	cut(t, c, passages(c))
	return t
}
