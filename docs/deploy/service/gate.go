package service

import (
	"context"
	"sync/atomic"
)

// gate is where a job pauses. Its zero value is open. It is shut and opened by one
// at a time, and passed by many.
type gate struct{ opens atomic.Pointer[chan struct{}] }

// shut makes those wait that come.
func (g *gate) shut() {
	opens := make(chan struct{})
	g.opens.Store(&opens)
}

// open lets them go on.
func (g *gate) open() { close(*g.opens.Swap(nil)) }

// wait comes back when the gate is open, or the context ends.
func (g *gate) wait(ctx context.Context) {
	for opens := g.opens.Load(); opens != nil; opens = g.opens.Load() {
		select {
		case <-*opens:
		case <-ctx.Done():
			return
		}
	}
}
