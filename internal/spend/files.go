package spend

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"sync"

	"github.com/seed-898ab921/kartograph/internal/atmost"
	"github.com/seed-898ab921/kartograph/internal/heed"
	"github.com/seed-898ab921/kartograph/internal/largepages"
	"github.com/seed-898ab921/kartograph/layers"
)

// stream is how much is read of what tells no size, a pipe or a device, where
// files have no limit.
const stream = 32 << 20

// Files returns files of which nothing is read any more once the context has
// ended, and of which none may have more than so many bytes, unpacked; 0 or less
// is no limit. Where there is one, what is no regular file is not opened.
// fsys may be nil.
func Files(ctx context.Context, fsys fs.FS, most int64) fs.FS {
	if fsys == nil {
		return nil
	}
	return &files{ctx: ctx, fsys: fsys, most: most}
}

// Whole returns files that are not bounded, and fail as those of Files do where one is shorter or
// longer than it said, or has another size when it is opened again. It is for readers that a program
// gives files of its own; those of Files are returned as they are.
func Whole(fsys fs.FS) fs.FS {
	if _, whole := fsys.(*files); whole || fsys == nil {
		return fsys
	}
	return &files{ctx: context.Background(), fsys: fsys, endless: true}
}

type files struct {
	ctx  context.Context
	fsys fs.FS
	most int64
	// endless says that what tells no size is read however long it is.
	endless bool

	mu sync.Mutex
	// sizes are those that files had when they were opened first, in bytes.
	sizes map[string]int64
}

