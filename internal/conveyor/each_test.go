package conveyor

import (
	"context"
	"errors"
	"sync/atomic"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/leak"
)

func nothing() struct{} { return struct{}{} }

func TestEachDoesAllOnce(t *testing.T) {
	defer leak.Check(t)()
	for _, workers := range []int{0, 1, 2} {
		for _, n := range []int{0, 1, 5, 1000} {
			done := make([]atomic.Int32, n)
			err := Each(WithWorkers(t.Context(), workers), n, nothing, func(_ struct{}, i int) error {
				done[i].Add(1)
				return nil
			})
			for i := range done {
				if c := done[i].Load(); c != 1 || err != nil {
					t.Fatalf("%d workers: %d of %d was done %d times, %v", workers, i, n, c, err)
				}
			}
		}
	}
}

func TestEachErrors(t *testing.T) {
	defer leak.Check(t)()
	broken := errors.New("broken")
	for _, workers := range []int{1, 2} {
		ctx := WithWorkers(t.Context(), workers)
		if err := Each(ctx, 1000, nothing, func(_ struct{}, i int) error {
			if i >= 7 {
				return broken
			}
			return nil
		}); !errors.Is(err, broken) {
			t.Errorf("%d workers: the error is %v", workers, err)
		}
		ctx, stop := context.WithCancel(ctx)
		if err := Each(ctx, 1000, nothing, func(struct{}, int) error { stop(); return nil }); !errors.Is(err, context.Canceled) {
			t.Errorf("%d workers: the error is %v", workers, err)
		}
	}
}

func TestEachPanicsInTheCaller(t *testing.T) {
	defer leak.Check(t)()
	for _, workers := range []int{1, 2} {
		func() {
			defer func() {
				if p := recover(); p != "ouch" {
					t.Errorf("%d workers: recovered %v", workers, p)
				}
			}()
			_ = Each(WithWorkers(t.Context(), workers), 100, nothing, func(_ struct{}, i int) error { panic("ouch") })
		}()
	}
}

func TestWorkers(t *testing.T) {
	if n := Workers(WithWorkers(t.Context(), 1)); n != 1 {
		t.Errorf("%d workers, want 1", n)
	}
	if n, all := Workers(WithWorkers(t.Context(), 1<<20)), Workers(t.Context()); n != all {
		t.Errorf("%d workers, want %d", n, all)
	}
}
