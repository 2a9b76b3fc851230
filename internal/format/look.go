package format

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"unicode/utf8"

	"github.com/seed-898ab921/kartograph/internal/gunzip"
)

// headSize is how much of a file is looked at, unless it is JSON.
const headSize = 4096

// look tells a file's format by its content, Unknown where that says nothing.
func look(fsys fs.FS, name string) (Format, error) {
	f, err := gunzip.Open(fsys, name)
	if err != nil {
		return Unknown, err
	}
	defer f.Close()
	r := bufio.NewReaderSize(f, 1<<16)
	head, err := r.Peek(headSize)
	if err != nil && !errors.Is(err, io.EOF) {
		return Unknown, fmt.Errorf("%s: %w", name, err)
	}
	if err := refuseHead(name, head); err != nil {
		return Unknown, err
	}
	head = bytes.TrimPrefix(head, []byte("\xEF\xBB\xBF"))
	switch text := bytes.TrimLeft(head, " \t\r\n"); {
	case bytes.HasPrefix(head, []byte("\x00\x00\x27\x0A")):
		return Shapefile, nil
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
		return Archive, nil
	case bytes.HasPrefix(text, []byte("\x1E")):
		return GeoJSON, nil
	case bytes.HasPrefix(text, []byte("{")):
		return jsonFormat(r), nil
	case bytes.HasPrefix(text, []byte("[")):
		return GeoJSON, nil
	case bytes.HasPrefix(text, []byte("<")):
		if bytes.Contains(text, []byte("<kml")) {
			return KML, nil
		}
		return Unknown, nil
	case isScript(text):
		return JSON, nil
	default:
		return table(head), nil
	}
}

// table recognises text whose first line has delimiters.
func table(head []byte) Format {
	line, _, whole := bytes.Cut(head, []byte("\n"))
	if bytes.IndexByte(head, 0) >= 0 || !whole && len(head) == headSize {
		return Unknown
	}
	if utf8.Valid(line) && bytes.ContainsAny(line, ",;\t|") {
		return Delimited
	}
	return Unknown
}
