package lock

import (
	"errors"
	"os"
	"strconv"
	"strings"
)

// acquirePIDFile stands in for a lock with a file that exists as long as the
// lock is held. One whose process is gone is taken over; of another computer's
// process nobody can tell.
func acquirePIDFile(path string, shared bool) (*Lock, error) {
	if shared {
		return &Lock{shared: true, pidFile: path}, nil
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
			return &Lock{pidFile: path}, nil
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
