package service

import (
	"testing"
	"time"
)

// handTurned is a clock whose times a test turns.
func handTurned() (c *clock, pass func(real, spent time.Duration)) {
	real, spent := time.Unix(1e9, 0), time.Duration(0)
	c = &clock{real: func() time.Time { return real }, spent: func() time.Duration { return spent }}
	c.read(0)
	return c, func(r, s time.Duration) { real, spent = real.Add(r), spent+s }
}

func TestClock(t *testing.T) {
	for name, test := range map[string]struct {
		real, spent time.Duration
		running     int
		want        time.Duration
	}{
		"nothing runs":             {time.Second, 0, 0, time.Second},
		"an idle computer":         {time.Second, 2 * time.Second, 2, time.Second},
		"others hold processors":   {time.Second, 100 * time.Millisecond, 2, 50 * time.Millisecond},
		"one job, many processors": {time.Second, 3 * time.Second, 1, time.Second},
		"no time for anybody":      {time.Second, 0, 1, 0},
	} {
		c, pass := handTurned()
		before := c.read(0)
		pass(test.real, test.spent)
		if got := c.read(test.running).Sub(before); got != test.want {
			t.Errorf("%s: %v have passed, want %v", name, got, test.want)
		}
	}
}

// A map stays light however long it waits for processors that other programs hold, and
// becomes heavy by what it uses.
func TestLoadMakesNoMapHeavy(t *testing.T) {
	c, pass := handTurned()
	s := newSchedule(2, func() int { return 0 })
	j := &job{client: Client{"t", "c"}, begin: func() {}}
	s.add(j, c.read(s.running()))
	s.turn(c.read(s.running()))
	pass(10*time.Second, 20*time.Millisecond)
	if k := s.kind(j, c.read(s.running())); !k.light() {
		t.Errorf("after 20 ms of work in 10 s it is of kind %d", k)
	}
	pass(10*time.Second, 500*time.Millisecond)
	if k := s.kind(j, c.read(s.running())); k.light() {
		t.Errorf("after half a second of work it is of kind %d", k)
	}
}
