package conveyor

import (
	"context"
	"sync"
	"sync/atomic"

	"github.com/seed-898ab921/kartograph/internal/heed"
)

// perWorker is about how many turns each goroutine of Each takes, so that those
// with light work help those with heavy work.
const perWorker = 64

// Each does work for the numbers from 0 to n-1, in any order, on as many
// goroutines as Workers allows. Each of them has a scratch of its own, memory
// that one piece of work after the other uses. The error of the lowest number
// that has one ends it, as the end of the context does; no goroutine outlives
// it, and what panics in one of them panics in the caller's. A context with a crew has it work, and the caller's
// goroutine is one of them; see WithCrew.
func Each[Scratch any](ctx context.Context, n int, scratch func() Scratch, work func(s Scratch, i int) error) error {
	workers := min(Workers(ctx), n)
	if oneProcessor || workers <= 1 {
		s, steps := scratch(), heed.Every(ctx, 1)
		for i := range n {
			if err := steps.Take(1); err != nil {
				return err
			}
			if err := work(s, i); err != nil {
				return err
			}
		}
		return ctx.Err()
	}
	lot := max(1, n/(workers*perWorker))
	e := &each{n: n, failed: n}
	begin := func() {
		gone := true
		defer func() { e.catch(recover(), gone) }()
		first := e.take(lot)
		if first >= n {
			gone = false
			return
		}
		s, steps := scratch(), heed.Every(ctx, 1)
		for ; first < n; first = e.take(lot) {
			for i := first; i < min(first+lot, n) && steps.Take(1) == nil; i++ {
				if err := work(s, i); err != nil {
					e.fail(i, err)
					gone = false
					return
				}
			}
		}
		gone = false
	}
	if c := crewOf(ctx); c != nil {
		c.run(begin)
	} else {
		var running sync.WaitGroup
		for range workers {
			running.Go(begin)
		}
		running.Wait()
	}
	if e.panicked != nil {
		panic(e.panicked)
	}
	if e.err != nil {
		return e.err
	}
	return ctx.Err()
}

// each is what the goroutines of Each share.
type each struct {
	n    int
	next atomic.Int64
	mu   sync.Mutex
	// failed is the lowest number with an error, and err that error.
	failed   int
	err      error
	panicked any
}

// take takes the next numbers; none are left when something went wrong.
func (e *each) take(lot int) (first int) { return int(e.next.Add(int64(lot))) - lot }

func (e *each) stop() { e.next.Store(int64(e.n)) }

func (e *each) fail(i int, err error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if i < e.failed {
		e.failed, e.err = i, err
	}
	e.stop()
}

// catch keeps what a goroutine panics with, and that it has gone.
func (e *each) catch(p any, gone bool) {
	switch {
	case p == nil && gone:
		e.fail(-1, errGone)
	case p != nil:
		e.mu.Lock()
		defer e.mu.Unlock()
		e.panicked = p
		e.stop()
	}
}
