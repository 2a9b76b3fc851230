package spend

import (
	"io"
	"io/fs"
	"slices"

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

// What is unpacked is gathered in pieces, from the first to the largest size, so
// that what is refused on the way was never held twice.
const (
	firstPiece   = 1 << 16
	largestPiece = 4 << 20
)

// Held reads all of what a file of fsys unpacks to; what is about to be held is
// reckoned before it is.
func Held(fsys fs.FS, r io.Reader) ([]byte, error) {
	reckon := func(int64) error { return nil }
	if f, ok := fsys.(*files); ok {
		reckon = f.Hold
	}
	var pieces [][]byte
	size, all := firstPiece, int64(0)
	for {
		if err := reckon(int64(size)); err != nil {
			return nil, err
		}
		piece := make([]byte, size)
		n, err := fill(r, piece)
		pieces, all = append(pieces, piece[:n]), all+int64(n)
		switch {
		case err == nil:
			size = min(2*size, largestPiece)
		case err != io.EOF:
			return nil, err
		case len(pieces) == 1:
			return pieces[0], nil
		default:
			if err := reckon(all); err != nil { // of the pieces as one
				return nil, err
			}
			return slices.Concat(pieces...), nil
		}
	}
}

// fill reads until a piece is full, or an error, which it returns as it is: a
// file that was cut is another than one that has ended.
func fill(r io.Reader, piece []byte) (n int, err error) {
	for n < len(piece) && err == nil {
		var more int
		more, err = r.Read(piece[n:])
		n += more
	}
	if n == len(piece) {
		err = nil // comes again
	}
	return n, err
}
