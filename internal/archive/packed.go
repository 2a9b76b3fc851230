package archive

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"sync"
	"time"

	"github.com/seed-898ab921/kartograph/internal/spend"
)

// packed is an archive's own file, read at any place as long as somebody holds
// it: opened for the first one, closed after the last. It is safe for concurrent
// use.
type packed struct {
	fsys    fs.FS
	name    string
	size    int64
	changed time.Time

	mu      sync.RWMutex
	holders int
	opened  fs.File
	at      io.ReaderAt
}

// inMemory returns an archive that is in memory, which needs no holders.
func inMemory(name string, data []byte) *packed {
	return &packed{name: name, size: int64(len(data)), at: bytes.NewReader(data)}
}

// openPacked opens an archive and holds it. What cannot be read at any place is
// read into memory.
func openPacked(fsys fs.FS, name string) (*packed, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	stat, err := f.Stat()
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	if at, ok := f.(io.ReaderAt); ok {
		return &packed{fsys: fsys, name: name, size: stat.Size(), changed: stat.ModTime(), holders: 1, opened: f, at: at}, nil
	}
	data, err := spend.Held(fsys, f)
	if err := errors.Join(err, f.Close()); err != nil {
		return nil, err
	}
	return inMemory(name, data), nil
}

// hold opens the archive, unless it is open. What has another size or time by then
// is another archive, whose list nobody has read.
func (p *packed) hold() error {
	if p.fsys == nil {
		return nil
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.holders > 0 {
		p.holders++
		return nil
	}
	f, err := p.fsys.Open(p.name)
	if err != nil {
		return err
	}
	at, err := p.same(f)
	if err != nil {
		return errors.Join(err, f.Close())
	}
	p.holders, p.opened, p.at = 1, f, at
	return nil
}

// same returns the file's reader if it is the one whose list was read.
func (p *packed) same(f fs.File) (io.ReaderAt, error) {
	stat, err := f.Stat()
	if err != nil {
		return nil, err
	}
	at, ok := f.(io.ReaderAt)
	if !ok || stat.Size() != p.size || !stat.ModTime().Equal(p.changed) {
		return nil, fmt.Errorf("%s: the archive has changed while it was read; try again", p.name)
	}
	return at, nil
}

// release closes the archive after its last holder.
func (p *packed) release() error {
	if p.fsys == nil {
		return nil
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.holders--; p.holders > 0 {
		return nil
	}
	f := p.opened
	p.opened, p.at = nil, nil
	return f.Close()
}

// ReadAt reads while somebody holds the archive.
func (p *packed) ReadAt(b []byte, at int64) (int, error) {
	p.mu.RLock()
	r := p.at
	p.mu.RUnlock()
	if r == nil {
		return 0, fs.ErrClosed
	}
	return r.ReadAt(b, at)
}
