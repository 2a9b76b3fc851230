package kartograph

import (
	"context"
	"io"
	"io/fs"
	"iter"

	"github.com/seed-898ab921/kartograph/layers"
)

// counted is how much of the limits is used up.
type counted struct{ features, vertices int }

// add counts a feature and complains when it is one too many.
func (n *counted) add(f layers.Feature, l Limits) error {
	n.features++
	if l.Vertices > 0 {
		n.vertices += geometryVertices(f.Geometry)
	}
	switch {
	case l.Features > 0 && n.features > l.Features:
		return overLimit("Features", "there are more than %d features", l.Features)
	case l.Vertices > 0 && n.vertices > l.Vertices:
		return overLimit("Vertices", "there are more than %d vertices", l.Vertices)
	}
	return nil
}

func (n *counted) addAll(r *readLayer, l Limits) error {
	for _, f := range r.features {
		if err := n.add(f, l); err != nil {
			return err
		}
	}
	return nil
}

// limitedSource stops reading a source when it exceeds the limits.
type limitedSource struct {
	layers.Source
	limits Limits
}

// source puts the limits on what is read from a source.
func (l Limits) source(s layers.Source, err error) (layers.Source, error) {
	if err != nil || l.Features <= 0 && l.Vertices <= 0 {
		return s, err
	}
	return limitedSource{s, l}, nil
}

// Features yields the features until there are too many.
func (s limitedSource) Features(ctx context.Context) iter.Seq2[layers.Feature, error] {
	return func(yield func(layers.Feature, error) bool) {
		var n counted
		for f, err := range s.Source.Features(ctx) {
			if err == nil {
				err = n.add(f, s.limits)
			}
			if !yield(f, err) || err != nil {
				return
			}
		}
	}
}

// limitedFiles are files of which none is larger than some bytes.
type limitedFiles struct {
	fs.FS
	limit int64
}

// Open opens a file unless it is too large.
func (l limitedFiles) Open(name string) (fs.File, error) {
	file, err := l.FS.Open(name)
	if err != nil {
		return nil, err
	}
	info, err := file.Stat()
	if err == nil && info.Mode().IsRegular() && info.Size() > l.limit {
		err = overLimit("FileBytes", "%s has %d bytes; %d are allowed", name, info.Size(), l.limit)
	} else if err == nil && !info.IsDir() && !info.Mode().IsRegular() {
		err = &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	if err != nil {
		file.Close()
		return nil, err
	}
	return file, nil
}

// Stat describes a file without opening it, where the files can.
func (l limitedFiles) Stat(name string) (fs.FileInfo, error) { return fs.Stat(l.FS, name) }

// ReadDir lists a folder.
func (l limitedFiles) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(l.FS, name) }

// limitedWriter fails when more is written to it than is allowed.
type limitedWriter struct {
	to   io.Writer
	left int64
	all  int64
}

// Write passes on what is allowed.
func (w *limitedWriter) Write(data []byte) (int, error) {
	if int64(len(data)) > w.left {
		return 0, overLimit("OutputBytes", "the map has more than %d bytes", w.all)
	}
	n, err := w.to.Write(data)
	w.left -= int64(n)
	return n, err
}

// writer puts the limit on what is written.
func (l Limits) writer(w io.Writer) io.Writer {
	if l.OutputBytes <= 0 {
		return w
	}
	return &limitedWriter{w, l.OutputBytes, l.OutputBytes}
}
