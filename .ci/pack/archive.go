package main

import (
	"archive/tar"
	"archive/zip"
	"compress/gzip"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"
)

// member is a file of an archive.
type member struct {
	name string
	mode fs.FileMode
	data []byte
}

// archive packs a folder under its own name, as the ending of out says.
func archive(out, folder string, at time.Time) error {
	members, err := membersOf(folder)
	if err != nil {
		return err
	}
	file, err := os.Create(out)
	if err != nil {
		return err
	}
	defer file.Close()
	switch {
	case strings.HasSuffix(out, ".tar.gz"):
		err = writeTar(file, members, at)
	case strings.HasSuffix(out, ".zip"):
		err = writeZip(file, members, at)
	default:
		err = fmt.Errorf("%s: the ending is neither .tar.gz nor .zip", out)
	}
	if err != nil {
		return err
	}
	return file.Close()
}

// membersOf reads the files of a folder in the order of their names.
func membersOf(folder string) ([]member, error) {
	var members []member
	base := filepath.Base(folder)
	err := fs.WalkDir(os.DirFS(folder), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		mode := fs.FileMode(0o644)
		if info.Mode()&0o111 != 0 || strings.HasSuffix(name, ".exe") {
			mode = 0o755
		}
		data, err := os.ReadFile(filepath.Join(folder, name))
		members = append(members, member{path.Join(base, name), mode, data})
		return err
	})
	return members, err
}

func writeTar(w io.Writer, members []member, at time.Time) error {
	zipped, err := gzip.NewWriterLevel(w, gzip.BestCompression)
	if err != nil {
		return err
	}
	out := tar.NewWriter(zipped)
	for _, m := range members {
		header := &tar.Header{Name: m.name, Mode: int64(m.mode), Size: int64(len(m.data)), ModTime: at, Format: tar.FormatUSTAR}
		if err := out.WriteHeader(header); err != nil {
			return err
		}
		if _, err := out.Write(m.data); err != nil {
			return err
		}
	}
	if err := out.Close(); err != nil {
		return err
	}
	return zipped.Close()
}

func writeZip(w io.Writer, members []member, at time.Time) error {
	out := zip.NewWriter(w)
	for _, m := range members {
		header := &zip.FileHeader{Name: m.name, Method: zip.Deflate, Modified: at}
		header.SetMode(m.mode)
		to, err := out.CreateHeader(header)
		if err != nil {
			return err
		}
		if _, err := to.Write(m.data); err != nil {
			return err
		}
	}
	return out.Close()
}
