package batch

import (
	"context"
	"io"

	"github.com/seed-898ab921/kartograph"
	"github.com/seed-898ab921/kartograph/internal/spend"
)

// heeding are options with files of which nothing is read any more once the context has
// ended: what goes on behind then ends as soon as they say something.
func heeding(ctx context.Context, o kartograph.Options) kartograph.Options {
	o.Files = spend.Files(ctx, o.Files, 0)
	return o
}

// heedful reads until its context is cancelled.
type heedful struct {
	ctx context.Context
	io.Reader
}

// Read implements io.Reader.
func (r heedful) Read(p []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	return r.Reader.Read(p)
}
