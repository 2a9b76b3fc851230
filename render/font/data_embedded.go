//go:build !js

package font

import (
	"embed"
	"errors"
	"io/fs"
)

//go:embed data/*.face data/*.outlines
var tables embed.FS

// packedFace returns the table of a face as gen writes it.
func packedFace(name string) ([]byte, error) { return tables.ReadFile("data/" + name + ".face") }

// packedOutlines returns the outlines of a face as gen writes them; nil where there are none.
func packedOutlines(name string) ([]byte, error) {
	packed, err := tables.ReadFile("data/" + name + ".outlines")
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return packed, err
}
