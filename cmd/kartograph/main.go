// Command kartograph draws SVG maps from a config and a stylesheet.
//
//	kartograph map.json -s style.css -o map.svg
//
// Its exit status is 0 when the map was made, 1 when it could not be made and
// 2 when the command line was wrong.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
)

const (
	exitDone   = 0
	exitFailed = 1
	exitUsage  = 2
)

func main() {
	relaxCollector()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], streams{os.Stdin, os.Stdout, os.Stderr}))
}

// relaxCollector trades memory, of which maps need little, for time: they are
// drawn, written and forgotten, and half of that garbage is collected in vain.
// A map of 100,000 points takes a fifth less time so. $GOGC has the last word.
func relaxCollector() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(400)
	}
}

// streams are where the command reads and writes.
type streams struct {
	in       io.Reader
	out, err io.Writer
}

// usageError is an error of the command line, not of the map.
type usageError struct{ error }

func (e usageError) Unwrap() error { return e.error }

// run carries out a command line and returns the exit status.
func run(ctx context.Context, args []string, s streams) int {
	cmd := newRoot(s)
	cmd.SetArgs(args)
	err := cmd.ExecuteContext(ctx)
	if err == nil {
		return exitDone
	}
	fmt.Fprintf(s.err, "kartograph: %s\n", plain(err.Error()))
	var usage usageError
	if errors.As(err, &usage) {
		fmt.Fprintln(s.err, "`kartograph --help` shows the usage")
		return exitUsage
	}
	return exitFailed
}
