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
	// asked is when it was asked for, since when it was begun or went on last.
	asked, since time.Time
	state        state
	// ran is how long it ran until since.
	ran time.Duration
	// light tells that it was light when it was begun.
	light bool
	// done tells that there is a map at its end.
	done bool
	// stops is how often it was stopped, to be done anew.
	stops int

	// begin, pause, goOn and stop tell it what to do.
	begin, pause, goOn, stop func()
}

// state is what a job does.
type state int

const (
	waits    state = iota // it was not begun yet
	runs                  // on a processor
	pauses                // it was begun, and others go first
	stopping              // it ends soon, to wait anew
)

// schedule decides which jobs run. It is plain bookkeeping: it has no clock, no
// goroutine and no lock, so that a test can run hours of it.
//
// Where all jobs find room they run. Else those of an earlier kind go first, see
// kind, and one of a later kind that runs pauses until there is room again. Jobs
// that have run for some times as long as usual are light no more: they never hold all
// processors where there are several, so that a light one that comes can begin at
// once, and only some of them are begun at a time, as each holds memory. Within
// a kind what runs stays; then tenants take turns, and a client's jobs stand back
// for as long as it has used the processors lately.
type schedule struct {
	width int
	// behind is how many pieces of work go on for jobs that have ended: they
	// take the places of heavy ones.
	behind func() int
	// usual is what light jobs take, half of them more and half of them less: a
	// busy machine is slow for all.
	usual time.Duration

	jobs    []*job // in the order in which they came
	clients map[Client]*account
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
// whom one was done, untried ones of another. Slow ones have run for longer, but
// their client's jobs are light mostly. Those from heavy on have run four times as
// long, or their client's have, from one to the next (a feedback queue of several
// levels: F. J. Corbató et al., An experimental time-sharing system, 1962).
type kind int

const (
	proven kind = iota
	untried
	slow
	heavy
)

// light reports whether jobs of a kind may hold all processors.
func (k kind) light() bool { return k < slow }

const (
	// heavyTimes is how many times the usual a light job may run, and not less
	// than leastHeavy nor more than mostHeavy.
	heavyTimes = 6
	leastHeavy = 50 * time.Millisecond
	mostHeavy  = 5 * time.Second
	// kindTimes is how many times as long heavy jobs have run from one kind to
	// the next.
	kindTimes = 4
	// begunTimes is how many heavy jobs are begun for each processor.
	begunTimes = 2
	halfLife   = 30 * time.Second
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
	for _, other := range s.jobs {
		if other.client.Tenant == j.client.Tenant && other.state == waits {
			n++
		}
	}
	if n >= mostWaiting {
		return false
	}
	if j.state = waits; j.asked.IsZero() {
		j.asked = now
	}
	s.jobs = append(s.jobs, j)
	return true
}

// remove takes a job out that waits no longer, or has ended.
func (s *schedule) remove(j *job, now time.Time) {
	i := slices.Index(s.jobs, j)
	if i < 0 {
		return
	}
	s.jobs = slices.Delete(s.jobs, i, i+1)
	light := s.kind(j, now).light()
	if j.ran = j.ranBy(now); j.state == waits && j.ran == 0 {
		return
	}
	if j.light && j.done {
		s.learn(j.ran)
	}
	s.charge(j, light, now)
}

// running is how many jobs hold a processor, with the work that goes on behind.
func (s *schedule) running() int {
	n := s.behind()
	for _, j := range s.jobs {
		if j.state == runs || j.state == stopping {
			n++
		}
	}
	return n
}

// ranBy is how long a job has run so far.
func (j *job) ranBy(now time.Time) time.Duration {
	if j.state != runs {
		return j.ran
	}
	return j.ran + now.Sub(j.since)
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

// heavyAfter is how long a light job may run.
func (s *schedule) heavyAfter() time.Duration {
	return min(max(heavyTimes*s.usual, leastHeavy), mostHeavy)
}

func (s *schedule) kind(j *job, now time.Time) kind {
	c := s.of(j.client, now)
	k, limit, ran := heavy, s.heavyAfter(), j.ranBy(now)
	switch lightly := c.mean < limit; {
	case lightly && ran < limit && c.proven:
		return proven
	case lightly && ran < limit:
		return untried
	case lightly && ran < kindTimes*limit && c.proven:
		return slow
	}
	ran = max(ran, c.mean)
	for ; ran >= kindTimes*limit; ran /= kindTimes {
		k++
	}
	return k
}

// turn lets jobs begin, pause and go on, and tells after what time to call it
// again where nothing comes or ends before; 0 is never.
func (s *schedule) turn(now time.Time) (again time.Duration) {
	order := s.ordered(now)
	chosen := s.choose(order)
	for _, r := range order {
		if j := r.job; j.state == runs && !chosen[j] {
			j.ran, j.state = j.ranBy(now), pauses
			j.pause()
		}
	}
	for _, r := range order {
		j := r.job
		if !chosen[j] || j.state == runs {
			continue
		}
		was := j.state
		if j.since, j.state = now, runs; was == pauses {
			j.goOn()
			continue
		}
		s.begun++
		j.light = r.kind.light()
		s.turns[tenantKind{j.client.Tenant, r.kind}] = s.begun
		j.begin()
	}
	s.stopSome(order)
	return s.again(order, now)
}

// ranked is a job with what its place depends on.
type ranked struct {
	*job
	kind kind
	turn int
	due  time.Time
}

// ordered are the jobs in the order of their turns.
func (s *schedule) ordered(now time.Time) []ranked {
	var order []ranked
	for _, j := range s.jobs {
		if j.state == stopping {
			continue
		}
		k := s.kind(j, now)
		due := j.asked.Add(s.of(j.client, now).used)
		order = append(order, ranked{j, k, s.turns[tenantKind{j.client.Tenant, k}], due})
	}
	slices.SortStableFunc(order, before)
	return order
}

// before compares two jobs by whose turn is first.
func before(a, b ranked) int {
	switch {
	case a.kind != b.kind:
		return int(a.kind - b.kind)
	case (a.state == runs) != (b.state == runs):
		return first(a.state == runs)
	case (a.state == pauses) != (b.state == pauses):
		return first(a.state == pauses)
	case a.turn != b.turn:
		return a.turn - b.turn
	}
	return a.due.Compare(b.due)
}

func first(is bool) int {
	if is {
		return -1
	}
	return 1
}

// choose picks the jobs that run, of those in order.
func (s *schedule) choose(order []ranked) map[*job]bool {
	chosen := map[*job]bool{}
	room := max(s.width-1, 1) - s.behind() // for heavy ones
	begun := 0
	for _, r := range order {
		if !r.kind.light() && r.state != waits {
			begun++
		}
	}
	for _, r := range order {
		if len(chosen) == s.width {
			break
		}
		if !r.kind.light() {
			if room <= 0 || r.state == waits && begun >= s.mostBegun() {
				continue
			}
			if room--; r.state == waits {
				begun++
			}
		}
		chosen[r.job] = true
	}
	return chosen
}

// mostBegun is how many heavy jobs are begun at a time.
func (s *schedule) mostBegun() int { return begunTimes * s.width }

// stopSome stops heavy jobs where too many are begun, those first that ran for the
// shortest time: they became heavy last, and lose least.
func (s *schedule) stopSome(order []ranked) {
	var begun []*job
	for _, r := range order {
		if !r.kind.light() && (r.state == runs || r.state == pauses) {
			begun = append(begun, r.job)
		}
	}
	slices.SortStableFunc(begun, func(a, b *job) int { return int(b.ran - a.ran) })
	for _, j := range begun[min(s.mostBegun(), len(begun)):] {
		j.state = stopping
		j.stops++
		j.stop()
	}
}

// again is when something is next to be decided: when a job that runs becomes one
// of a later kind.
func (s *schedule) again(order []ranked, now time.Time) time.Duration {
	soonest := time.Duration(0)
	at := func(d time.Duration) {
		if d = max(d, time.Millisecond); soonest == 0 || d < soonest {
			soonest = d
		}
	}
	left := false
	for _, r := range order {
		if r.state != runs {
			left = true
			continue
		}
		limit := s.heavyAfter()
		for ran := r.ranBy(now); limit <= ran; {
			limit *= kindTimes
		}
		at(limit - r.ranBy(now))
	}
	if left && s.behind() > 0 {
		at(lookAgain)
	}
	return soonest
}
