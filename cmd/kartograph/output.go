package main

import (
	"errors"
	"os"
	"sync"
	"syscall"
)

// output is standard output that is really there. Where it was closed before
// the command started, the runtime puts the null device in its place, and all
// that is written would be lost without anybody being told.
type output struct {
	file  *os.File
	check sync.Once
	err   error
}

// errClosedOutput is what comes of writing to a closed standard output.
var errClosedOutput = errors.New("standard output is closed; give -o FILE, or >/dev/null where nobody wants it")

// errNoReader says that who read standard output has closed it, as head(1)
// does. There is nobody to tell.
var errNoReader = errors.New("nobody reads standard output any more")

// Write implements io.Writer.
func (o *output) Write(p []byte) (int, error) {
	o.check.Do(func() {
		if wasClosed(o.file) {
			o.err = errClosedOutput
		}
	})
	if o.err != nil {
		return 0, o.err
	}
	n, err := o.file.Write(p)
	if errors.Is(err, syscall.EPIPE) {
		err = errNoReader
	}
	return n, err
}
