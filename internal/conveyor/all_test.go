package conveyor

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/seed-898ab921/kartograph/internal/leak"
)

// Whatever fails first, the error of the first in order is told, and those after it
// are ended.
func TestAllTellsTheFirstInOrder(t *testing.T) {
	defer leak.Check(t)()
	r := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		broken := map[int]bool{3: true, r.IntN(20) + 4: true, r.IntN(20) + 4: true}
		waits := r.Perm(30)
		err := All(t.Context(), 30, func(ctx context.Context, i int) error {
			if broken[i] {
				time.Sleep(time.Duration(waits[i]) * 10 * time.Microsecond)
				return fmt.Errorf("number %d", i)
			}
			if i > 3 {
				<-ctx.Done() // they wait until they are ended
				return ctx.Err()
			}
			return ctx.Err()
		})
		if err == nil || err.Error() != "number 3" {
			t.Fatalf("the error is %v", err)
		}
	}
}

func TestAllHearsTheContext(t *testing.T) {
	defer leak.Check(t)()
	ctx, stop := context.WithCancel(t.Context())
	err := All(ctx, 5, func(ctx context.Context, i int) error {
		if i == 4 {
			stop()
		}
		<-ctx.Done()
		return ctx.Err()
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("the error is %v", err)
	}
	if err := All(t.Context(), 0, nil); err != nil {
		t.Errorf("of nothing: %v", err)
	}
}

func TestAllPanicsInTheCaller(t *testing.T) {
	defer leak.Check(t)()
	defer func() {
		if p := recover(); p != "ouch" {
			t.Errorf("recovered %v", p)
		}
	}()
	_ = All(t.Context(), 9, func(context.Context, int) error { panic("ouch") })
}
