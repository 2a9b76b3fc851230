// Package heed is how long work hears its context: whether it has ended, and
// whether others go first. Every loop over data or over a config calls Err after
// each millisecond of work or so, and holds no lock that others wait for then.
//
// The program of the web hears nobody: its work has one goroutine, so that nobody could end
// its context meanwhile.
package heed

import (
	"context"

	"github.com/seed-898ab921/kartograph/internal/compact"
)

// paceKey is the key of a context's pace.
type paceKey struct{}

// pace is what a program does while its work stops for a moment.
type pace struct{ yield func(ctx context.Context) }

// With returns a context whose work calls yield from time to time, from whichever
// goroutine it runs in. yield may wait, and comes back when its context ends; nil
// is never called.
func With(ctx context.Context, yield func(ctx context.Context)) context.Context {
	if yield == nil || compact.Program {
		return ctx
	}
	return context.WithValue(ctx, paceKey{}, &pace{yield})
}

// Err lets others go first where the program wants that, and returns the context's
// error.
func Err(ctx context.Context) error {
	if compact.Program {
		return nil
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	return paceOf(ctx).err(ctx)
}

func paceOf(ctx context.Context) *pace {
	p, _ := ctx.Value(paceKey{}).(*pace)
	return p
}

// err lets others go first and returns the context's error.
func (p *pace) err(ctx context.Context) error {
	if p == nil {
		return nil
	}
	p.yield(ctx)
	return ctx.Err()
}

// Hurried returns a context whose work lets others go first until somebody waits
// for it and calls hurry; from then on it goes on.
func Hurried(ctx context.Context) (hurried context.Context, hurry func()) {
	p := paceOf(ctx)
	if p == nil {
		return ctx, func() {}
	}
	calm, hurry := context.WithCancel(ctx)
	return With(ctx, func(context.Context) {
		if calm.Err() == nil {
			p.yield(calm)
		}
	}), hurry
}

// Steps counts steps of work, and does what Err does once in so many of them. It
// is of one goroutine.
type Steps struct {
	ctx         context.Context
	pace        *pace
	every, left int
	ended       error
}

// Every returns steps of which so many take about a millisecond.
func Every(ctx context.Context, steps int) *Steps {
	if compact.Program {
		return nil
	}
	return &Steps{ctx: ctx, pace: paceOf(ctx), every: steps, left: steps}
}

// Take is called for each step, or for n of them. Of nil it is of no context. Once it
// returned an error it does so again at once.
func (s *Steps) Take(n int) error {
	if compact.Program {
		return nil
	}
	if s == nil || s.ended != nil {
		return s.Err()
	}
	if s.left -= n; s.left > 0 {
		return nil
	}
	s.left = s.every
	if s.ended = s.ctx.Err(); s.ended == nil {
		s.ended = s.pace.err(s.ctx)
	}
	return s.ended
}

// Err is the error that Take returned, for what cannot hand it on: nil as long as
// the work goes on.
func (s *Steps) Err() error {
	if compact.Program || s == nil {
		return nil
	}
	return s.ended
}
