//go:build !js

package independent

import (
	"context"

	"github.com/seed-898ab921/kartograph/internal/conveyor"
)

// each does work for all parts, on all processors.
func each(ctx context.Context, parts []part, work func(ctx context.Context, p *part) error) error {
	none := func() struct{} { return struct{}{} }
	return conveyor.Each(ctx, len(parts), none, func(_ struct{}, i int) error { return work(ctx, &parts[i]) })
}
