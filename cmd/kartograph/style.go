package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/seed-898ab921/kartograph"
	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/atmost"
	"github.com/seed-898ab921/kartograph/styles"
)

// readStyle reads a stylesheet: standard input, a file, or a finished style.
// A file wins over a finished style of the same name.
func readStyle(name string, s streams) (*styles.Sheet, error) {
	if name == "" {
		return nil, nil
	}
	data, err := styleBytes(name, s.in)
	if err != nil {
		return nil, err
	}
	sheet, warnings, err := styles.Parse(name, data)
	for _, w := range warnings {
		fmt.Fprintf(s.err, "kartograph: warning: %s\n", plain(w.String()))
	}
	return sheet, err
}

func styleBytes(name string, in io.Reader) ([]byte, error) {
	if name == "-" {
		return atmost.Read(in, "standard input", maxInput)
	}
	data, err := atmost.ReadFile(kartograph.OSFiles(), filepath.ToSlash(name), maxInput)
	if err == nil {
		return data, nil
	}
	if finished, ok := styles.Named(name); ok && os.IsNotExist(err) {
		return finished, nil
	}
	if filepath.Ext(name) == "" {
		return nil, fmt.Errorf("--style %s: neither a file nor a finished style (%s)", name, strings.Join(styles.Names(), ", "))
	}
	return nil, fmt.Errorf("--style: %w", err)
}

// unmatched warns of ids and classes in a user's stylesheet that the map does
// not have: mistyped, most likely. The finished styles are for many maps and
// name layers that this one lacks.
func unmatched(name string, sheet *styles.Sheet, cfg *kartograph.Config) []config.Warning {
	if sheet == nil || isFinished(name) {
		return nil
	}
	var warnings []config.Warning
	for _, w := range sheet.Unmatched(cfg.StyleNames()) {
		warnings = append(warnings, config.Warning{Text: w.String()})
	}
	return warnings
}

// isFinished reports whether a style is one of those that come with the
// command.
func isFinished(name string) bool {
	if _, err := os.Stat(name); err == nil {
		return false
	}
	_, ok := styles.Named(name)
	return ok
}
