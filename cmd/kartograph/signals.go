package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"sync/atomic"
	"syscall"
	"time"
)

// grace is how long the work may take to end after a signal. What cannot hear
// it, such as the reading of a pipe that nobody writes to, is left then.
const grace = 800 * time.Millisecond

// signalStatus is the exit status of a command that a signal has ended, less
// the signal's number.
const signalStatus = 128

// interruption is the signal that ends the command, if one has come.
type interruption struct {
	number atomic.Int32
	// asked is closed once signals are asked for.
	asked chan struct{}
}

// heedSignals returns a context that the first Ctrl-C or SIGTERM cancels. The
// work has the grace to end then, after which, or at a second signal, the process
// does. Nothing is lost either way, since files appear whole or not at all and a
// batch's journal has what was done.
//
// Signals are asked for beside what comes next, as that takes 2 ms where changes of threads are dear. One
// that comes before ends the process, which has made nothing yet.
func heedSignals(ctx context.Context, grace time.Duration) (context.Context, *interruption) {
	ctx, cancel := context.WithCancelCause(ctx)
	come := &interruption{asked: make(chan struct{})}
	go func() {
		// Writing to a pipe that nobody reads is an error like others, and does
		// not kill.
		signal.Notify(make(chan os.Signal, 1), syscall.SIGPIPE)
		signals := make(chan os.Signal, 2)
		signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
		close(come.asked)
		number, _ := (<-signals).(syscall.Signal)
		come.number.Store(int32(number))
		cancel(stopped{number})
		select {
		case <-signals:
		case <-time.After(grace):
		}
		fmt.Fprintf(os.Stderr, "kartograph: %s\n", stopped{number})
		os.Exit(signalStatus + int(number))
	}()
	return ctx, come
}

// stopped is the error of what a signal has ended.
type stopped struct{ signal syscall.Signal }

// Error names the signal.
func (s stopped) Error() string { return "stopped: " + s.signal.String() }

// reason is the error of a command, or the signal that ended it, where that is no more than
// the end of its context.
func reason(ctx context.Context, err error) error {
	var signal stopped
	if errors.Is(err, context.Canceled) && errors.As(context.Cause(ctx), &signal) {
		return signal
	}
	return err
}

// status is the exit status of the command: its own where no signal came, or
// where it was done all the same.
func (i *interruption) status(own int) int {
	if number := i.number.Load(); number != 0 && own != exitDone {
		return signalStatus + int(number)
	}
	return own
}
