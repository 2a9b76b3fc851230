package spreadsheet

import (
	"context"
	"fmt"
	"io"

	"github.com/seed-898ab921/kartograph/internal/archive"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/internal/whole"
)

// Read is Open for what is read from a stream, to its end or until the context
// ends. It takes a stream of any size: a limit is for the caller to set (io.LimitReader).
func Read(ctx context.Context, r io.Reader, o Options) (layers.Source, error) {
	text, err := whole.Read(ctx, r)
	if err != nil {
		return nil, err
	}
	parts, err := archive.OpenBytes(text, archive.Limits{})
	if err != nil {
		return nil, fmt.Errorf("%s: %w", whole.Name, err)
	}
	return Open(parts, whole.Name, o)
}
