package main

import (
	"context"
	"errors"
	"net"
	"runtime"
	"slices"
	"syscall"

	"github.com/seed-898ab921/kartograph/batch"
)

// The exit statuses. Schedulers tell by them what to do with a task that has
// failed: docs/cluster.md says how. A command that a signal ends has the
// status 128 and the signal's number, as in a shell.
const (
	// exitDone is for what was done.
	exitDone = 0
	// exitFailed is for what would fail again: a config with mistakes, data
	// that are damaged or not there.
	exitFailed = 1
	// exitUsage is for a wrong command line.
	exitUsage = 2
	// exitTrouble is for trouble that may pass, so that the same command may
	// do later: a full disk, a database out of reach, another run at work.
	exitTrouble = 3
	// exitSome is for a batch that was worked through, some of whose maps
	// could not be made, and would not be if they were tried again.
	exitSome = 4
)

// usageError is an error of the command line, not of the map.
type usageError struct{ error }

// Unwrap gives errors.Is and errors.As the cause.
func (e usageError) Unwrap() error { return e.error }

// someError is the error of a batch that has made the other maps.
type someError struct{ error }

// Unwrap gives errors.Is and errors.As the cause.
func (e someError) Unwrap() error { return e.error }

// exitStatus is the exit status that an error asks for.
func exitStatus(err error) int {
	var usage usageError
	var some someError
	switch {
	case err == nil:
		return exitDone
	case errors.As(err, &usage):
		return exitUsage
	case mayPass(err):
		return exitTrouble
	case errors.As(err, &some):
		return exitSome
	}
	return exitFailed
}

// passing marks an error that another attempt may not meet.
type passing struct{ error }

// Unwrap gives errors.Is and errors.As the cause.
func (e passing) Unwrap() error { return e.error }

// Temporary reports whether the error may pass: always.
func (passing) Temporary() bool { return true }

// mayPass reports whether an error is of the place and the moment and not of
// what was asked for.
func mayPass(err error) bool {
	var temporary interface{ Temporary() bool }
	var network net.Error
	var system syscall.Errno
	switch {
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded), errors.Is(err, batch.ErrLocked):
		return true
	case errors.As(err, &system):
		return slices.Contains(passingErrors(), system)
	case errors.As(err, &network):
		return true
	}
	return errors.As(err, &temporary) && temporary.Temporary()
}

// passingErrors are the errors of the operating system that may pass.
func passingErrors() []syscall.Errno {
	errnos := []syscall.Errno{
		// the disk: full, over quota, damaged or away, remounted to be read only
		syscall.ENOSPC, syscall.EDQUOT, syscall.EIO, syscall.ESTALE, syscall.EROFS,
		// the computer: memory, open files, what others use
		syscall.ENOMEM, syscall.EMFILE, syscall.ENFILE, syscall.EAGAIN, syscall.EBUSY,
		// the network
		syscall.ETIMEDOUT, syscall.ECONNREFUSED, syscall.ECONNRESET, syscall.ECONNABORTED,
		syscall.EADDRINUSE, syscall.EHOSTUNREACH, syscall.EHOSTDOWN, syscall.ENETUNREACH, syscall.ENETDOWN,
	}
	if runtime.GOOS == "windows" {
		// ERROR_NOT_ENOUGH_MEMORY, ERROR_WRITE_PROTECT, ERROR_SHARING_VIOLATION,
		// ERROR_LOCK_VIOLATION, ERROR_HANDLE_DISK_FULL, ERROR_DISK_FULL, ERROR_NO_SYSTEM_RESOURCES
		errnos = append(errnos, 8, 19, 32, 33, 39, 112, 1450)
	}
	return errnos
}
