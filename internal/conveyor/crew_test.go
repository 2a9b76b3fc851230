package conveyor

import (
	"context"
	"errors"
	"sync/atomic"
	"testing"
	"time"

	"github.com/seed-898ab921/kartograph/internal/leak"
)

// TestCrewDoesAllOnce has a crew work on many stages, shortly after each other and after a while, in
// which it has gone to sleep.
func TestCrewDoesAllOnce(t *testing.T) {
	defer leak.Check(t)()
	ctx, dismiss := WithCrew(t.Context())
	defer dismiss()
	for round := range 400 {
		n := []int{0, 1, 2, 7, 300}[round%5]
		if round%50 == 0 {
			time.Sleep(5 * lookOut)
		}
		done := make([]atomic.Int32, n)
		err := Each(ctx, n, nothing, func(_ struct{}, i int) error {
			done[i].Add(1)
			return nil
		})
		for i := range done {
			if c := done[i].Load(); c != 1 || err != nil {
				t.Fatalf("round %d: %d of %d was done %d times, %v", round, i, n, c, err)
			}
		}
	}
}

// TestCrewWithinItself has work in work, and at the same time, for which there is no crew.
func TestCrewWithinItself(t *testing.T) {
	defer leak.Check(t)()
	ctx, dismiss := WithCrew(t.Context())
	defer dismiss()
	sum := atomic.Int32{}
	err := Each(ctx, 20, nothing, func(struct{}, int) error {
		return Each(ctx, 30, nothing, func(_ struct{}, i int) error {
			sum.Add(int32(i))
			return nil
		})
	})
	if got := sum.Load(); got != 20*435 || err != nil {
		t.Errorf("the sum is %d, %v", got, err)
	}
}

func TestCrewTellsOfWhatGoesWrong(t *testing.T) {
	defer leak.Check(t)()
	ctx, dismiss := WithCrew(t.Context())
	defer dismiss()
	broken := errors.New("broken")
	for range 50 {
		err := Each(ctx, 1000, nothing, func(_ struct{}, i int) error {
			if i >= 7 {
				return broken
			}
			return nil
		})
		if !errors.Is(err, broken) {
			t.Fatalf("the error is %v", err)
		}
		func() {
			defer func() {
				if p := recover(); p != "ouch" {
					t.Errorf("recovered %v", p)
				}
			}()
			_ = Each(ctx, 100, nothing, func(struct{}, int) error { panic("ouch") })
		}()
	}
	ended, stop := context.WithCancel(ctx)
	if err := Each(ended, 1000, nothing, func(struct{}, int) error { stop(); return nil }); !errors.Is(err, context.Canceled) {
		t.Errorf("the error is %v", err)
	}
}

// TestOneNeedsNoCrew holds that where one may work nobody waits for work.
func TestOneNeedsNoCrew(t *testing.T) {
	ctx, dismiss := WithCrew(WithWorkers(t.Context(), 1))
	defer dismiss()
	if crewOf(ctx) != nil {
		t.Error("there is a crew")
	}
}
