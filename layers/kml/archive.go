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
	"github.com/seed-898ab921/kartograph/internal/text/brief"
)

// maxArchive bounds a packed file, which is held in memory with its pictures.
const maxArchive = 1 << 30

// unpack returns the KML text of a file: itself, or the one that a KMZ archive is read for, and
// then what is told of the others in it, if any.
func unpack(f io.Reader) (text io.Reader, told string, err error) {
	r := bufio.NewReaderSize(f, 1<<16)
	if magic, _ := r.Peek(4); !bytes.Equal(magic, []byte("PK\x03\x04")) {
		return r, "", nil
	}
	data, err := io.ReadAll(io.LimitReader(r, maxArchive+1))
	if err != nil {
		return nil, "", err
	}
	if len(data) > maxArchive {
		return nil, "", fmt.Errorf("the archive is longer than %d bytes", maxArchive)
	}
	a, err := archive.OpenBytes(data, archive.Limits{})
	if err != nil {
		return nil, "", err
	}
	name, others := mainMember(a.Names())
	if name == "" {
		return nil, "", errors.New("the archive has no .kml file")
	}
	if others > 0 {
		told = fmt.Sprintf(".kml files of the archive that are not read, beside %q: %d", brief.Of(name), others)
	}
	text, err = a.Open(name)
	return text, told, err
}

// mainMember returns the archive's doc.kml or else its first .kml file, those
// in the archive's root before those in folders, and how many others there are.
func mainMember(names []string) (best string, others int) {
	rank := func(name string) int {
		switch {
		case strings.EqualFold(name, "doc.kml"):
			return 2
		case !strings.Contains(name, "/"):
			return 1
		}
		return 0
	}
	for _, name := range names {
		switch {
		case !strings.EqualFold(path.Ext(name), ".kml"):
			continue
		case best == "":
			best = name
			continue
		case rank(name) > rank(best):
			best = name
		}
		others++
	}
	return best, others
}
