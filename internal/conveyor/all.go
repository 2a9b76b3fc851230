package conveyor

import (
	"context"
	"errors"
	"sync"

	"github.com/seed-898ab921/kartograph/internal/stack"
)

// All does n pieces of work at once, each in a goroutine of its own: for work
// that mostly waits. One that fails ends the context of those after it, and its
// error is that of the first of them, in their order, that fails; so that of
// several faults always the same is told. No goroutine outlives it, and what
// panics in one of them panics in the caller's.
func All(ctx context.Context, n int, work func(ctx context.Context, i int) error) error {
	moving, stops := make([]context.Context, n), make([]context.CancelFunc, n)
	for i := range n {
		moving[i], stops[i] = context.WithCancel(ctx)
		defer stops[i]()
	}
	done := make([]parcel[struct{}], n)
	var running sync.WaitGroup
	for i := range n {
		running.Go(func() {
			stack.Grow()
			runParcel(func() (struct{}, error) { return struct{}{}, work(moving[i], i) }, func(p parcel[struct{}]) {
				if done[i] = p; p.err != nil || p.panicked != nil {
					for _, stop := range stops[i+1:] {
						stop()
					}
				}
			})
		})
	}
	running.Wait()
	for _, p := range done {
		if _, err := p.open(); err != nil {
			return err
		}
	}
	return nil
}

// errGone is what comes of work that ends its goroutine.
var errGone = errors.New("code that was called ended its goroutine")
