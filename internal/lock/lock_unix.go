//go:build unix && !solaris && !aix

package lock

import (
	"errors"
	"os"
	"syscall"
)

// lockFile takes a lock at once; locked is false when another process has it.
func lockFile(file *os.File, shared bool) (locked bool, err error) {
	how := syscall.LOCK_EX
	if shared {
		how = syscall.LOCK_SH
	}
	for {
		err = syscall.Flock(int(file.Fd()), how|syscall.LOCK_NB)
		if !errors.Is(err, syscall.EINTR) {
			break
		}
	}
	switch {
	case err == nil:
		return true, nil
	case errors.Is(err, syscall.EWOULDBLOCK):
		return false, nil
	case errors.Is(err, syscall.ENOTSUP), errors.Is(err, syscall.ENOSYS), errors.Is(err, syscall.ENOLCK), errors.Is(err, syscall.EINVAL):
		return false, errNoLocks
	}
	return false, err
}

// processRuns reports whether a process of this computer exists.
func processRuns(pid int) bool {
	return !errors.Is(syscall.Kill(pid, 0), syscall.ESRCH)
}

// removeClosedLock does nothing: the file was removed while it was open.
func removeClosedLock(string) {}

// renamesOpenFiles tells that an open file may be renamed and removed, and
// noFollow keeps a link from being opened.
const (
	renamesOpenFiles = true
	noFollow         = syscall.O_NOFOLLOW
)
