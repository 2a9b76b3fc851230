package kml

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/archive"
)

// maxArchive bounds a packed file, which is held in memory with its pictures.
const maxArchive = 1 << 30

// unpack returns the KML text of a file: itself, or what a KMZ archive holds.
func unpack(f io.Reader) (io.Reader, error) {
	r := bufio.NewReaderSize(f, 1<<16)
	if magic, _ := r.Peek(4); !bytes.Equal(magic, []byte("PK\x03\x04")) {
		return r, nil
	}
	data, err := io.ReadAll(io.LimitReader(r, maxArchive+1))
	if err != nil {
		return nil, err
	}
	if len(data) > maxArchive {
		return nil, fmt.Errorf("the archive is longer than %d bytes", maxArchive)
	}
	a, err := archive.OpenBytes(data, archive.Limits{})
	if err != nil {
		return nil, err
	}
	name := mainMember(a.Names())
	if name == "" {
		return nil, errors.New("the archive has no .kml file")
	}
	return a.Open(name)
}

// mainMember returns the archive's doc.kml or else its first .kml file, those
// in the archive's root before those in folders.
func mainMember(names []string) string {
	best := ""
	for _, name := range names {
		if !strings.EqualFold(path.Ext(name), ".kml") {
			continue
		}
		if strings.EqualFold(name, "doc.kml") {
			return name
		}
		if best == "" || strings.Contains(best, "/") && !strings.Contains(name, "/") {
			best = name
		}
	}
	return best
}
