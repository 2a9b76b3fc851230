package spend

import "context"

// Promptly does what may not hear the context in time, and comes back as soon as
// that ends. What was begun goes on behind until it hears it or is done, and what
// comes of it is dropped; it must use nothing that the caller takes back. What
// panics in it panics in the caller's goroutine, as long as that waits.
func Promptly[T any](ctx context.Context, do func() (T, error)) (T, error) {
	type outcome struct {
		value    T
		err      error
		panicked any
	}
	if ctx.Done() == nil {
		return do()
	}
	came := make(chan outcome, 1)
	go func() {
		var o outcome
		defer func() {
			o.panicked = recover()
			came <- o
		}()
		o.value, o.err = do()
	}()
	select {
	case o := <-came:
		if o.panicked != nil {
			panic(o.panicked)
		}
		return o.value, o.err
	case <-ctx.Done():
		var none T
		return none, ctx.Err()
	}
}
