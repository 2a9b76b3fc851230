package conveyor

import (
	"context"
	"runtime"
	"sync"
)

// oneProcessor says that a program never has more than one, as in a browser, and needs no
// code for several.
const oneProcessor = runtime.GOARCH == "wasm"

// workersKey is the key of a context's workers.
type workersKey struct{}

// workers are how many goroutines may work at a time, and a seat for each of them.
type workers struct {
	n     int
	seats chan struct{}
}

// WithWorkers bounds how many goroutines work at a time on what is done with a
// context; 0 is as many as there are processors.
func WithWorkers(ctx context.Context, n int) context.Context {
	if n <= 0 {
		return ctx
	}
	return context.WithValue(ctx, workersKey{}, workers{n, make(chan struct{}, n)})
}

// Workers is how many goroutines may work at a time on what is done with a
// context.
func Workers(ctx context.Context) int {
	all := runtime.GOMAXPROCS(0)
	if w, ok := ctx.Value(workersKey{}).(workers); ok {
		return min(w.n, all)
	}
	return all
}

// Sit waits for a seat, of which there are as many as workers, where these are
// bounded: for work that begins in a goroutine of its own, such as the reading of
// one of many files. What is done with the context seated needs no further seat.
// stand gives it back, the first time that it is called.
func Sit(ctx context.Context) (seated context.Context, stand func(), err error) {
	w, ok := ctx.Value(workersKey{}).(workers)
	if !ok || w.seats == nil {
		return ctx, func() {}, nil
	}
	select {
	case w.seats <- struct{}{}:
		return context.WithValue(ctx, workersKey{}, workers{w.n, nil}), sync.OnceFunc(func() { <-w.seats }), nil
	case <-ctx.Done():
		return ctx, nil, ctx.Err()
	}
}
