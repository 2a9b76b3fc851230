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
const mostStops = 20

// Admission lets maps be drawn, on one processor each and no more at once than
// there are. Who goes when is decided by a schedule.
type Admission struct {
	mu       sync.Mutex
	schedule *schedule
	timer    *time.Timer
}

// NewAdmission makes admission for this machine.
func NewAdmission() *Admission {
	return &Admission{schedule: newSchedule(runtime.GOMAXPROCS(0), kartograph.LeftBehind)}
}

// Do does work when it is the client's turn. It may stop it, by its context, and
// do it anew.
func (a *Admission) Do(ctx context.Context, c Client, work func(ctx context.Context) error) error {
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
func (a *Admission) try(ctx context.Context, j *job, work func(ctx context.Context) error) (err error, stopped bool) {
	run, stop := context.WithCancel(ctx)
	defer stop()
	begun := make(chan struct{})
	a.mu.Lock()
	j.begin, j.stop = func() { close(begun) }, stop
	room := a.schedule.add(j, time.Now())
	a.turn()
	a.mu.Unlock()
	if !room {
		return ErrBusy, false
	}
	defer func() { stopped = a.leave(j) }()
	select {
	case <-begun:
		return work(run), false
	case <-ctx.Done():
		return ctx.Err(), false
	}
}

// leave ends a job, and reports whether it was told to stop.
func (a *Admission) leave(j *job) (stopped bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	stopped = j.stopping
	a.schedule.remove(j, time.Now())
	a.turn()
	return stopped
}

// turn lets the schedule decide, now and when it wants to again.
func (a *Admission) turn() {
	again := a.schedule.turn(time.Now())
	switch {
	case a.timer != nil:
		a.timer.Stop()
		fallthrough
	case again > 0:
		if a.timer = nil; again > 0 {
			a.timer = time.AfterFunc(again, func() {
				a.mu.Lock()
				defer a.mu.Unlock()
				a.turn()
			})
		}
	}
}
