// Package leak tells which goroutines a test leaves behind.
package leak

import (
	"testing"
	"time"

	"go.uber.org/goleak"
)

// patience is how long goroutines may take to end: one that has said that its
// work is done still has to return, for which a busy machine may not let it for
// seconds.
const patience = time.Minute

// Check notes which goroutines there are. What it returns waits for all others to
// end, and fails the test where they do not:
//
//	defer leak.Check(t)()
//
// It is not for tests that run beside others.
func Check(t testing.TB) (wait func()) { return check(t, patience) }

func check(t testing.TB, patience time.Duration) (wait func()) {
	there := goleak.IgnoreCurrent()
	return func() {
		t.Helper()
		since := time.Now()
		err := goleak.Find(there)
		for err != nil && time.Since(since) < patience {
			err = goleak.Find(there) // which waits a while itself
		}
		if err != nil {
			t.Errorf("left behind: %v", err)
		}
	}
}
