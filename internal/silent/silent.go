// Package silent has files for tests that say nothing from some operation on, as a broken share of
// a network does: whoever has a deadline must not wait for them.
package silent

import (
	"io"
	"io/fs"
	"sync/atomic"
)

// Files say nothing from some operation on, until they are woken.
type Files struct {
	fs.FS
	left  atomic.Int64
	stop  func()
	awake chan struct{}
}

// At are files that say nothing from the k-th operation on, counted from 1, and call stop then.
func At(files fs.FS, k int64, stop func()) *Files {
	f := &Files{FS: files, stop: stop, awake: make(chan struct{})}
	f.left.Store(k)
	return f
}

// Wake lets go on whoever waits, once.
func (f *Files) Wake() { close(f.awake) }

// Spoke reports whether there were fewer operations than it takes to be silent.
func (f *Files) Spoke() bool { return f.left.Load() > 0 }

func (f *Files) wait() {
	if f.left.Add(-1) == 0 {
		f.stop()
		<-f.awake
	}
}

// Open opens a file, which is an operation.
func (f *Files) Open(name string) (fs.File, error) {
	f.wait()
	opened, err := f.FS.Open(name)
	if err != nil {
		return nil, err
	}
	return file{opened, f}, nil
}

// file is one of Files.
type file struct {
	fs.File
	all *Files
}

// Read is an operation.
func (f file) Read(to []byte) (int, error) { f.all.wait(); return f.File.Read(to) }

// Seek asks nobody.
func (f file) Seek(by int64, from int) (int64, error) { return f.File.(io.Seeker).Seek(by, from) }

// ReadAt is an operation.
func (f file) ReadAt(to []byte, at int64) (int, error) {
	f.all.wait()
	return f.File.(io.ReaderAt).ReadAt(to, at)
}

// Stat is an operation.
func (f file) Stat() (fs.FileInfo, error) { f.all.wait(); return f.File.Stat() }

// ReadDir is an operation.
func (f file) ReadDir(n int) ([]fs.DirEntry, error) {
	f.all.wait()
	return f.File.(fs.ReadDirFile).ReadDir(n)
}
