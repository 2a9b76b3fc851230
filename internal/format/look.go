package format

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"
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
	head = bytes.TrimPrefix(head, []byte("\xEF\xBB\xBF"))
	switch text := bytes.TrimLeft(head, " \t\r\n"); {
	case bytes.HasPrefix(head, []byte("\x00\x00\x27\x0A")):
		return Shapefile, nil
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
		return archived(head), nil
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
	default:
		return table(head), nil
	}
}

// archived tells whether a zip archive is of KML, by the name of its first
// file (APPNOTE.TXT 4.3.7: 30 bytes, then the name).
func archived(head []byte) Format {
	if len(head) < 30 {
		return Shapefile
	}
	length := int(binary.LittleEndian.Uint16(head[26:]))
	name := string(head[30:min(len(head), 30+length)])
	if strings.EqualFold(path.Ext(name), ".kml") {
		return KML
	}
	return Shapefile
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
