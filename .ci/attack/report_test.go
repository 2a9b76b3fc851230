package main

import (
	"testing"
	"time"
)

// What sleeps is late, what waits for a processor is not, and two processors are no
// fault.
func TestTimeThatCounts(t *testing.T) {
	const s = time.Second
	for name, test := range map[string]struct {
		wall, cpu, queued time.Duration
		over              bool
	}{
		"sleeps":                {5 * s, s / 10, 0, true},
		"computes":              {3 * s, 3 * s, 0, true},
		"on two processors":     {3 * s / 2, 3 * s, 0, false},
		"on a busy machine":     {6 * s, 3 * s / 2, 9 * s / 2, false},
		"threads on a busy one": {5 * s, 3 * s / 2, 12 * s, false},
		"sleeps on a busy one":  {6 * s, s, 2 * s, true},
		"quick":                 {s, s, 0, false},
	} {
		got := faults(attack{}, cost{Wall: test.wall, CPU: test.cpu, Queued: test.queued})
		if (got != "") != test.over {
			t.Errorf("%s: %q, over is to be %t", name, got, test.over)
		}
	}
}
