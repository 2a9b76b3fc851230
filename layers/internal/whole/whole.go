// Package whole reads what a program hands over as a stream, and makes a file of
// it for readers that want one.
package whole

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"io/fs"
	"time"

	"github.com/seed-898ab921/kartograph/internal/heed"
)

// Name stands in messages for what has no name.
const Name = "input"

// Read reads a stream to its end, or until the context ends.
func Read(ctx context.Context, r io.Reader) ([]byte, error) {
	text, err := io.ReadAll(heedful{ctx, r})
	if err != nil {
		return nil, fmt.Errorf("%s: %w", Name, err)
	}
	return text, nil
}

// heedful is a stream that ends with its context.
type heedful struct {
	ctx context.Context
	io.Reader
}

// Read reads, unless the context has ended.
func (h heedful) Read(p []byte) (int, error) {
	if err := heed.Err(h.ctx); err != nil {
		return 0, err
	}
	return h.Reader.Read(p)
}

// File is a file system of one file.
func File(name string, text []byte) fs.FS { return files{name, text} }

type files struct {
	name string
	text []byte
}

// Open opens the file; there is no other.
func (f files) Open(name string) (fs.File, error) {
	if name != f.name {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return &file{bytes.NewReader(f.text), info{f.name, int64(len(f.text))}}, nil
}

// file is the file while it is open. It can be read at any place.
type file struct {
	*bytes.Reader
	info info
}

// Stat describes the file.
func (f *file) Stat() (fs.FileInfo, error) { return f.info, nil }

// Close does nothing: there is nothing to give back.
func (f *file) Close() error { return nil }

// info describes the file.
type info struct {
	name string
	size int64
}

// Name is the file's.
func (i info) Name() string { return i.name }

// Size is in bytes.
func (i info) Size() int64 { return i.size }

// Mode is that of a file that may be read.
func (info) Mode() fs.FileMode { return 0o444 }

// ModTime is unknown.
func (info) ModTime() time.Time { return time.Time{} }

// IsDir is false.
func (info) IsDir() bool { return false }

// Sys is nil: nothing is below.
func (info) Sys() any { return nil }
