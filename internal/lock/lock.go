// Package lock keeps runs of a program out of each other's way, on one computer
// or on several that share a file system.
package lock

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"
)

// Lock keeps other runs away from what it is named for. The operating system
// gives it up when the process ends, however it ends, so that a run that was
// killed leaves no lock behind.
type Lock struct {
	file   *os.File
	shared bool
	// pidFile is the file that stands for the lock where the file system
	// has no locks; else empty.
	pidFile string
}

// ErrHeld is what errors.Is finds in the error of Acquire when another run has
// the lock.
var ErrHeld = errors.New("another run is at work here")

// lockedError says that another run holds a lock.
type lockedError struct{ path, holder string }

// Is reports whether target is ErrHeld.
func (e *lockedError) Is(target error) bool { return target == ErrHeld }

// Error says who holds the lock, and what to try.
func (e *lockedError) Error() string {
	return fmt.Sprintf("another run is at work here (%s holds %s); wait for it, or stop it", e.holder, e.path)
}

// errNoLocks reports that a file system has no locks.
var errNoLocks = errors.New("the file system has no locks")

// Acquire takes a lock at once, or fails with ErrHeld. Any number of runs may
// share a lock; one that is not shared is for a single run.
func Acquire(path string, shared bool) (*Lock, error) {
	for range 20 {
		file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o666)
		if err != nil {
			return nil, err
		}
		locked, err := lockFile(file, shared)
		switch {
		case errors.Is(err, errNoLocks):
			file.Close()
			return acquirePIDFile(path, shared)
		case err != nil:
			file.Close()
			return nil, fmt.Errorf("%s: cannot lock: %w", path, err)
		case !locked:
			holder := readHolder(file)
			file.Close()
			return nil, &lockedError{path, holder}
		}
		if !isStill(file, path) {
			file.Close() // its last holder has just removed it
			continue
		}
		lock := &Lock{file: file, shared: shared}
		if !shared {
			if err := lock.sign(); err != nil {
				lock.Release()
				return nil, err
			}
		}
		return lock, nil
	}
	return nil, &lockedError{path, "a run that has just begun"}
}

// isStill reports whether an open file is the one that has this name.
func isStill(file *os.File, path string) bool {
	open, err := file.Stat()
	if err != nil {
		return false
	}
	named, err := os.Stat(path)
	return err == nil && os.SameFile(open, named)
}

// sign writes who holds the lock, for the messages of others.
func (l *Lock) sign() error {
	if err := l.file.Truncate(0); err != nil {
		return err
	}
	_, err := l.file.WriteAt([]byte(holderNow()), 0)
	return err
}

func holderNow() string {
	host, err := os.Hostname()
	if err != nil {
		host = "unknown"
	}
	return fmt.Sprintf("process %d on %s since %s\n", os.Getpid(), host, time.Now().UTC().Format(time.RFC3339))
}

func readHolder(file *os.File) string {
	text, err := io.ReadAll(io.NewSectionReader(file, 0, 300))
	if holder := strings.TrimSpace(string(text)); err == nil && holder != "" {
		return holder
	}
	return "a process that has not signed"
}

// Release gives the lock up. The file of a lock that was not shared is removed
// while it is still held, so that nobody else can hold a removed one.
func (l *Lock) Release() error {
	if l.pidFile != "" {
		if l.shared {
			return nil
		}
		return os.Remove(l.pidFile)
	}
	if !l.shared {
		os.Remove(l.file.Name()) // fails on Windows as long as it is open
	}
	err := l.file.Close()
	if !l.shared {
		removeClosedLock(l.file.Name())
	}
	return err
}
