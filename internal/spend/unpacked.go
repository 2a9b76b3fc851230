package spend

import (
	"io"
	"io/fs"

	"github.com/seed-898ab921/kartograph/layers"
)

// Most is how many bytes a file of these may have, unpacked; 0 for any number.
func Most(fsys fs.FS) int64 {
	if f, ok := fsys.(*files); ok {
		return f.most
	}
	return 0
}

// Unpacked reads what a file of fsys unpacks to, and fails where that is more
// than its files may have.
func Unpacked(fsys fs.FS, name string, r io.Reader) io.Reader {
	most := Most(fsys)
	if most <= 0 {
		return r
	}
	return &unpacked{r: r, name: name, most: most, left: most}
}

type unpacked struct {
	r          io.Reader
	name       string
	most, left int64
}

// Read reads until there is too much.
func (u *unpacked) Read(p []byte) (int, error) {
	n, err := u.r.Read(p)
	if u.left -= int64(n); u.left < 0 {
		return 0, TooLarge(u.name, u.most)
	}
	return n, err
}

// TooLarge is the error of a file that unpacks to too much.
func TooLarge(name string, most int64) error {
	return layers.OverLimit("FileBytes", "%s unpacks to more bytes than the %d that are allowed", name, most)
}

// Held reads all of what a file of fsys unpacks to; what is about to be held is
// reckoned before it is.
func Held(fsys fs.FS, r io.Reader) ([]byte, error) {
	f, ok := fsys.(*files)
	if !ok {
		return readInto(nil, r)
	}
	var data []byte
	for {
		if len(data) == cap(data) {
			more := max(cap(data), 1<<16)
			if err := Memory(f.ctx, int64(more)); err != nil {
				return nil, err
			}
			data = append(make([]byte, 0, cap(data)+more), data...)
		}
		n, err := r.Read(data[len(data):cap(data)])
		data = data[:len(data)+n]
		if err == io.EOF {
			return data, nil
		}
		if err != nil {
			return nil, err
		}
	}
}
