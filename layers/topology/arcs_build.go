package topology

import (
	"context"

	"github.com/seed-898ab921/kartograph/internal/heed"
)

// spansAtOnce is how many lines and rings are collected before the context is heard.
const spansAtOnce = 4096

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
	steps := heed.Every(ctx, spansAtOnce)
	c := collect(layers, steps)
	if err := steps.Err(); err != nil {
		return nil, err
	}
	ids, err := number(ctx, c)
	if err != nil {
		return nil, err
	}
	if err := ids.settleAll(ctx); err != nil {
		return nil, err
	}
	return c.cutAll(ctx, ids, layers)
}
