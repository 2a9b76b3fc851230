package lock

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"
)

// lockedBytes is where the lock lies in the file: beyond what is written there,
// for a locked range cannot be read by others.
const lockedBytes = 1 << 30

// lockFile takes a lock at once; locked is false when another process has it.
func lockFile(file *os.File, shared bool) (locked bool, err error) {
	flags := uint32(windows.LOCKFILE_FAIL_IMMEDIATELY)
	if !shared {
		flags |= windows.LOCKFILE_EXCLUSIVE_LOCK
	}
	err = windows.LockFileEx(windows.Handle(file.Fd()), flags, 0, 1, 0, &windows.Overlapped{Offset: lockedBytes})
	switch {
	case err == nil:
		return true, nil
	case errors.Is(err, windows.ERROR_LOCK_VIOLATION), errors.Is(err, windows.ERROR_IO_PENDING):
		return false, nil
	case errors.Is(err, windows.ERROR_NOT_SUPPORTED), errors.Is(err, windows.ERROR_INVALID_FUNCTION):
		return false, errNoLocks
	}
	return false, err
}

// processRuns reports whether a process of this computer exists.
func processRuns(pid int) bool {
	handle, err := windows.OpenProcess(windows.SYNCHRONIZE, false, uint32(pid))
	if err != nil {
		return !errors.Is(err, windows.ERROR_INVALID_PARAMETER)
	}
	defer windows.CloseHandle(handle)
	event, err := windows.WaitForSingleObject(handle, 0)
	return err != nil || event == uint32(windows.WAIT_TIMEOUT)
}

// removeClosedLock removes a lock's file, which cannot be done while it is
// open. Another run may have it open by now; then it stays.
func removeClosedLock(path string) { os.Remove(path) }

// renamesOpenFiles tells that an open file may be renamed and removed, and
// noFollow keeps a link from being opened.
const (
	renamesOpenFiles = false
	noFollow         = 0
)
