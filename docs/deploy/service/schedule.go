package service

import (
	"slices"
	"time"
)

// Client is who asks.
type Client struct{ Tenant, Name string }

// job is a map that is asked for.
type job struct {
	client Client
	// asked is when it was asked for, came when it was, or was stopped last,
	// began when it was begun last.
	asked, came, began time.Time
	// heavy jobs have run for long, or their client's did; light tells of one
	// that was begun before that was known.
	heavy, light bool
	// stopping is true from when it is told to stop until it has; stops is how
	// often it was told.
	stopping bool
	stops    int
	// ran is how long it ran before it was stopped.
	ran time.Duration
	// again tells of a proven job that has had a second chance: the first
	// time it may have been slow by accident.
	again bool

	begin, stop func()
}

// schedule decides which jobs run. It is plain bookkeeping: it has no clock, no
// goroutine and no lock, so that a test can run hours of it.
//
// A job is light until it has run some times as long as jobs usually do. Light
// ones of clients of whom one was done before go first, then light ones of others,
// then heavy ones, which never hold all places where there are several. Where a
// job waits for longer than jobs usually run, one of a later kind is stopped, to be
// done anew when there is room. Within a kind tenants take turns, and a client's
// jobs stand back for as long as it has used the processors lately.
type schedule struct {
	width int
	// behind is how many pieces of work go on for jobs that have been stopped:
	// they take the places of heavy ones.
	behind func() int
	// usual is what light jobs take, half of them more and half of them less: a
	// busy machine is slow for all.
	usual time.Duration

	// rest is how long no heavy job begins after one was stopped because others
	// waited, longer each time until one is done; restUntil is when it is over.
	rest      time.Duration
	restUntil time.Time

	waiting, running []*job
	clients          map[Client]*account
	// turns are the numbers of the jobs that tenants had begun last.
	turns map[tenantKind]int
	begun int
}

// tenantKind is a tenant with one kind of its jobs, each of which has turns of
// its own.
type tenantKind struct {
	name string
	kind kind
}

// kind is how soon a job's turn comes: proven jobs are light and of a client of
// whom one was done, untried ones of another. Those from heavy on have run four
// times as long, or their client's have, from one to the next, so that one that
// was slow by accident soon has another turn.
type kind int

const (
	proven kind = iota
	untried
	heavy
)

func (s *schedule) kind(j *job, now time.Time) kind {
	c := s.of(j.client, now)
	switch {
	case !j.heavy && c.proven:
		return proven
	case !j.heavy:
		return untried
	}
	k, ran := heavy, max(s.ranBy(j, now), c.longest)
	for ran > 4*s.heavyAfter() {
		k, ran = k+1, ran/4
	}
	return k
}

// ranBy is how long a job has run so far.
func (s *schedule) ranBy(j *job, now time.Time) time.Duration {
	if !slices.Contains(s.running, j) {
		return j.ran
	}
	return j.ran + now.Sub(j.began)
}

const (
	// heavyTimes is how many times the usual a light job may run, and not less
	// than leastHeavy nor more than mostHeavy.
	heavyTimes   = 6
	untriedTimes = 2
	leastHeavy   = 50 * time.Millisecond
	mostHeavy    = 5 * time.Second
	// stoppedTimes is how many times what it ran a stopped job is taken to need.
	stoppedTimes = 4
	// A light job waits leastPatience, or as long as is usual, before it has a
	// heavy one stopped. No other heavy one begins for restTimes that, up to
	// mostRest.
	leastPatience = 5 * time.Millisecond
	restTimes     = 5
	mostRest      = 5 * time.Second
	halfLife      = 30 * time.Second
	// lookAgain is how soon work that goes on behind is looked at again.
	lookAgain = 20 * time.Millisecond
	// mostWaiting is how many of a tenant may wait, mostAccounts how many
	// clients are remembered, before those are forgotten who have not asked for long.
	mostWaiting, mostAccounts = 500, 10_000
)

func newSchedule(width int, behind func() int) *schedule {
	return &schedule{width: width, behind: behind, usual: leastHeavy / heavyTimes,
		clients: map[Client]*account{}, turns: map[tenantKind]int{}}
}

// add lets a job wait, and reports whether there was room.
func (s *schedule) add(j *job, now time.Time) bool {
	n := 0
	for _, other := range s.waiting {
		if other.client.Tenant == j.client.Tenant {
			n++
		}
	}
	if n >= mostWaiting {
		return false
	}
	if j.came = now; j.asked.IsZero() {
		j.asked = now
	}
	j.heavy = j.heavy || s.of(j.client, now).longest > s.heavyAfter()
	s.waiting = append(s.waiting, j)
	return true
}

// remove takes a job out that waits no longer, or has ended.
func (s *schedule) remove(j *job, now time.Time) {
	if i := slices.Index(s.waiting, j); i >= 0 {
		s.waiting = slices.Delete(s.waiting, i, i+1)
		return
	}
	i := slices.Index(s.running, j)
	if i < 0 {
		return
	}
	s.running = slices.Delete(s.running, i, i+1)
	ran := now.Sub(j.began)
	if !j.heavy || j.light {
		s.learn(ran)
	}
	if j.ran += ran; j.again && !j.heavy {
		j.ran = 0
	}
	s.charge(j, ran, now)
	if j.heavy && !j.stopping {
		s.rest = 0
	}
	j.stopping, j.light = false, false
}

// learn moves what is usual: a step up for each job that took longer, one down
// for each that did not. Hostile jobs move it no farther than others.
func (s *schedule) learn(ran time.Duration) {
	if ran > s.usual {
		s.usual = min(s.usual+s.usual/16+time.Microsecond, mostHeavy)
	} else {
		s.usual -= s.usual / 16
	}
}

