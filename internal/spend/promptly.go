package spend

import (
	"context"
	"errors"
	"sync/atomic"

	"github.com/seed-898ab921/kartograph/internal/compact"
	"github.com/seed-898ab921/kartograph/internal/stack"
)

// MostBehind is how many pieces of work may go on behind at a time.
const MostBehind = 64

// behind counts the pieces of work that go on though nobody waits for them any
// more. It is of the whole process, as its processors and memory are.
var behind atomic.Int64

// Behind is how many pieces of work go on though nobody waits for them any more.
func Behind() int { return int(behind.Load()) }

// ErrGone is the error of work whose goroutine was ended under it.
var ErrGone = errors.New("a hook of the program has ended its goroutine (runtime.Goexit)")

// Promptly does what may not hear the context in time, and comes back as soon as
// that ends. What was begun goes on behind until it hears it or is done, and what
// comes of it is dropped; it must use nothing that the caller takes back. At most
// MostBehind do so at a time: where there are as many, the caller waits for its
// own.
//
// A panic of the work comes up in the caller's goroutine, as long as the caller waits. After
// that there is nobody to tell, and it is dropped as the value is.
func Promptly[T any](ctx context.Context, do func() (T, error)) (T, error) {
	if compact.Program || ctx.Done() == nil {
		return do()
	}
	var made T
	p := begin(func() (err error) {
		made, err = do()
		return err
	})
	if err := p.wait(ctx); err != nil {
		var none T
		return none, err
	}
	return made, p.err
}

// piece is a piece of work; what came of it is there once came is closed. It has no type
// parameter, so that the code around it is not compiled for each type of Promptly.
type piece struct {
	err      error
	panicked any
	came     chan struct{}
	// settled is set by the first of the two ends: the work's, or its
	// caller's wait.
	settled atomic.Bool
}

func begin(do func() error) *piece {
	p := &piece{came: make(chan struct{})}
	stack.Go(func() { p.run(do) })
	return p
}

// wait waits for the work, or returns the context's error where that goes on behind.
func (p *piece) wait(ctx context.Context) error {
	select {
	case <-p.came:
	case <-ctx.Done():
		if p.leave() {
			return ctx.Err()
		}
		<-p.came
	}
	if p.panicked != nil {
		panic(p.panicked)
	}
	return nil
}

func (p *piece) run(do func() error) {
	p.err = ErrGone
	defer func() {
		p.panicked = recover()
		if p.settled.Swap(true) {
			behind.Add(-1)
		}
		close(p.came)
	}()
	p.err = do()
}

// leave lets the work go on behind, and reports whether it may and was not done.
func (p *piece) leave() bool {
	if behind.Add(1) > MostBehind || p.settled.Swap(true) {
		behind.Add(-1)
		return false
	}
	return true
}
