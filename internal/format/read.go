package format

import (
	"bytes"
	"fmt"
	"io/fs"

	"github.com/seed-898ab921/kartograph/internal/gunzip"
	"github.com/seed-898ab921/kartograph/internal/spend"
)

// ReadFile returns the content of a file, unpacked if it is packed with gzip.
// A file that unpacks out of all proportion is an error.
func ReadFile(fsys fs.FS, name string) ([]byte, error) {
	data, err := fs.ReadFile(fsys, name)
	if err != nil || !bytes.HasPrefix(data, []byte("\x1F\x8B")) {
		return data, err
	}
	f, err := gunzip.Open(fsys, name)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	defer f.Close()
	if data, err = spend.Held(fsys, f); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return data, nil
}
