package service

import (
	"context"
	"errors"
	"runtime"
	"slices"
	"sync"
	"time"
)

// ErrBusy tells that too many are waiting already.
var ErrBusy = errors.New("the service is busy; try again later")

// Client is who asks.
type Client struct{ Tenant, Name string }

// Lanes admit maps to be drawn, on one processor each. What is done within a
// moment goes by the quick lane, which is as wide as there are processors; what
// is not is given up there and done anew in the heavy lane, one at a time, and so
// is for a while all that its client asks for: nobody else waits for it longer
// than that moment. In each lane tenants take turns.
type Lanes struct {
	quick, heavy *lane

	mu sync.Mutex
	// usual is what maps take in the quick lane, half of them more and half of
	// them less: a busy machine is slow for all.
	usual time.Duration
	// heavyUntil is by client how long it goes by the heavy lane.
	heavyUntil map[Client]time.Time
}

const (
	// quickTimes is how many times the usual a map may take in the quick lane;
	// the moment is not shorter than leastQuick and not longer than mostQuick.
	quickTimes = 8
	leastQuick = 100 * time.Millisecond
	mostQuick  = 2 * time.Second
	// heavyFor is how long a client stays in the heavy lane.
	heavyFor = time.Minute
	// mostWaiting is how many of a tenant may wait in a lane.
	mostWaiting = 500
)

// NewLanes makes lanes for this machine.
func NewLanes() *Lanes {
	return &Lanes{quick: newLane(runtime.GOMAXPROCS(0)), heavy: newLane(1), usual: leastQuick / quickTimes, heavyUntil: map[Client]time.Time{}}
}

// Do does work when it is the client's turn. It may do it twice.
func (l *Lanes) Do(ctx context.Context, c Client, work func(ctx context.Context) error) error {
	if !l.isHeavy(c) {
		err := l.quick.do(ctx, c.Tenant, func(ctx context.Context) error {
			ctx, stop := context.WithTimeout(ctx, l.quickTime())
			defer stop()
			defer l.took(time.Now())
			return work(ctx)
		})
		if ctx.Err() != nil || !errors.Is(err, context.DeadlineExceeded) {
			return err
		}
		l.setHeavy(c)
	}
	return l.heavy.do(ctx, c.Tenant, work)
}

// quickTime is how long a map may take in the quick lane.
func (l *Lanes) quickTime() time.Duration {
	l.mu.Lock()
	defer l.mu.Unlock()
	return min(max(quickTimes*l.usual, leastQuick), mostQuick)
}

// took learns what is usual: a step up for each map that took longer, a step down
// for each that did not. Hostile maps move it no farther than others.
func (l *Lanes) took(start time.Time) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if time.Since(start) > l.usual {
		l.usual = min(l.usual+l.usual/16+time.Microsecond, mostQuick)
	} else {
		l.usual -= l.usual / 16
	}
}

func (l *Lanes) isHeavy(c Client) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return time.Now().Before(l.heavyUntil[c])
}

// setHeavy sends a client to the heavy lane, and forgets those whose time is
// over.
func (l *Lanes) setHeavy(c Client) {
	l.mu.Lock()
	defer l.mu.Unlock()
	now := time.Now()
	for other, until := range l.heavyUntil {
		if now.After(until) {
			delete(l.heavyUntil, other)
		}
	}
	l.heavyUntil[c] = now.Add(heavyFor)
}

// lane lets so many work at once. Tenants take turns, and of one tenant the
// first to come is the first to go.
type lane struct {
	mu      sync.Mutex
	free    int
	turn    []string // tenants with somebody waiting, the next one first
	waiting map[string][]chan struct{}
}

func newLane(width int) *lane { return &lane{free: width, waiting: map[string][]chan struct{}{}} }

func (l *lane) do(ctx context.Context, tenant string, work func(ctx context.Context) error) error {
	if err := l.enter(ctx, tenant); err != nil {
		return err
	}
	defer l.leave()
	return work(ctx)
}

func (l *lane) enter(ctx context.Context, tenant string) error {
	l.mu.Lock()
	if l.free > 0 {
		l.free--
		l.mu.Unlock()
		return nil
	}
	if len(l.waiting[tenant]) >= mostWaiting {
		l.mu.Unlock()
		return ErrBusy
	}
	called := make(chan struct{})
	if len(l.waiting[tenant]) == 0 {
		l.turn = append(l.turn, tenant)
	}
	l.waiting[tenant] = append(l.waiting[tenant], called)
	l.mu.Unlock()
	select {
	case <-called:
		return nil
	case <-ctx.Done():
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if i := slices.Index(l.waiting[tenant], called); i >= 0 {
		if l.waiting[tenant] = slices.Delete(l.waiting[tenant], i, i+1); len(l.waiting[tenant]) == 0 {
			delete(l.waiting, tenant)
			l.turn = slices.DeleteFunc(l.turn, func(t string) bool { return t == tenant })
		}
		return ctx.Err()
	}
	l.next() // called at the same moment: somebody else goes
	return ctx.Err()
}

func (l *lane) leave() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.next()
}

// next calls the first one who waits of the tenant whose turn it is. Tenants are
// in the list while somebody waits.
func (l *lane) next() {
	if len(l.turn) == 0 {
		l.free++
		return
	}
	tenant := l.turn[0]
	l.turn = l.turn[1:]
	queue := l.waiting[tenant]
	close(queue[0])
	if l.waiting[tenant] = queue[1:]; len(queue) > 1 {
		l.turn = append(l.turn, tenant)
	} else {
		delete(l.waiting, tenant)
	}
}
