// Package lots yields the features of a source that makes them in lots.
package lots

import (
	"context"
	"errors"
	"iter"

	"github.com/seed-898ab921/kartograph/internal/conveyor"
	"github.com/seed-898ab921/kartograph/layers"
)

// made is a lot with its features.
type made struct {
	layers.Lot
	features []layers.Feature
}

// errStopped says that nobody wants more features.
var errStopped = errors.New("stopped")

// Features goes a way through a source: all processors make the features, unless
// they are said to be few, which are yielded in order, and then an error if there
// is one.
func Features(ctx context.Context, begin func() layers.Reading, few bool) iter.Seq2[layers.Feature, error] {
	if few {
		ctx = conveyor.WithWorkers(ctx, 1)
	}
	return func(yield func(layers.Feature, error) bool) {
		r := begin()
		defer r.Close()
		err := conveyor.Run(ctx, r.Lots(ctx),
			func(l layers.Lot) (made, error) { return made{l, l.Make(ctx)}, nil },
			func(m made) error { return m.take(ctx, yield) })
		if errors.Is(err, errStopped) {
			return
		}
		if err == nil {
			err = r.End()
		}
		if err != nil {
			yield(layers.Feature{}, err)
		}
	}
}

// take yields the features of a lot and settles it.
func (m made) take(ctx context.Context, yield func(layers.Feature, error) bool) error {
	again, err := m.Settle(ctx)
	for again {
		m.features = m.Make(ctx)
		again, err = m.Settle(ctx)
	}
	for _, f := range m.features {
		if err := ctx.Err(); err != nil {
			return err
		}
		if !yield(f, nil) {
			return errStopped
		}
	}
	return err
}
