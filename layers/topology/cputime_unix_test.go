//go:build unix

package topology_test

import (
	"syscall"
	"time"
)

// spent is how much time of processors the test has used so far: on a machine
// that is busy with other things that is what tells what something costs.
func spent() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
