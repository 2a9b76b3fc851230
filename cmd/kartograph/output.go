package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"syscall"

	"github.com/seed-898ab921/kartograph"
	"github.com/seed-898ab921/kartograph/internal/spare"
)

// output is standard output that is really there. Where it was closed before
// the command started, the runtime puts the null device in its place, and all
// that is written would be lost without anybody being told.
type output struct {
	file *os.File
	// ready is closed once writing to a pipe that nobody reads does not kill; nil is at once.
	ready <-chan struct{}
	check sync.Once
	// err is that of a closed one, failed what came of the first write that failed.
	err, failed error
}

// lost is the error of what was written, where nobody who wrote has asked for it: help
// is printed by who does not.
func lost(w io.Writer) error {
	if o, ok := w.(*output); ok {
		return o.failed
	}
	return nil
}

// errClosedOutput is what comes of writing to a closed standard output.
var errClosedOutput = errors.New("standard output is closed; give -o FILE, or >/dev/null where nobody wants it")

// errNoReader says that who read standard output has closed it, as head(1)
// does. There is nobody to tell.
var errNoReader = errors.New("nobody reads standard output any more")

// spareInputs refuses outputs that are files which the map is made from, by whatever name.
func spareInputs(outputs []string, name string, flags drawFlags, cfg *kartograph.Config, o kartograph.Options) error {
	isNew := func(output string) bool {
		_, err := os.Stat(output)
		return err != nil
	}
	if outputs = slices.DeleteFunc(slices.Clone(outputs), isNew); len(outputs) == 0 {
		return nil
	}
	var made spare.Inputs
	inputs, _ := kartograph.Inputs(cfg, o)
	for _, file := range append(slices.Concat(inputs...), name, flags.style) {
		if info, err := os.Stat(filepath.FromSlash(file)); err == nil {
			made.Add(info)
		}
	}
	for _, output := range outputs {
		switch {
		case !made.Over(output):
		case output != flags.output:
			return usageError{fmt.Errorf("--output %s: its size %s would be written over a file that the map is made from; give another name", flags.output, output)}
		default:
			return usageError{fmt.Errorf("--output %s: the map is made from this file; give another name", output)}
		}
	}
	return nil
}

// Write implements io.Writer.
func (o *output) Write(p []byte) (int, error) {
	o.check.Do(func() {
		if o.ready != nil {
			<-o.ready
		}
		if wasClosed(o.file) {
			o.err = errClosedOutput
		}
	})
	if o.err != nil {
		o.failed = o.err
		return 0, o.err
	}
	n, err := o.file.Write(p)
	if errors.Is(err, syscall.EPIPE) {
		err = errNoReader
	}
	if err != nil {
		o.failed = err
	}
	return n, err
}
