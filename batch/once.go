package batch

import (
	"context"
	"errors"
	"sync"

	"github.com/seed-898ab921/kartograph/internal/spend"
)

// onceEach makes a value for each of some names when it is asked for first, and
// keeps it, but for the error of a context. What panicked panics again. Nobody waits
// for longer than until his own context ends: what is made then goes on behind, for
// whoever asks next.
type onceEach[T any] struct {
	mu   sync.Mutex
	kept map[string]*once[T]
}

// once is a value that is made by whoever asked first.
type once[T any] struct {
	made     chan struct{} // closed once it is
	value    T
	err      error
	panicked any
}

func (o *onceEach[T]) of(ctx context.Context, name string, most int, produce func() (T, error)) (T, error) {
	for {
		one, first := o.one(name, most)
		if first {
			_, err := spend.Promptly(ctx, func() (struct{}, error) { o.make(name, one, produce); return struct{}{}, nil })
			if ctx.Err() != nil && err != nil {
				return *new(T), err
			}
		}
		select {
		case <-one.made:
		case <-ctx.Done():
			return *new(T), ctx.Err()
		}
		if one.panicked != nil {
			panic(one.panicked)
		}
		if first || ctx.Err() != nil || !ended(one.err) {
			return one.value, one.err
		}
		// It was the context of another one that ended.
	}
}

// one is the value of a name, and whether it is to be made.
func (o *onceEach[T]) one(name string, most int) (one *once[T], first bool) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if one = o.kept[name]; one != nil {
		return one, false
	}
	if o.kept == nil || len(o.kept) >= most {
		o.kept = map[string]*once[T]{}
	}
	one = &once[T]{made: make(chan struct{}), err: spend.ErrGone}
	o.kept[name] = one
	return one, true
}

// make makes a value, and forgets one that is nobody's answer.
func (o *onceEach[T]) make(name string, one *once[T], produce func() (T, error)) {
	defer func() {
		one.panicked = recover()
		if ended(one.err) {
			o.mu.Lock()
			if o.kept[name] == one {
				delete(o.kept, name)
			}
			o.mu.Unlock()
		}
		close(one.made)
	}()
	one.value, one.err = produce()
}

// ended reports whether an error is that of a context.
func ended(err error) bool {
	return errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded)
}
