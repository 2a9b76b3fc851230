// Package ending has contexts for tests, which end when they have been asked so many
// times: at the same point of the work on any machine.
package ending

import (
	"context"
	"errors"
	"testing"
)

// Context is a context that is over once its Err has been called Left times.
type Context struct {
	context.Context
	Left, Asked int
}

// Err counts, and is an error in the end.
func (c *Context) Err() error {
	if c.Asked++; c.Asked > c.Left {
		return context.Canceled
	}
	return nil
}

// Heard fails a test where work does not ask its context a few times, or goes on after
// it was told the end: at the first asking, in the middle and at the last one.
// seldom is how often it has to ask at least.
func Heard(t *testing.T, what string, seldom int, work func(ctx context.Context) error) {
	t.Helper()
	whole := &Context{Context: t.Context(), Left: 1 << 30}
	if err := work(whole); err != nil || whole.Asked < seldom {
		t.Fatalf("%s: asks its context %d times, %d at least were to be, and ends with %v", what, whole.Asked, seldom, err)
	}
	for _, after := range []int{0, whole.Asked / 2, whole.Asked - 1} {
		ctx := &Context{Context: t.Context(), Left: after}
		if err := work(ctx); !errors.Is(err, context.Canceled) || ctx.Asked > after+1 {
			t.Errorf("%s: ended after %d of %d times, it asks %d times, and ends with %v", what, after, whole.Asked, ctx.Asked, err)
		}
	}
}
