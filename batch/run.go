package batch

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"runtime"
	"sync"
	"sync/atomic"
)

// Run makes the maps of a plan, several at a time; see the function Run. However the loop
// over the results ends, by a break, a panic or a failed test, the maps that are
// being drawn are given up, and goroutines and the lock with them.
func (p *Planned) Run(ctx context.Context) iter.Seq2[Result, error] {
	return func(yield func(Result, error) bool) {
		listening, err := p.run(ctx, yield)
		if err != nil && listening {
			yield(Result{}, err)
		}
	}
}

func (p *Planned) run(ctx context.Context, yield func(Result, error) bool) (listening bool, err error) {
	r := &running{Planned: p, inputs: &inputHasher{options: p.options.Options, read: p.read, spare: p.spare}}
	if p.atlas {
		return r.makeAtlas(ctx, yield)
	}
	if p.options.Create != nil {
		return r.all(ctx, yield)
	}
	if r.state, err = p.openState(); err != nil {
		return true, err
	}
	defer func() {
		if closing := r.state.close(); err == nil {
			err = closing // else it says the same once more
		}
	}()
	p.warn(r.state.warnings)
	return r.all(ctx, yield)
}

// running is a batch at work.
type running struct {
	*Planned
	// state is nil where the program takes the maps (Options.Create).
	state  *folderState
	inputs *inputHasher
	scales scales
}

// all makes all maps and hands their results on, until the context is
// cancelled, the listener has gone, or an error leaves no hope for the rest.
func (r *running) all(ctx context.Context, yield func(Result, error) bool) (listening bool, err error) {
	work, stop := context.WithCancelCause(ctx)
	results := r.start(work, stop)
	defer func() {
		stop(errStopped)
		for range results { // until the last worker has ended
		}
	}()
	told := 0
	for result := range results {
		told++
		if !yield(result, nil) {
			return false, nil
		}
	}
	switch cause := context.Cause(work); {
	case errors.Is(cause, errStopped):
		return true, nil
	case cause != nil:
		return true, cause
	case told < r.Len():
		return true, fmt.Errorf("%d maps were given up by code that ended its goroutine", r.Len()-told)
	}
	return true, nil
}

// start lets workers make the maps; the channel is closed when the last has
// ended.
func (r *running) start(work context.Context, stop context.CancelCauseFunc) <-chan Result {
	results := make(chan Result)
	var next atomic.Int64
	var workers sync.WaitGroup
	for range min(r.options.jobs(), r.Len()) {
		workers.Go(func() {
			for work.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= r.Len() {
					return
				}
				result := r.one(work, i)
				if work.Err() != nil && result.Status == Failed && !isHopeless(result.Err) {
					return // given up, not failed
				}
				// Before the result is told, so that no worker begins
				// another map meanwhile.
				r.giveUp(result, stop)
				results <- result
			}
		})
	}
	go func() {
		workers.Wait()
		close(results)
	}()
	return results
}

// workers is how many goroutines work on a map at a time, 0 for as many as there are
// processors. While each processor has a map of its own, nobody else works on it: a
// lot of a map's work is little, and to hand it over would cost as much. The first maps
// read what all are made from, and at the last ones others have nothing to do.
func (r *running) workers(i int) int {
	jobs := r.options.jobs()
	if r.options.Workers > 0 || jobs < runtime.GOMAXPROCS(0) || i < jobs || i >= r.Len()-jobs {
		return r.options.Workers
	}
	return 1
}

// giveUp stops the batch after a result that leaves no hope, or no wish, for
// the others.
func (r *running) giveUp(result Result, stop context.CancelCauseFunc) {
	switch {
	case isHopeless(result.Err):
		stop(fmt.Errorf("cannot write into %s: %w", r.Folder, result.Err))
	case result.Err != nil && r.options.FailFast:
		stop(errStopped)
	}
}

// errStopped ends a batch that the caller wants to end.
var errStopped = errors.New("the batch was stopped")
