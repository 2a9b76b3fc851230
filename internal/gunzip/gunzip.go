// Package gunzip opens files that may be packed with gzip.
package gunzip

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"io"
	"io/fs"

	"github.com/seed-898ab921/kartograph/internal/spend"
)

// Limits on what a packed file may become: anything up to free bytes, beyond
// that ratio times its own size. Text packs to a tenth, seldom to a fiftieth; a
// file made to fill the memory packs to a thousandth.
const (
	free  = 8 << 20
	ratio = 50
)

// Open opens a file for reading from front to back. If its first bytes are
// those of gzip, whatever its name, what it unpacks to is read, and reading
// fails when that is out of all proportion.
func Open(fsys fs.FS, name string) (io.ReadCloser, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	counted := &counter{r: f}
	r := bufio.NewReaderSize(counted, 1<<12) // most files are read past it
	if magic, err := r.Peek(2); err != nil || magic[0] != 0x1F || magic[1] != 0x8B {
		return &file{Reader: r, closer: f}, nil
	}
	z, err := gzip.NewReader(bufio.NewReaderSize(r, 1<<16))
	if err != nil {
		f.Close()
		return nil, fmt.Errorf("gzip: %w", err)
	}
	return &file{Reader: &limited{r: spend.Unpacked(fsys, name, z), packed: counted, free: free}, closer: f}, nil
}

type file struct {
	io.Reader
	closer io.Closer
}

// Close closes the packed file.
func (f *file) Close() error { return f.closer.Close() }

// counter counts the bytes that are read.
type counter struct {
	r io.Reader
	n int64
}

// Read reads, and counts.
func (c *counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	return n, err
}

// limited fails when much more comes out than went in.
type limited struct {
	r      io.Reader
	packed *counter
	free   int64
	n      int64
}

// Read reads, unless it is out of all proportion.
func (l *limited) Read(p []byte) (int, error) {
	n, err := l.r.Read(p)
	l.n += int64(n)
	if l.n > l.free && l.n > ratio*l.packed.n {
		return n, fmt.Errorf("gzip: %d bytes unpack to more than %d, which no true data does", l.packed.n, l.n)
	}
	return n, err
}
