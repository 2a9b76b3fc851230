package conveyor

import (
	"context"
	"runtime"
	"sync"
	"sync/atomic"
	"time"
)

// crew are goroutines that wait for the next call of Each, so that work in many short stages need not
// wake a processor for each of them, which takes tens of microseconds.
type crew struct {
	// busy is held during a call: others at the same time, and calls within it, go without the crew.
	busy sync.Mutex
	// mu guards stage; turn counts the stages, for those who look before they wait.
	mu    sync.Mutex
	come  sync.Cond
	turn  atomic.Int64
	stage *stage
}

// lookOut is how long one of a crew looks for the next stage before it waits for it without taking
// time.
const lookOut = 50 * time.Microsecond

// crewKey is the key of a context's crew.
type crewKey struct{}

// WithCrew has Each work with a crew of goroutines that stay until they are dismissed, of as many as
// Workers allows: for work in many stages one after the other. Between two stages they keep their processors busy
// for a moment. No goroutine is left when dismiss returns.
func WithCrew(ctx context.Context) (with context.Context, dismiss func()) {
	workers := Workers(ctx)
	if oneProcessor || workers == 1 {
		return ctx, func() {}
	}
	c := &crew{}
	c.come.L = &c.mu
	var members sync.WaitGroup
	for range workers - 1 {
		members.Go(c.serve)
	}
	return context.WithValue(ctx, crewKey{}, c), func() {
		c.announce(nil)
		members.Wait()
	}
}

// crewOf is the crew of a context that is free, which the caller gives back; nil where there is none.
func crewOf(ctx context.Context) *crew {
	c, _ := ctx.Value(crewKey{}).(*crew)
	if c == nil || !c.busy.TryLock() {
		return nil
	}
	return c
}

// serve works on one stage after the other.
func (c *crew) serve() {
	for last := int64(0); ; {
		s, turn := c.next(last)
		if s == nil {
			return
		}
		if last = turn; s.join() {
			s.attend()
		}
	}
}

// next waits for a stage after the last one.
func (c *crew) next(last int64) (s *stage, turn int64) {
	for end := time.Now().Add(lookOut); c.turn.Load() == last && time.Now().Before(end); {
		runtime.Gosched() // others go first
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	for c.turn.Load() == last {
		c.come.Wait()
	}
	return c.stage, c.turn.Load()
}

// announce tells the crew of a stage, or that there is none any more.
func (c *crew) announce(s *stage) {
	c.mu.Lock()
	c.stage = s
	c.turn.Add(1)
	c.mu.Unlock()
	c.come.Broadcast()
}

// run does a stage's work in the caller's goroutine and in those of the crew that come in time, and waits for
// these.
func (c *crew) run(work func()) {
	s := &stage{work: work, left: make(chan struct{})}
	c.announce(s)
	defer c.busy.Unlock()
	defer s.end()
	work()
}

// stage is one call of Each. Whoever comes when the caller has nothing left to do does not join it.
type stage struct {
	work func()
	// here is twice how many of the crew are at work, and 1 more since the stage has ended; left is
	// closed when the last of them leaves after that.
	here atomic.Int64
	left chan struct{}
}

func (s *stage) join() bool {
	for {
		here := s.here.Load()
		if here&1 != 0 {
			return false
		}
		if s.here.CompareAndSwap(here, here+2) {
			return true
		}
	}
}

// attend does the work of one of the crew, also where that ends its goroutine.
func (s *stage) attend() {
	defer func() {
		if s.here.Add(-2) == 1 {
			close(s.left)
		}
	}()
	s.work()
}

// end waits for those who are at work.
func (s *stage) end() {
	if s.here.Add(1) == 1 {
		return
	}
	for end := time.Now().Add(lookOut); s.here.Load() != 1 && time.Now().Before(end); {
		runtime.Gosched()
	}
	<-s.left
}
