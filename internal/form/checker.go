package form

import (
	"github.com/seed-898ab921/kartograph/config/mistake"
	"github.com/seed-898ab921/kartograph/internal/heed"
)

// Checker collects what is wrong with values that a program made.
type Checker struct {
	// Places are those of a file's values; nil where there is no file.
	Places   mistake.Places
	Mistakes mistake.List
	Warnings mistake.List
	// Steps are taken some for each layer and view; see Decoder.Steps.
	Steps *heed.Steps
}

// Add reports a mistake in the value at this path.
func (c *Checker) Add(path, format string, args ...any) {
	c.Mistakes.Add(c.Places.Nearest(path), path, format, args...)
}

// Warn reports what is suspicious about the value at this path.
func (c *Checker) Warn(path, format string, args ...any) {
	c.Warnings.Add(c.Places.Nearest(path), path, format, args...)
}

// Given reports whether a file has a value at this path, right or wrong.
func (c *Checker) Given(path string) bool {
	_, ok := c.Places[path]
	return ok
}

// GivenKey reports whether a file has a value at a key of the mapping at a path. It
// is for looking for many keys of which few are there.
func (c *Checker) GivenKey(path, key string) bool {
	var room [128]byte
	_, ok := c.Places[string(append(append(append(room[:0], path...), '.'), key...))] // no copy is made
	return ok
}
