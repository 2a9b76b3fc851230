package conveyor

import (
	"context"
	"errors"
	"iter"
	"runtime"
	"sync/atomic"
	"testing"
	"time"

	"github.com/seed-898ab921/kartograph/internal/leak"
)

// twoProcessors gives a test two of them, whatever the machine has.
func twoProcessors(t *testing.T) {
	before := runtime.GOMAXPROCS(2)
	t.Cleanup(func() { runtime.GOMAXPROCS(before) })
}

// The first thing takes until those after it, as many as may wait, are done.
func TestAheadGoesOnBesideWhatTakesLong(t *testing.T) {
	defer leak.Check(t)()
	twoProcessors(t)
	last := make(chan struct{})
	next := 0
	err := RunAhead(t.Context(), naturals(1000, nil), func(i int) (int, error) {
		switch i {
		case 0:
			select {
			case <-last:
			case <-time.After(time.Minute):
				return 0, errors.New("those after it were not worked on")
			}
		case perWaiting * 2:
			close(last)
		}
		return i, nil
	}, func(i int) error {
		if i != next {
			t.Errorf("%d came, not %d", i, next)
		}
		next++
		return nil
	})
	if err != nil || next != 1000 {
		t.Errorf("%d things, error %v", next, err)
	}
}

// However much may wait, no more is taken than is at work, and one thing more.
func TestNoMoreIsTakenThanIsAtWork(t *testing.T) {
	defer leak.Check(t)()
	twoProcessors(t)
	var taken, worked, most atomic.Int64
	var in iter.Seq2[int, error] = func(yield func(int, error) bool) {
		for i := range 1000 {
			most.Store(max(most.Load(), taken.Add(1)-worked.Load()))
			if !yield(i, nil) {
				return
			}
		}
	}
	err := RunAhead(t.Context(), in, func(i int) (int, error) {
		for range i % 7 {
			runtime.Gosched()
		}
		worked.Add(1)
		return i, nil
	}, func(int) error { return nil })
	if n := most.Load(); err != nil || n > 3 {
		t.Errorf("%d things were taken and not worked on, error %v", n, err)
	}
}

// What goes wrong first, in order, is told, and ends all that waits, wherever it is.
func TestAheadEnds(t *testing.T) {
	defer leak.Check(t)()
	twoProcessors(t)
	broken := errors.New("broken")
	for at := range 3 * perWaiting {
		ctx, stop := context.WithCancel(t.Context())
		err := RunAhead(ctx, naturals(1000, nil), func(i int) (int, error) {
			if i == at {
				return 0, broken
			}
			return i, nil
		}, func(int) error { return nil })
		if !errors.Is(err, broken) {
			t.Errorf("broken at %d: %v", at, err)
		}
		out := 0
		err = RunAhead(ctx, naturals(1000, nil), func(i int) (int, error) { return i, nil }, func(int) error {
			if out++; out == at+1 {
				stop()
			}
			return nil
		})
		if !errors.Is(err, context.Canceled) {
			t.Errorf("ended after %d: %v", at, err)
		}
	}
}
