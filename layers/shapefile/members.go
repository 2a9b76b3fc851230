package shapefile

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"
)

// member is one of the files that make up a shapefile.
type member struct {
	name string
	// size is the number of bytes that open's reader should yield.
	size int64
	open func() (io.ReadCloser, error)
}

// members are the files of one shapefile; all but shp may be nil.
type members struct {
	shp, dbf, prj, cpg, shx *member
}

// neighbourOf is a member next to the .shp file and its ending.
type neighbourOf struct {
	to  **member
	ext string
}

// beside lists the members next to the .shp file.
func (p *members) beside() []neighbourOf {
	return []neighbourOf{{&p.dbf, ".dbf"}, {&p.prj, ".prj"}, {&p.cpg, ".cpg"}, {&p.shx, ".shx"}}
}

// Neighbours lists the files that would be part of a shapefile if they existed,
// with endings in small and in capital letters. It is nil for other files than
// those that end in .shp, in any case.
func Neighbours(name string) []string {
	ending := path.Ext(name)
	if !strings.EqualFold(ending, ".shp") {
		return nil
	}
	var names []string
	for _, b := range new(members).beside() {
		for _, e := range []string{b.ext, strings.ToUpper(b.ext)} {
			names = append(names, strings.TrimSuffix(name, ending)+e)
		}
	}
	return names
}

// folderMembers finds the neighbours of a .shp file in its folder.
func folderMembers(fsys fs.FS, name string) (members, error) {
	var p members
	var err error
	if p.shp, err = fileMember(fsys, name); err != nil {
		return p, err
	}
	stem := strings.TrimSuffix(name, path.Ext(name))
	for _, b := range p.beside() {
		if *b.to, err = neighbour(fsys, stem, b.ext); err != nil {
			return p, err
		}
	}
	return p, nil
}

// neighbour returns the file with the extension in any case, or nil.
func neighbour(fsys fs.FS, stem, ext string) (*member, error) {
	for _, e := range []string{ext, strings.ToUpper(ext)} {
		p, err := fileMember(fsys, stem+e)
		if err == nil {
			return p, nil
		}
		if !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
	}
	// A folder that cannot be listed, as on some servers, has no odd names.
	entries, _ := fs.ReadDir(fsys, path.Dir(stem))
	for _, e := range entries {
		if strings.EqualFold(e.Name(), path.Base(stem)+ext) {
			return fileMember(fsys, path.Join(path.Dir(stem), e.Name()))
		}
	}
	return nil, nil
}

func fileMember(fsys fs.FS, name string) (*member, error) {
	info, err := fs.Stat(fsys, name)
	if err != nil {
		return nil, err
	}
	if info.IsDir() {
		return nil, fmt.Errorf("%s: is a folder", name)
	}
	return &member{name: name, size: info.Size(), open: func() (io.ReadCloser, error) { return fsys.Open(name) }}, nil
}

// readSmall returns the text of a small member, nil being an empty one.
func (p *member) readSmall() (string, error) {
	const limit = 1 << 16
	if p == nil {
		return "", nil
	}
	f, err := p.open()
	if err != nil {
		return "", err
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, limit))
	if err != nil {
		return "", fmt.Errorf("%s: %w", p.name, err)
	}
	return strings.TrimSpace(strings.TrimPrefix(string(b), "\uFEFF")), nil
}
