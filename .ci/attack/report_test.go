package main

import (
	"errors"
	"testing"
	"time"

	"golang.org/x/image/font/gofont/goregular"
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

// What was ended for its cost has failed, whatever it came to until then.
func TestKilledIsAFault(t *testing.T) {
	if got := faults(attack{seconds: 9}, cost{Wall: time.Second, Status: -1}); got == "" {
		t.Error("an attack that was ended is fine")
	}
}

// A table that a font does not have is an error, and so is the attack by it.
func TestTableOf(t *testing.T) {
	if _, length, err := tableOf(goregular.TTF, "glyf"); err != nil || length == 0 {
		t.Errorf("glyf: %d bytes, %v", length, err)
	}
	if _, _, err := tableOf(goregular.TTF, "none"); err == nil {
		t.Error("a table that is not there is found")
	}
	want := errors.New("no font")
	if _, err := (attack{name: "a", err: want}).run("", t.TempDir()); !errors.Is(err, want) {
		t.Errorf("the attack: %v", err)
	}
}
