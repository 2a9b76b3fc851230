package kartograph

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"time"
)

// fileLock keeps other runs away from what it is named for. The operating
// system gives it up when the process ends, however it ends, so that a run
// that was killed leaves no lock behind.
type fileLock struct {
	file   *os.File
	shared bool
	// pidFile is the file that stands for the lock where the file system
	// has no locks; else empty.
	pidFile string
}

// ErrLocked is what errors.Is finds in the error of a batch that another run
// keeps out.
var ErrLocked = errors.New("another run is at work here")

// lockedError says that another run holds a lock.
type lockedError struct{ path, holder string }

// Is reports whether target is ErrLocked.
func (e *lockedError) Is(target error) bool { return target == ErrLocked }

func (e *lockedError) Error() string {
	return fmt.Sprintf("another run is at work here (%s holds %s); wait for it, or stop it", e.holder, e.path)
}

// errNoLocks reports that a file system has no locks.
var errNoLocks = errors.New("the file system has no locks")

// acquireLock takes a lock at once or fails with a *lockedError. Any number of
// runs may share a lock; alone means no other run.
func acquireLock(path string, shared bool) (*fileLock, error) {
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
		lock := &fileLock{file: file, shared: shared}
		if !shared {
			if err := lock.sign(); err != nil {
				lock.release()
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
func (l *fileLock) sign() error {
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

// release gives the lock up. The file of a lock that was not shared is removed
// while it is still held, so that nobody else can hold a removed one.
func (l *fileLock) release() error {
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

// acquirePIDFile stands in for a lock with a file that exists as long as the
// lock is held. One whose process is gone is taken over; of another computer's
// process nobody can tell.
func acquirePIDFile(path string, shared bool) (*fileLock, error) {
	if shared {
		return &fileLock{shared: true, pidFile: path}, nil
	}
	path += ".pid"
	for range 2 {
		file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
		if err == nil {
			_, err = file.WriteString(holderNow())
			if err = errors.Join(err, file.Close()); err != nil {
				os.Remove(path)
				return nil, err
			}
			return &fileLock{pidFile: path}, nil
		}
		if !errors.Is(err, os.ErrExist) {
			return nil, err
		}
		text, err := os.ReadFile(path)
		if err != nil && !errors.Is(err, os.ErrNotExist) {
			return nil, err
		}
		holder := strings.TrimSpace(string(text))
		if !isGone(holder) {
			return nil, &lockedError{path, holder + "; if that process is gone, delete the file"}
		}
		if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
			return nil, err
		}
	}
	return nil, &lockedError{path, "a run that has just begun"}
}

// isGone reports whether a lock's holder was a process of this computer that
// has ended.
func isGone(holder string) bool {
	words := strings.Fields(holder)
	host, err := os.Hostname()
	if err != nil || len(words) < 4 || words[3] != host {
		return false
	}
	pid, err := strconv.Atoi(words[1])
	return err == nil && pid > 0 && pid != os.Getpid() && !processRuns(pid)
}
