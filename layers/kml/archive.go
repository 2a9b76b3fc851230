package kml

import (
	"archive/zip"
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
)

// Limits on a packed file. maxArchive bounds an archive, which is held in
// memory with its pictures; its KML may be free bytes long or ratio times as
// long as it is packed.
const (
	maxArchive = 1 << 30
	free       = 256 << 20
	ratio      = 100
)

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
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	member := mainMember(z)
	if member == nil {
		return nil, errors.New("the archive has no .kml file")
	}
	size := member.UncompressedSize64
	if size > max(free, ratio*member.CompressedSize64) {
		return nil, fmt.Errorf("%s: unpacks from %d to %d bytes, which no true data does", member.Name, member.CompressedSize64, size)
	}
	text, err := member.Open()
	if err != nil {
		return nil, err
	}
	return io.LimitReader(text, int64(size)), nil
}

// mainMember returns the archive's doc.kml or else its first .kml file, those
// in the archive's root before those in folders.
func mainMember(z *zip.Reader) *zip.File {
	var best *zip.File
	for _, f := range z.File {
		if !strings.EqualFold(path.Ext(f.Name), ".kml") || strings.HasPrefix(path.Base(f.Name), "._") {
			continue
		}
		if strings.EqualFold(f.Name, "doc.kml") {
			return f
		}
		if best == nil || strings.Contains(best.Name, "/") && !strings.Contains(f.Name, "/") {
			best = f
		}
	}
	return best
}
