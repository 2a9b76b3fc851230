package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/seed-898ab921/kartograph"
	"github.com/seed-898ab921/kartograph/internal/atmost"
	"github.com/seed-898ab921/kartograph/styles"
)

// readStyle reads a stylesheet: standard input, a file, or a finished style.
// A file wins over a finished style of the same name.
func readStyle(ctx context.Context, name string, s streams) (*styles.Sheet, error) {
	if name == "" {
		return nil, nil
	}
	if name == "-" {
		data, err := atmost.Read(s.in, "standard input", maxInput)
		if err != nil {
			return nil, err
		}
		return parseStyle(ctx, name, data, s)
	}
	data, err := atmost.ReadFile(kartograph.OSFiles(), filepath.ToSlash(name), maxInput)
	if err == nil {
		return parseStyle(ctx, name, data, s)
	}
	if finished, ok := styles.Finished(name); ok && os.IsNotExist(err) {
		return finished, nil
	}
	if filepath.Ext(name) == "" {
		return nil, fmt.Errorf("--style %s: neither a file nor a finished style (%s)", name, strings.Join(styles.Names(), ", "))
	}
	return nil, fmt.Errorf("--style: %w", err)
}

// parseStyle reads the text of a stylesheet and tells its warnings.
func parseStyle(ctx context.Context, name string, text []byte, s streams) (*styles.Sheet, error) {
	sheet, warnings, err := kartograph.ParseStyle(ctx, name, text)
	for _, w := range warnings {
		fmt.Fprintf(s.err, "kartograph: warning: %s\n", plain(w.String()))
	}
	return sheet, err
}
