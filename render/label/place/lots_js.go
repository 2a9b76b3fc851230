package place

import (
	"context"
	"iter"

	"github.com/seed-898ab921/kartograph/internal/heed"
)

// crossAll adds what is in each spot of lines.
func (c *crossing) crossAll(ctx context.Context, lines iter.Seq[Line]) error {
	for l := range lines {
		if err := heed.Err(ctx); err != nil {
			return err
		}
		if c.g.work <= c.most {
			c.add(c.hits(c.g, l, nil))
		}
	}
	return nil
}
