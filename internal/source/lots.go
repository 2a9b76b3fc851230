package source

import (
	"context"

	"github.com/seed-898ab921/kartograph/internal/conveyor"
	"github.com/seed-898ab921/kartograph/layers"
)

// Through goes through a source on all processors: each lot of features is
// worked on where it was made, and out takes what comes of the lots in their
// order, and before the error that a lot ends with. Work may say that nobody refers to
// the features' coordinates any more.
func Through[Out any](ctx context.Context, s layers.Lotted, work func(features []layers.Feature, forget func()) (Out, error), out func(Out) error) error {
	r := s.Lots()
	defer r.Close()
	err := conveyor.RunAhead(ctx, r.Lots(ctx), func(l layers.Lot) (*worked[Out], error) {
		w := &worked[Out]{lot: l}
		w.do(ctx, work)
		return w, nil
	}, func(w *worked[Out]) error {
		again, err := w.lot.Settle(ctx)
		for again {
			w.do(ctx, work)
			again, err = w.lot.Settle(ctx)
		}
		if w.err != nil {
			return w.err
		}
		if err := out(w.result); err != nil {
			return err
		}
		return err
	})
	if err != nil {
		return err
	}
	return r.End()
}

// worked is a lot with what came of it.
type worked[Out any] struct {
	lot    layers.Lot
	result Out
	err    error
}

func (w *worked[Out]) do(ctx context.Context, work func([]layers.Feature, func()) (Out, error)) {
	w.result, w.err = work(w.lot.Make(ctx), func() { forget(w.lot) })
}

func forget(l layers.Lot) {
	if f, ok := l.(layers.Forgetful); ok {
		f.Forget()
	}
}
