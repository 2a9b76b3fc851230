package topology

import "context"

// Build finds the arcs of all polygons and lines of the layers. It takes
// linear time and does not change the geometries, of which the topology may hold
// parts. Rings may be closed or not, in any winding; repeated points are dropped.
// The result does not depend on anything but the layers.
func Build(layers []Layer) *Topology {
	t, _ := BuildContext(context.Background(), layers) // which never ends
	return t
}

// BuildContext is Build on as many processors as the context allows. The error is
// that of the context.
func BuildContext(ctx context.Context, layers []Layer) (*Topology, error) {
	c := collect(layers)
	ids, err := number(ctx, c)
	if err != nil {
		return nil, err
	}
	if err := ids.settleAll(ctx); err != nil {
		return nil, err
	}
	return c.cutAll(ctx, ids, layers)
}
