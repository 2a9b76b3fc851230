//go:build !windows && (!unix || solaris || aix)

package lock

import "os"

// lockFile finds no locks: a file that names the process stands in for one.
func lockFile(*os.File, bool) (locked bool, err error) { return false, errNoLocks }

// processRuns reports whether a process still runs: it is taken to, as nothing
// tells.
func processRuns(int) bool { return true }

func removeClosedLock(string) {}

// renamesOpenFiles tells that an open file may be renamed and removed, and
// noFollow keeps a link from being opened.
const (
	renamesOpenFiles = false
	noFollow         = 0
)
