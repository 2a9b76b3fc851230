package main

import (
	"bytes"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"time"
)

// memory is a folder of files that are in memory, by their names; names with a
// slash in them are not found.
type memory map[string][]byte

// Open opens a file, or the folder itself by ".".
func (m memory) Open(name string) (fs.File, error) {
	name = path.Clean(strings.TrimPrefix(name, "/"))
	if name == "." {
		return &folder{memory: m, names: slices.Sorted(maps.Keys(m))}, nil
	}
	data, ok := m[name]
	if !ok {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return &file{bytes.NewReader(data), about{name, int64(len(data)), 0o444}}, nil
}

// file is an open file. Its methods are those of fs.File.
type file struct {
	*bytes.Reader
	about about
}

// Stat describes the file.
func (f *file) Stat() (fs.FileInfo, error) { return f.about, nil }

// Close has nothing to do.
func (f *file) Close() error { return nil }

// folder is the open folder; names are those not yet listed.
type folder struct {
	memory memory
	names  []string
}

// Stat describes the folder.
func (f *folder) Stat() (fs.FileInfo, error) { return about{".", 0, fs.ModeDir | 0o555}, nil }

// Read is an error, as of any folder.
func (f *folder) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: ".", Err: fs.ErrInvalid}
}

// Close has nothing to do.
func (f *folder) Close() error { return nil }

// ReadDir lists files by name, as fs.ReadDirFile says.
func (f *folder) ReadDir(n int) ([]fs.DirEntry, error) {
	if n > 0 && len(f.names) == 0 {
		return nil, io.EOF
	}
	count := len(f.names)
	if n > 0 {
		count = min(n, count)
	}
	entries := make([]fs.DirEntry, count)
	for i, name := range f.names[:count] {
		entries[i] = fs.FileInfoToDirEntry(about{name, int64(len(f.memory[name])), 0o444})
	}
	f.names = f.names[count:]
	return entries, nil
}

// about describes a file, as fs.FileInfo does.
type about struct {
	name string
	size int64
	mode fs.FileMode
}

// Name is the file's name in the folder.
func (a about) Name() string { return a.name }

// Size is how many bytes the file has.
func (a about) Size() int64 { return a.size }

// Mode tells that a file can only be read, or that it is the folder.
func (a about) Mode() fs.FileMode { return a.mode }

// ModTime is no time: files in memory have none.
func (a about) ModTime() time.Time { return time.Time{} }

// IsDir reports whether it is the folder.
func (a about) IsDir() bool { return a.mode.IsDir() }

// Sys is nil, as there is no system below.
func (a about) Sys() any { return nil }
