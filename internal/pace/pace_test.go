package pace

import (
	"testing"
	"time"
)

// quiet takes note of errors and tells nobody.
type quiet struct {
	testing.TB
	failed bool
}

func (q *quiet) Helper()               {}
func (q *quiet) Errorf(string, ...any) { q.failed = true }

// work takes so many times the control's time.
func work(times int) func() {
	return func() {
		for range times {
			control()
		}
	}
}

func TestWithin(t *testing.T) {
	runs := 0
	tests := []struct {
		name string
		work func()
		want bool
	}{
		{"less", work(1), false},
		{"much more", work(12), true},
		{"waiting a while", func() { time.Sleep(6 * reference) }, false},
		{"slow by accident", func() {
			if runs++; runs < tries {
				work(12)()
			}
		}, false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			q := &quiet{TB: t}
			if Within(q, test.name, 2*reference, test.work); q.failed != test.want {
				t.Errorf("failed: %v", q.failed)
			}
		})
	}
}

func TestSlowness(t *testing.T) {
	t.Logf("the control takes %v of %v; slowness %.2f", Took(control), reference, Slowness())
	if s := Slowness(); !(s >= 1) {
		t.Errorf("slowness is %g", s)
	}
}
