package batch

import (
	"context"
	"io"
	"io/fs"
)

// heedful reads until its context is cancelled.
type heedful struct {
	ctx context.Context
	io.Reader
}

// Read implements io.Reader.
func (r heedful) Read(p []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	return r.Reader.Read(p)
}

// heedfulFiles are files whose reading ends when the context is cancelled.
type heedfulFiles struct {
	fs.FS
	ctx context.Context
}

// Open opens a file.
func (f heedfulFiles) Open(name string) (fs.File, error) {
	file, err := f.FS.Open(name)
	if err != nil {
		return nil, err
	}
	return heedfulFile{file, f.ctx}, nil
}

// Stat describes a file.
func (f heedfulFiles) Stat(name string) (fs.FileInfo, error) { return fs.Stat(f.FS, name) }

type heedfulFile struct {
	fs.File
	ctx context.Context
}

// Read implements fs.File.
func (f heedfulFile) Read(p []byte) (int, error) { return heedful{f.ctx, f.File}.Read(p) }
