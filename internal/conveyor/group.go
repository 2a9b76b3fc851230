package conveyor

import (
	"context"
	"errors"
	"sync"
)

// Group does pieces of work at once, each in a goroutine of its own: for work
// that mostly waits. Its zero value is of no use; NewGroup makes one.
type Group struct {
	running sync.WaitGroup
	stop    context.CancelFunc
	mu      sync.Mutex
	broken  *parcel[struct{}]
}

// NewGroup returns a group and the context for its work, which ends with the
// first error.
func NewGroup(ctx context.Context) (*Group, context.Context) {
	ctx, stop := context.WithCancel(ctx)
	return &Group{stop: stop}, ctx
}

// Go does a piece of work.
func (g *Group) Go(work func() error) {
	g.running.Go(func() {
		runParcel(func() (struct{}, error) { return struct{}{}, work() }, func(p parcel[struct{}]) {
			if p.err == nil && p.panicked == nil {
				return
			}
			g.mu.Lock()
			defer g.mu.Unlock()
			if g.broken == nil {
				g.broken = &p
				g.stop()
			}
		})
	})
}

// Wait waits for all work and returns its first error. What panicked in a
// goroutine of the group panics in the caller's.
func (g *Group) Wait() error {
	g.running.Wait()
	g.stop()
	if g.broken == nil {
		return nil
	}
	_, err := g.broken.open()
	return err
}

// errGone is what comes of work that ends its goroutine.
var errGone = errors.New("code that was called ended its goroutine")
