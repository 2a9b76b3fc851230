package kartograph

import (
	"context"

	"github.com/seed-898ab921/kartograph/internal/spend"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/twpayne/go-geom"
)

// longWork is how many vertices a geometry has whose work may take longer than
// anybody wants to wait for once the context has ended.
const longWork = 1 << 10

// long reports whether the work on a geometry may be.
func long(g geom.T) bool { return g != nil && layers.Vertices(g) >= longWork }

// heeding does a piece of work on a geometry unless the context has ended. Where
// it is large nobody waits for it when that happens.
func heeding[T any](ctx context.Context, g geom.T, do func() T) (T, error) {
	if err := ctx.Err(); err != nil {
		var none T
		return none, err
	}
	if !long(g) {
		return do(), nil
	}
	return spend.Promptly(ctx, func() (T, error) { return do(), nil })
}

// holding reckons the memory of features that were made.
func holding(ctx context.Context, features []layers.Feature) error {
	bytes := int64(0)
	for _, f := range features {
		bytes += 100 + int64(16*layers.Vertices(f.Geometry)) // their records are shared
	}
	return spend.Memory(ctx, bytes)
}
