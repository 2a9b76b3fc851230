// Package atmost reads whole files that may not be larger than some size. It
// finds out while it reads: a pipe or a device tells no size. What ends before or
// behind where it should is no whole file.
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
	info, err := file.Stat()
	if err != nil {
		return nil, err
	}
	data, err := Read(file, name, limit)
	if err == nil {
		err = Whole(name, info, int64(len(data)))
	}
	if err != nil {
		return nil, err
	}
	return data, nil
}

// Whole reports a file that was read to its end and has another size in bytes than it had when
// it was opened, which is what info says. What tells no size, a pipe or a file that the system
// makes as it is read, is as long as it is.
func Whole(name string, info fs.FileInfo, read int64) error {
	size := info.Size()
	switch {
	case !info.Mode().IsRegular() || size <= 0 || read == size:
		return nil
	case read < size:
		return &fs.PathError{Op: "read", Path: name, Err: fmt.Errorf("it ends after %d of %d bytes: its end was lost, or somebody writes it anew; try again", read, size)}
	}
	return &fs.PathError{Op: "read", Path: name, Err: fmt.Errorf("it had %d bytes and has more now: somebody writes it; try again when that is done", size)}
}
