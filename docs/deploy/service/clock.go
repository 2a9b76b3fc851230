package service

import "time"

// clock is the time of a schedule. While jobs run it goes on by the processor time that
// each of them had, and not by what they waited for a processor that other programs
// held: a map takes as long on a busy computer as on an idle one, and nobody's maps
// become slow because of what others do. While none runs it is the time of the day.
type clock struct {
	// real and spent tell the time of the day, and how long the program has had
	// processors.
	real  func() time.Time
	spent func() time.Duration

	now, lastReal time.Time
	lastSpent     time.Duration
}

func newClock() *clock { return &clock{real: time.Now, spent: processorTime} }

// read goes on to what it is now, and returns that. Since it was read last, so many jobs
// have run, each of which had the same share.
func (c *clock) read(running int) time.Time {
	real, spent := c.real(), c.spent()
	passed := real.Sub(c.lastReal)
	if running > 0 {
		passed = min(passed, (spent-c.lastSpent)/time.Duration(running))
	}
	if c.lastReal.IsZero() {
		c.now = real
	} else {
		c.now = c.now.Add(max(passed, 0))
	}
	c.lastReal, c.lastSpent = real, spent
	return c.now
}
