package heed

import "context"

// tollKey is the key of what begins to count things of a type.
type tollKey[T any] struct{}

// WithToll returns a context with which whoever holds all of something before he
// hands any of it on has each of them counted by pay, which begin returns: the
// limits of those who take them from him come too late for him. end is called when
// he has handed them on, or has failed.
func WithToll[T any](ctx context.Context, begin func() (pay func(T) error, end func())) context.Context {
	return context.WithValue(ctx, tollKey[T]{}, begin)
}

// Toll begins to count what is held. pay returns the error of the context, or that of
// the limit that is exceeded.
func Toll[T any](ctx context.Context) (pay func(T) error, end func()) {
	if begin, ok := ctx.Value(tollKey[T]{}).(func() (func(T) error, func())); ok {
		return begin()
	}
	return func(T) error { return ctx.Err() }, func() {}
}