// same reports a file that has another size than when it was opened before: some readers go through
// a file twice.
func (f *files) same(name string, info fs.FileInfo) error {
	if !info.Mode().IsRegular() {
		return nil
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	before, known := f.sizes[name]
	if f.sizes == nil {
		f.sizes = map[string]int64{}
	}
	f.sizes[name] = info.Size()
	if known && before != info.Size() {
		return &fs.PathError{Op: "open", Path: name, Err: fmt.Errorf("it had %d bytes a moment ago and has %d now: somebody writes it; try again when that is done", before, info.Size())}
	}
	return nil
}

// Toll begins to count the features that a reader of these files holds before he gives any, as
// heed.Toll does: of files that are not those of Files nothing is counted.
func Toll(fsys fs.FS) (pay func(layers.Feature) error, end func()) {
	ctx := context.Background()
	if f, ok := fsys.(*files); ok {
		ctx = f.ctx
	}
	return heed.Toll[layers.Feature](ctx)
}

// Most is how many bytes a file may have, unpacked, and 0 for any number.
func (f *files) Most() int64 { return f.most }

// Aside reckons memory that is held on the way to what is reckoned anew, and gives it back at the
// end. Of files that are not those of Files nothing is reckoned.
func Aside(fsys fs.FS) (hold func(bytes int64) error, end func()) {
	f, ok := fsys.(*files)
	if !ok {
		return func(int64) error { return nil }, func() {}
	}
	ctx, end := Apart(f.ctx)
	return func(bytes int64) error { return Memory(ctx, bytes) }, end
}

// Hold reckons bytes of a file that are about to be held in memory.
func (f *files) Hold(bytes int64) error { return Memory(f.ctx, bytes) }

// Open opens a file unless it is too large.
func (f *files) Open(name string) (fs.File, error) {
	if err := heed.Err(f.ctx); err != nil {
		return nil, err
	}
	opened, err := f.fsys.Open(name)
	if err != nil {
		return nil, Denied(name, err)
	}
	info, err := opened.Stat()
	if err == nil {
		err = errors.Join(f.check(name, info), f.same(name, info))
	}
	if err != nil {
		return nil, errors.Join(err, opened.Close())
	}
	r := file{File: opened, from: f, name: name, info: info, left: -1}
	switch {
	case info.IsDir():
		return opened, nil
	case f.endless:
	case !info.Mode().IsRegular():
		r.left = stream
	case f.most > 0:
		r.left = f.most
	}
	if at, ok := opened.(io.ReaderAt); ok && info.Mode().IsRegular() {
		return &fileAt{r, at}, nil
	}
	return &r, nil
}

// check refuses what is larger than files may be.
func (f *files) check(name string, info fs.FileInfo) error {
	switch {
	case f.most <= 0 || info.IsDir():
		return nil
	case !info.Mode().IsRegular():
		return &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	case info.Size() > f.most:
		return layers.OverLimit("FileBytes", "%s has %d bytes; %d are allowed", name, info.Size(), f.most)
	}
	return nil
}

// Stat describes a file without opening it, where the files can.
func (f *files) Stat(name string) (fs.FileInfo, error) {
	info, err := fs.Stat(f.fsys, name)
	return info, Denied(name, err)
}

// ReadDir lists a folder.
func (f *files) ReadDir(name string) ([]fs.DirEntry, error) {
	list, err := fs.ReadDir(f.fsys, name)
	return list, Denied(name, err)
}

// escapes is what an os.Root says of a link that leads out of its folder, for which os has no
// error to compare with.
const escapes = "path escapes from parent"

// Denied makes a link that leads out of the folder what it is, a file that is not allowed, and so
// no trouble of the machine.
func Denied(name string, err error) error {
	var path *fs.PathError
	if err == nil || !errors.As(err, &path) || path.Err == nil || path.Err.Error() != escapes {
		return err
	}
	return &fs.PathError{Op: "open", Path: name, Err: fmt.Errorf("a link leads out of the folder of the files: %w", fs.ErrPermission)}
}

// ReadFile reads a whole file, whose size is reckoned before.
func (f *files) ReadFile(name string) ([]byte, error) {
	opened, err := f.Open(name)
	if err != nil {
		return nil, err
	}
	defer opened.Close()
	info, err := opened.Stat()
	if err != nil {
		return nil, err
	}
	if info.Mode().IsRegular() && info.Size() >= 0 {
		if err := f.Hold(info.Size()); err != nil {
			return nil, err
		}
		data := largepages.Bytes(int(info.Size()) + 1)[:0]
		if at, ok := opened.(io.ReaderAt); ok && readParts(f.ctx, at, data[:info.Size()]) {
			return data[:info.Size()], nil
		}
		return readInto(data, opened)
	}
	return readInto(nil, opened)
}

// readInto reads all that there is behind what is there.
func readInto(data []byte, r io.Reader) ([]byte, error) {
	for {
		if len(data) == cap(data) {
			data = append(data, 0)[:len(data)]
		}
		n, err := r.Read(data[len(data):cap(data)])
		data = data[:len(data)+n]
		if errors.Is(err, io.EOF) {
			return data, nil
		}
		if err != nil {
			return nil, err
		}
	}
}

// file is a file that hears the context.
type file struct {
	fs.File
	from *files
	name string
	// info is what the file said of itself when it was opened, read how many bytes were read.
	info fs.FileInfo
	read int64
	// left is how many bytes may still be read, -1 for any number.
	left int64
}

// Read reads, unless the context has ended or the file has more than it may, or
// is not whole.
func (f *file) Read(p []byte) (int, error) {
	if err := heed.Err(f.from.ctx); err != nil {
		return 0, err
	}
	n, err := f.File.Read(p)
	if f.read += int64(n); err == io.EOF || f.read > f.info.Size() {
		if cut := atmost.Whole(f.name, f.info, f.read); cut != nil {
			return n, cut
		}
	}
	if f.left < 0 {
		return n, err
	}
	if f.left -= int64(n); f.left < 0 {
		most := f.from.most
		if most <= 0 {
			most = stream
		}
		return 0, layers.OverLimit("FileBytes", "%s has more than %d bytes, which is refused", f.name, most)
	}
	return n, err
}

// fileAt is a file that is read at any place as well.
type fileAt struct {
	file
	at io.ReaderAt
}

// ReadAt reads, unless the context has ended.
func (f *fileAt) ReadAt(p []byte, off int64) (int, error) {
	if err := heed.Err(f.from.ctx); err != nil {
		return 0, err
	}
	n, err := f.at.ReadAt(p, off)
	if end := off + int64(n); err == io.EOF && end < f.info.Size() {
		return n, atmost.Whole(f.name, f.info, end)
	}
	return n, err
}
