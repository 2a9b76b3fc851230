package heed_test

import (
	"context"
	"errors"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/heed"
)

func counted(ctx context.Context) (context.Context, *int) {
	n := 0
	return heed.With(ctx, func(context.Context) { n++ }), &n
}

func TestErrYields(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	paced, n := counted(ctx)
	if err := heed.Err(paced); err != nil || *n != 1 {
		t.Errorf("%v, yielded %d times", err, *n)
	}
	if err := heed.Err(ctx); err != nil || *n != 1 {
		t.Errorf("without a pace: %v, yielded %d times", err, *n)
	}
	stop()
	if err := heed.Err(paced); !errors.Is(err, context.Canceled) || *n != 1 {
		t.Errorf("at its end: %v, yielded %d times", err, *n)
	}
}

// What ends while others go first is told at once.
func TestErrHearsWhatEndsMeanwhile(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	paced := heed.With(ctx, func(waits context.Context) { stop(); <-waits.Done() })
	if err := heed.Err(paced); !errors.Is(err, context.Canceled) {
		t.Errorf("the error is %v", err)
	}
}

// Who hurries ends a wait, and all that come after it.
func TestHurried(t *testing.T) {
	waits := make(chan struct{})
	n := 0
	paced := heed.With(t.Context(), func(ctx context.Context) { n++; close(waits); <-ctx.Done() })
	hurried, hurry := heed.Hurried(paced)
	go func() { <-waits; hurry() }()
	for range 3 {
		if err := heed.Err(hurried); err != nil {
			t.Fatal(err)
		}
	}
	if n != 1 {
		t.Errorf("yielded %d times", n)
	}
	if plain, hurry := heed.Hurried(t.Context()); plain != t.Context() || hurry == nil {
		t.Error("a context without a pace has none to hurry")
	}
}

func TestSteps(t *testing.T) {
	paced, n := counted(t.Context())
	steps := heed.Every(paced, 10)
	for range 95 {
		if err := steps.Take(1); err != nil {
			t.Fatal(err)
		}
	}
	if *n != 9 {
		t.Errorf("yielded %d times in 95 steps of 10", *n)
	}
}

// TestTollsAreOfAType holds that what is counted is told by its type, and that without a
// count the context is heard.
func TestTollsAreOfAType(t *testing.T) {
	full, ended := errors.New("full"), 0
	ctx, stop := context.WithCancel(heed.WithToll(context.Background(), func() (func(string) error, func()) {
		return func(string) error { return full }, func() { ended++ }
	}))
	texts, end := heed.Toll[string](ctx)
	if err := texts("a"); !errors.Is(err, full) {
		t.Errorf("a text: %v", err)
	}
	end()
	numbers, endNumbers := heed.Toll[int](ctx)
	defer endNumbers()
	if err := numbers(1); err != nil || ended != 1 {
		t.Errorf("a number: %v, ended %d times", err, ended)
	}
	stop()
	if err := numbers(2); !errors.Is(err, context.Canceled) {
		t.Errorf("a number after the end: %v", err)
	}
}