// heavyAfter is how long a light job may run, patience how long one may wait.
func (s *schedule) heavyAfter() time.Duration {
	return min(max(heavyTimes*s.usual, leastHeavy), mostHeavy)
}

// untriedAfter is how long a light job may run that is stopped where others wait.
func (s *schedule) untriedAfter() time.Duration { return max(untriedTimes*s.usual, leastHeavy/2) }

func (s *schedule) patience() time.Duration { return max(s.usual, leastPatience) }

// heavyWidth is how many heavy jobs run at once.
func (s *schedule) heavyWidth() int { return max(s.width-1, 1) }

// turn begins and stops jobs, and tells after what time to call it again where
// nothing comes or ends before; 0 is never.
func (s *schedule) turn(now time.Time) (again time.Duration) {
	s.weigh(now)
	for len(s.running) < s.width {
		j := s.next(now)
		if j == nil {
			break
		}
		s.waiting = slices.Delete(s.waiting, slices.Index(s.waiting, j), slices.Index(s.waiting, j)+1)
		j.began, j.light = now, !j.heavy
		s.begun++
		s.turns[tenantKind{j.client.Tenant, s.kind(j, now)}] = s.begun
		s.running = append(s.running, j)
		j.begin()
	}
	s.press(now)
	return s.again(now)
}

// weigh finds the jobs that have become heavy, and stops those that are too many.
func (s *schedule) weigh(now time.Time) {
	n := 0
	for _, j := range s.running { // in the order in which they began
		if !j.heavy && s.ranBy(j, now) >= s.heavyAfter() {
			if s.of(j.client, now).proven && !j.again {
				j.again = true
				s.end(j)
			}
			j.heavy = !j.stopping
		}
		if !j.heavy {
			continue
		}
		if n++; n > s.heavyWidth() {
			s.end(j)
		}
	}
}

// end tells a job to stop.
func (s *schedule) end(j *job) {
	if !j.stopping {
		j.stopping = true
		j.stops++
		j.stop()
	}
}

// next is the job whose turn it is, nil for none.
func (s *schedule) next(now time.Time) *job {
	room := s.heavyWidth() - s.behind()
	for _, j := range s.running {
		if j.heavy {
			room--
		}
	}
	resting := now.Before(s.restUntil)
	var best *job
	for _, j := range s.waiting {
		may := !j.heavy || room > 0 && !(resting && s.kind(j, now) > heavy)
		if may && (best == nil || s.before(j, best, now)) {
			best = j
		}
	}
	return best
}

// before reports whether it is a's turn before b's.
func (s *schedule) before(a, b *job, now time.Time) bool {
	x, y := s.kind(a, now), s.kind(b, now)
	if x != y {
		return x < y
	}
	if x, y := s.turns[tenantKind{a.client.Tenant, x}], s.turns[tenantKind{b.client.Tenant, y}]; x != y {
		return x < y
	}
	return s.due(a, now).Before(s.due(b, now))
}

// due is when a job was asked for, or later by what its client has used.
func (s *schedule) due(j *job, now time.Time) time.Time {
	return j.asked.Add(s.of(j.client, now).used)
}

// press stops jobs where others of an earlier kind have waited too long, one for
// each of these.
func (s *schedule) press(now time.Time) {
	stopping := 0
	for _, j := range s.running {
		if j.stopping {
			stopping++
		}
	}
	for _, waits := range s.waiting {
		if now.Sub(waits.came) < s.patience() || waits.heavy && s.behind() > 0 {
			continue
		}
		if stopping > 0 {
			stopping--
			continue
		}
		j := s.toStop(s.kind(waits, now), now)
		if j == nil {
			continue
		}
		s.end(j)
		if !waits.heavy && j.heavy {
			s.rest = min(max(2*s.rest, restTimes*s.patience()), mostRest)
			s.restUntil = now.Add(s.rest)
		}
	}
}

// toStop is the job that is stopped for one of some kind: of the last kind that
// runs the one that was begun last, and loses least; nil for none.
func (s *schedule) toStop(waits kind, now time.Time) *job {
	var best *job
	for _, j := range slices.Backward(s.running) {
		long := j.heavy || now.Sub(j.began) >= s.untriedAfter()
		if !j.stopping && long && s.kind(j, now) > waits && (best == nil || s.kind(j, now) > s.kind(best, now)) {
			best = j
		}
	}
	return best
}

// again is when something is next to be decided.
func (s *schedule) again(now time.Time) time.Duration {
	soonest := time.Duration(0)
	at := func(t time.Time) {
		if d := max(t.Sub(now), time.Millisecond); soonest == 0 || d < soonest {
			soonest = d
		}
	}
	heavyWaits := false
	for _, j := range s.waiting {
		heavyWaits = heavyWaits || j.heavy
		if due := j.came.Add(s.patience()); due.After(now) {
			at(due)
		}
	}
	for _, j := range s.running {
		if j.heavy {
			at(now.Add(s.heavyAfter())) // it may be of a later kind then
		} else {
			at(j.began.Add(s.heavyAfter() - j.ran))
			if due := j.began.Add(s.untriedAfter()); due.After(now) {
				at(due)
			}
		}
	}
	if heavyWaits && len(s.running) < s.width {
		if s.behind() > 0 {
			at(now.Add(lookAgain))
		}
		if s.restUntil.After(now) {
			at(s.restUntil)
		}
	}
	return soonest
}
