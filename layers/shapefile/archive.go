package shapefile

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"
)

// archive is a zip file that can be opened any number of times.
type archive struct {
	fsys fs.FS
	name string
	// data is the whole file where the file system does not offer reading at
	// any place.
	data []byte
}

// opened is an archive in reading.
type opened struct {
	*zip.Reader
	close func() error
}

func (a *archive) open() (opened, error) {
	if a.data != nil {
		z, err := zip.NewReader(bytes.NewReader(a.data), int64(len(a.data)))
		return opened{z, func() error { return nil }}, err
	}
	f, err := a.fsys.Open(a.name)
	if err != nil {
		return opened{}, err
	}
	at, ok := f.(io.ReaderAt)
	info, err := f.Stat()
	if ok && err == nil {
		z, err := zip.NewReader(at, info.Size())
		if err != nil {
			f.Close()
		}
		return opened{z, f.Close}, err
	}
	defer f.Close()
	if a.data, err = io.ReadAll(f); err != nil {
		return opened{}, err
	}
	return a.open()
}

// zipParts finds the shapefile in an archive; object names it when there are
// several.
func zipParts(fsys fs.FS, name, object string, limits Limits) (parts, error) {
	a := &archive{fsys: fsys, name: name}
	z, err := a.open()
	if err != nil {
		return parts{}, err
	}
	defer z.close()
	var names []string
	for _, f := range z.File {
		if isShapefile(f.Name) {
			names = append(names, f.Name)
		}
	}
	shp, err := pick(names, object)
	if err != nil {
		return parts{}, err
	}
	p := parts{}
	stem := strings.TrimSuffix(shp, path.Ext(shp))
	for _, want := range []struct {
		to  **part
		ext string
	}{{&p.shp, ".shp"}, {&p.dbf, ".dbf"}, {&p.prj, ".prj"}, {&p.cpg, ".cpg"}, {&p.shx, ".shx"}} {
		for i, f := range z.File {
			if strings.EqualFold(f.Name, stem+want.ext) && *want.to == nil {
				if *want.to, err = a.member(i, f, limits); err != nil {
					return parts{}, err
				}
			}
		}
	}
	return p, nil
}

// isShapefile reports whether an archive's member is a .shp file. The Finder
// adds files beginning with "._" that are not.
func isShapefile(name string) bool {
	return strings.EqualFold(path.Ext(name), ".shp") && !strings.HasPrefix(path.Base(name), "._")
}

// pick returns the member that object names: its path in the archive or its
// base name, with or without extension.
func pick(names []string, object string) (string, error) {
	var found []string
	for _, n := range names {
		stem := strings.TrimSuffix(n, path.Ext(n))
		if object == "" || strings.EqualFold(object, n) || strings.EqualFold(object, stem) ||
			strings.EqualFold(object, path.Base(n)) || strings.EqualFold(object, path.Base(stem)) {
			found = append(found, n)
		}
	}
	switch {
	case len(found) == 1:
		return found[0], nil
	case len(names) == 0:
		return "", errors.New("the archive has no .shp file")
	case len(found) == 0:
		return "", fmt.Errorf("the archive has no shapefile %q; it has %s", object, list(names))
	default:
		return "", fmt.Errorf("the archive has %d shapefiles, choose one with \"object\": %s", len(found), list(found))
	}
}

// list joins names, of many only the first.
func list(names []string) string {
	const most = 20
	if len(names) > most {
		return strings.Join(names[:most], ", ") + ", ..."
	}
	return strings.Join(names, ", ")
}

// member returns the archive's file i. Its declared size must be one that real
// data can be packed to; reading stops at it.
func (a *archive) member(i int, f *zip.File, limits Limits) (*part, error) {
	if f.Flags&1 != 0 {
		return nil, fmt.Errorf("%s: is encrypted; unpack it first", f.Name)
	}
	most := max(limits.unpacked(), limits.ratio()*f.CompressedSize64)
	if f.UncompressedSize64 > most {
		return nil, fmt.Errorf("%s: unpacks from %d to %d bytes, more than the limit of %d", f.Name, f.CompressedSize64, f.UncompressedSize64, most)
	}
	size := int64(f.UncompressedSize64)
	open := func() (io.ReadCloser, error) {
		z, err := a.open()
		if err != nil {
			return nil, err
		}
		if i >= len(z.File) {
			z.close()
			return nil, fmt.Errorf("%s: the archive has changed", a.name)
		}
		r, err := z.File[i].Open()
		if err != nil {
			z.close()
			return nil, err
		}
		return &memberReader{Reader: io.LimitReader(r, size), member: r, archive: z.close}, nil
	}
	return &part{name: f.Name, size: size, open: open}, nil
}

// memberReader closes the archive with the member.
type memberReader struct {
	io.Reader
	member  io.Closer
	archive func() error
}

func (m *memberReader) Close() error { return errors.Join(m.member.Close(), m.archive()) }
