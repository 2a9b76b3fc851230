package leak

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

func TestCheck(t *testing.T) {
	end := make(chan struct{})
	defer close(end)
	started := make(chan struct{})
	stay := func() { close(started); <-end }
	tests := []struct {
		name   string
		during func()
		want   bool
	}{
		{"nothing", func() {}, false},
		{"one that goes on a while", func() { go time.Sleep(time.Second) }, false},
		{"one that stays", func() { go stay(); <-started }, true},
		{"one that was there before", func() {}, false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			q := &quiet{TB: t}
			patience := time.Minute
			if test.want {
				patience = 0
			}
			wait := check(q, patience)
			test.during()
			wait()
			if q.failed != test.want {
				t.Errorf("failed: %v", q.failed)
			}
		})
	}
}
