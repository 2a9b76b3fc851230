package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/seed-898ab921/kartograph"
	"github.com/seed-898ab921/kartograph/internal/atmost"
	"github.com/seed-898ab921/kartograph/styles"
)

// beginStyle begins to read a stylesheet, if there is one, beside the config, which takes about as
// long. wait returns it and tells its warnings: whoever finds a fault in the config does not call it.
func beginStyle(ctx context.Context, name string, s streams) (wait func() (*styles.Sheet, error)) {
	if name == "" {
		return func() (*styles.Sheet, error) { return nil, nil }
	}
	read := make(chan sheetRead, 1)
	go func() { read <- readStyle(ctx, name, s.in) }()
	return func() (*styles.Sheet, error) {
		r := <-read
		for _, w := range r.warnings {
			fmt.Fprintf(s.err, "kartograph: warning: %s\n", plain(w.String()))
		}
		return r.sheet, r.err
	}
}

// sheetRead is what comes of reading a stylesheet.
type sheetRead struct {
	sheet    *styles.Sheet
	warnings []styles.Warning
	err      error
}

// readStyle reads a stylesheet: standard input, a file, or a finished style.
// A file wins over a finished style of the same name.
func readStyle(ctx context.Context, name string, in io.Reader) (r sheetRead) {
	var text []byte
	if name == "-" {
		text, r.err = atmost.Read(in, "standard input", maxInput)
	} else {
		text, r.err = atmost.ReadFile(kartograph.OSFiles(), filepath.ToSlash(name), maxInput)
	}
	if r.err == nil {
		r.sheet, r.warnings, r.err = kartograph.ParseStyle(ctx, name, text)
		return r
	}
	if name == "-" {
		return r
	}
	if finished, ok := styles.Finished(name); ok && os.IsNotExist(r.err) {
		return sheetRead{sheet: finished}
	}
	if filepath.Ext(name) == "" {
		r.err = fmt.Errorf("--style %s: neither a file nor a finished style (%s)", name, strings.Join(styles.Names(), ", "))
		return r
	}
	r.err = fmt.Errorf("--style: %w", r.err)
	return r
}
