package kartograph

import (
	"context"

	"github.com/seed-898ab921/kartograph/internal/heed"
	"github.com/seed-898ab921/kartograph/internal/spend"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/projection"
	"github.com/twpayne/go-geom"
)

// longWork is how many vertices a geometry has whose work may take longer than
// anybody wants to wait for once the context has ended.
const longWork = 1 << 10

// heeding does a piece of work on a geometry unless the context has ended. Where
// it is large nobody waits for it when that happens.
func heeding[T any](ctx context.Context, g geom.T, do func() T) (T, error) {
	if err := heed.Err(ctx); err != nil {
		var none T
		return none, err
	}
	if g == nil || layers.Vertices(g) < longWork {
		done := do()
		return done, ctx.Err()
	}
	return spend.Promptly(ctx, func() (T, error) { return do(), nil })
}

// heedingProjection is a projection whose work hears a context; whoever projects
// with it looks at the context before he keeps what came of it.
func heedingProjection(ctx context.Context, p *projection.Projection) *projection.Projection {
	return p.Heeding(func() error { return heed.Err(ctx) })
}

// holding reckons the memory of features that were made.
func holding(ctx context.Context, features []layers.Feature) error {
	bytes := int64(0)
	for _, f := range features {
		bytes += 100 + int64(16*layers.Vertices(f.Geometry)) // their records are shared
	}
	return spend.Memory(ctx, bytes)
}
