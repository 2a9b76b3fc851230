// Package conveyor works on many things on all processors and hands on what
// comes of them in their order.
package conveyor

import (
	"context"
	"iter"
	"sync"

	"github.com/seed-898ab921/kartograph/internal/heed"
	"github.com/seed-898ab921/kartograph/internal/stack"
)

// Run passes what in yields through work, on as many processors as Workers allows, and hands the
// results to out, in the caller's goroutine and in the order of in. A few things
// are on their way at any time, however many there are. The first error of
// them, in that order, ends it; no goroutine outlives it, and what panics in one
// of them panics in the caller's.
func Run[In, Out any](ctx context.Context, in iter.Seq2[In, error], work func(In) (Out, error), out func(Out) error) error {
	return run(ctx, Workers(ctx), in, work, out)
}

// perWaiting is how many things RunAhead has on their way for each worker.
const perWaiting = 6

// RunAhead is Run where some things are much more work than others and what comes of
// them is small: while one that takes long is at work, many that come after it are
// worked on, and what came of them waits.
func RunAhead[In, Out any](ctx context.Context, in iter.Seq2[In, error], work func(In) (Out, error), out func(Out) error) error {
	return run(ctx, perWaiting*Workers(ctx), in, work, out)
}

// run is Run with so many things on their way.
func run[In, Out any](ctx context.Context, waiting int, in iter.Seq2[In, error], work func(In) (Out, error), out func(Out) error) error {
	if oneProcessor || Workers(ctx) == 1 {
		return oneByOne(ctx, in, work, out)
	}
	moving, stop := context.WithCancel(ctx)
	belt := make(chan chan parcel[Out], waiting)
	// No more are at work at once than there are processors, and only one more is taken
	// from in: what each works with takes memory.
	busy := make(chan struct{}, Workers(ctx))
	var running sync.WaitGroup
	defer running.Wait()
	defer stop()
	put := func(do func() (Out, error)) bool {
		place := make(chan parcel[Out], 1)
		select {
		case belt <- place:
		case <-moving.Done():
			return false
		}
		busy <- struct{}{}
		running.Add(1)
		stack.Go(func() {
			defer running.Done()
			defer func() { <-busy }()
			runParcel(do, func(p parcel[Out]) { place <- p })
		})
		return true
	}
	running.Add(1)
	stack.Go(func() {
		defer running.Done()
		defer close(belt)
		broken := parcelOf(func() (none Out, err error) {
			for thing, err := range in {
				if err != nil {
					return none, err
				}
				if !put(func() (done Out, err error) {
					if err := heed.Err(moving); err != nil {
						return done, err
					}
					return work(thing)
				}) {
					break
				}
			}
			return none, nil
		})
		if broken.err != nil || broken.panicked != nil {
			put(func() (Out, error) { return broken.open() })
		}
	})
	for place := range belt {
		result, err := (<-place).open()
		if err != nil {
			return err
		}
		if err := out(result); err != nil {
			return err
		}
	}
	return ctx.Err()
}

// oneByOne is Run in the caller's goroutine.
func oneByOne[In, Out any](ctx context.Context, in iter.Seq2[In, error], work func(In) (Out, error), out func(Out) error) error {
	for thing, err := range in {
		if err != nil {
			return err
		}
		if err := heed.Err(ctx); err != nil {
			return err
		}
		result, err := work(thing)
		if err != nil {
			return err
		}
		if err := out(result); err != nil {
			return err
		}
	}
	return ctx.Err()
}

// parcel is what came of a piece of work.
type parcel[T any] struct {
	value T
	err   error
	// panicked is what it panicked with.
	panicked any
}

func parcelOf[T any](do func() (T, error)) (p parcel[T]) {
	defer func() { p.panicked = recover() }()
	p.value, p.err = do()
	return p
}

// runParcel hands on what comes of a piece of work in a goroutine of ours, also
// when it ends that goroutine, as the methods of testing.T do.
func runParcel[T any](do func() (T, error), hand func(parcel[T])) {
	p := parcel[T]{err: errGone}
	defer func() { hand(p) }()
	p = parcelOf(do)
}

// open returns the result, or panics as the work did.
func (p parcel[T]) open() (T, error) {
	if p.panicked != nil {
		panic(p.panicked)
	}
	return p.value, p.err
}
