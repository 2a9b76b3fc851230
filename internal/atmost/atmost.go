// Package atmost reads whole files that may not be larger than some size. It
// finds out while it reads: a pipe or a device tells no size.
package atmost

import (
	"fmt"
	"io"
	"io/fs"
)

// SizeError says that something is larger than it may be.
type SizeError struct {
	Name string
	// Limit is in bytes.
	Limit int64
}

// Error returns the problem.
func (e *SizeError) Error() string {
	return fmt.Sprintf("%s: there are more than %d bytes, which is refused", e.Name, e.Limit)
}

// Read reads all of r, or fails with a *SizeError.
func Read(r io.Reader, name string, limit int64) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, limit+1))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if int64(len(data)) > limit {
		return nil, &SizeError{name, limit}
	}
	return data, nil
}

// ReadFile reads a whole file, or fails with a *SizeError.
func ReadFile(fsys fs.FS, name string, limit int64) ([]byte, error) {
	file, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return Read(file, name, limit)
}
