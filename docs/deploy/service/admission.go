package service

import (
	"context"
	"errors"
	"runtime"
	"sync"
	"time"

	"github.com/seed-898ab921/kartograph"
)

// ErrBusy tells that too many are waiting already, or that there was no room for
// a map that takes long.
var ErrBusy = errors.New("the service is busy; try again later")

// mostStops is how often a map is begun anew before its client is told that the
// service is busy.
const mostStops = 5

// Admission lets maps be drawn, on one processor each and no more at once than
// there are. Who goes when is decided by a schedule.
type Admission struct {
	mu       sync.Mutex
	schedule *schedule
	clock    *clock
	timer    *time.Timer
}

// NewAdmission makes admission for this machine. The first one doubles GOMAXPROCS.
func NewAdmission() *Admission {
	return &Admission{schedule: newSchedule(processors(), kartograph.LeftBehind), clock: newClock()}
}

// processors is how many there are. The runtime is told of twice as many: while all
// that it knows of are busy it looks for requests every 10 ms only, and again for
// each goroutine that a request passes through; the system shares what there are
// within a millisecond.
var processors = sync.OnceValue(func() int {
	n := runtime.GOMAXPROCS(0)
	runtime.GOMAXPROCS(2 * n)
	return n
})

// Work draws a map. It calls yield often, as Options.Yield is called: that comes
// back when it is the map's turn again.
type Work func(ctx context.Context, yield func(ctx context.Context)) error

// Do does work when it is the client's turn. It may stop it, by its context, and
// do it anew.
func (a *Admission) Do(ctx context.Context, c Client, work Work) error {
	j := &job{client: c}
	for {
		err, stopped := a.try(ctx, j, work)
		if !stopped || ctx.Err() != nil || !errors.Is(err, context.Canceled) {
			return err
		}
		if j.stops >= mostStops {
			return ErrBusy
		}
	}
}

// try does work once. stopped reports whether it was told to stop.
func (a *Admission) try(ctx context.Context, j *job, work Work) (err error, stopped bool) {
	run, stop := context.WithCancel(ctx)
	defer stop()
	begun, g := make(chan struct{}), &gate{}
	a.mu.Lock()
	j.begin, j.pause, j.goOn, j.stop = func() { close(begun) }, g.shut, g.open, stop
	room := a.schedule.add(j, a.now())
	a.turn()
	a.mu.Unlock()
	if !room {
		return ErrBusy, false
	}
	defer func() { stopped = a.leave(j, err == nil) }()
	select {
	case <-begun:
		return work(run, g.wait), false
	case <-ctx.Done():
		return ctx.Err(), false
	}
}

// now is the schedule's time.
func (a *Admission) now() time.Time { return a.clock.read(a.schedule.running()) }

// jobs is how many there are.
func (a *Admission) jobs() int {
	a.mu.Lock()
	defer a.mu.Unlock()
	return len(a.schedule.jobs)
}

// leave ends a job, and reports whether it was told to stop.
func (a *Admission) leave(j *job, done bool) (stopped bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	stopped, j.done = j.state == stopping, done
	a.schedule.remove(j, a.now())
	a.turn()
	return stopped
}

// turn lets the schedule decide, now and when it wants to again.
func (a *Admission) turn() {
	again := a.schedule.turn(a.now())
	if a.timer != nil {
		a.timer.Stop()
		a.timer = nil
	}
	if again > 0 {
		a.timer = time.AfterFunc(again, func() {
			a.mu.Lock()
			defer a.mu.Unlock()
			a.turn()
		})
	}
}
