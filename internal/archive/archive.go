// Package archive shows a zip archive as a file system, so that whatever reads
// files reads those in archives.
//
// Names are as the programs of this world write them: with backslashes, in the
// encoding of DOS, with the Finder's own files beside them. The archive's list is
// read once, and the archive is open as long as one of its files is, so that
// nothing has to be closed in the end and any number may read at once; what a
// file may unpack to is bounded.
package archive

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"
	"unicode/utf8"

	"github.com/seed-898ab921/kartograph/internal/spend"
	"github.com/seed-898ab921/kartograph/internal/text/charset"
)

// Limits bound what a file of an archive may unpack to; a zero field has the
// default that it names.
type Limits struct {
	// Unpacked is the size in bytes to which a file may unpack in any case;
	// default 8 MiB.
	Unpacked uint64
	// Ratio is how many times larger than packed a file may be beyond that;
	// default 100.
	Ratio uint64
}

func (l Limits) most(packed uint64) uint64 {
	unpacked, ratio := l.Unpacked, l.Ratio
	if unpacked == 0 {
		unpacked = 8 << 20
	}
	if ratio == 0 {
		ratio = 100
	}
	return max(unpacked, ratio*packed)
}

// FS is an archive as a file system. It is safe for concurrent use.
type FS struct {
	fsys    fs.FS
	limits  Limits
	packed  *packed
	members []member
	// index finds members by their names, folders the names in each folder.
	index   map[string]int
	folders map[string][]fs.DirEntry
}

// member is a file of the archive.
type member struct {
	name string
	file *zip.File
	info fs.FileInfo
	// fault is why it cannot be opened, or nil.
	fault error
}

// Open reads the list of the files in an archive, which name is the path of in
// fsys.
func Open(fsys fs.FS, name string, l Limits) (*FS, error) {
	p, err := openPacked(fsys, name)
	if err != nil {
		return nil, err
	}
	a := &FS{fsys: fsys, limits: l, packed: p}
	if err := errors.Join(a.list(), p.release()); err != nil {
		return nil, err
	}
	return a, nil
}

// OpenBytes is Open for an archive in memory, which must not be changed.
func OpenBytes(data []byte, l Limits) (*FS, error) {
	a := &FS{limits: l, packed: inMemory("the file", data)}
	if err := a.list(); err != nil {
		return nil, err
	}
	return a, nil
}

// list reads the list of the files.
func (a *FS) list() error {
	a.index, a.folders = map[string]int{}, map[string][]fs.DirEntry{".": nil}
	z, err := zip.NewReader(a.packed, a.packed.size)
	if err != nil {
		return err
	}
	for _, f := range z.File {
		a.add(f)
	}
	return nil
}

// add lists a file, unless it is one of the Finder's or has the name of another.
func (a *FS) add(f *zip.File) {
	name := cleanName(f)
	base := path.Base(name)
	if strings.HasSuffix(f.Name, "/") || name == "." || strings.HasPrefix(base, "._") || strings.HasPrefix(name, "__MACOSX/") {
		return
	}
	if _, twice := a.index[name]; twice {
		return
	}
	m := member{name: name, file: f, info: info{f.FileInfo(), base}, fault: a.check(f)}
	a.index[name] = len(a.members)
	a.members = append(a.members, m)
	a.folders[path.Dir(name)] = append(a.folders[path.Dir(name)], fs.FileInfoToDirEntry(m.info))
}

// cleanName returns a file's name as a path with slashes.
func cleanName(f *zip.File) string {
	name := f.Name
	if !utf8.ValidString(name) {
		name = charset.Mend([]byte(name))
		if dos, err := charset.Lookup("cp437"); err == nil {
			name, _ = dos.Decode([]byte(f.Name))
		}
	}
	name = strings.ReplaceAll(name, `\`, "/")
	return strings.TrimPrefix(path.Clean("/"+name), "/")
}

// check returns why a file is not to be opened.
func (a *FS) check(f *zip.File) error {
	if f.Flags&1 != 0 {
		return fmt.Errorf("%s: is encrypted; unpack it first", f.Name)
	}
	if most := spend.Most(a.fsys); most > 0 && f.UncompressedSize64 > uint64(most) {
		return spend.TooLarge(f.Name, most)
	}
	if f.CompressedSize64 > uint64(a.packed.size) { // or the limit would be what the file says
		return fmt.Errorf("%s: is said to have %d bytes in an archive of %d, which is damaged; pack it or download it again", f.Name, f.CompressedSize64, a.packed.size)
	}
	if most := a.limits.most(f.CompressedSize64); f.UncompressedSize64 > most {
		return fmt.Errorf("%s: unpacks from %d to %d bytes, more than the limit of %d", f.Name, f.CompressedSize64, f.UncompressedSize64, most)
	}
	return nil
}

// info is a member's own, under its clean name.
type info struct {
	fs.FileInfo
	name string
}

// Name is the member's clean name.
func (i info) Name() string { return i.name }

// IsDir is false: folders are no members.
func (i info) IsDir() bool { return false }

// Names lists the files in the archive's order.
func (a *FS) Names() []string {
	names := make([]string, len(a.members))
	for i, m := range a.members {
		names[i] = m.name
	}
	return names
}

// find returns the member of a name.
func (a *FS) find(op, name string) (member, error) {
	i, ok := a.index[name]
	if !ok {
		return member{}, &fs.PathError{Op: op, Path: name, Err: fs.ErrNotExist}
	}
	return a.members[i], nil
}

// Open opens a file of the archive for reading from front to back, at most as
// far as its declared size. Reading fails where it has less, or another checksum.
func (a *FS) Open(name string) (fs.File, error) {
	m, err := a.find("open", name)
	if err == nil {
		err = m.fault
	}
	if err != nil {
		return nil, err
	}
	if err := a.packed.hold(); err != nil {
		return nil, err
	}
	r, err := m.file.Open()
	if err != nil {
		return nil, errors.Join(err, a.packed.release())
	}
	return &file{Reader: &declared{r, m.info.Size()}, info: m.info, member: r, archive: a.packed.release}, nil
}

// declared reads a member as far as its declared size.
type declared struct {
	io.Reader
	left int64
}

// Read reads. The checksum is compared by whoever asks what there is behind the last byte.
func (d *declared) Read(p []byte) (int, error) {
	if d.left <= 0 {
		if _, err := d.Reader.Read(make([]byte, 1)); errors.Is(err, zip.ErrChecksum) {
			return 0, err
		}
		return 0, io.EOF
	}
	n, err := d.Reader.Read(p[:min(int64(len(p)), d.left)])
	d.left -= int64(n)
	return n, err
}

// file lets go of the archive when it is closed, once.
type file struct {
	io.Reader
	info    fs.FileInfo
	member  io.Closer
	archive func() error
}

// Stat describes the file as the list of the archive does.
func (f *file) Stat() (fs.FileInfo, error) { return f.info, nil }

// Close closes the file; the archive is closed with the last one.
func (f *file) Close() error {
	if f.archive == nil {
		return fs.ErrClosed
	}
	release := f.archive
	f.archive = nil
	return errors.Join(f.member.Close(), release())
}

// Stat describes a file of the archive without opening it.
func (a *FS) Stat(name string) (fs.FileInfo, error) {
	m, err := a.find("stat", name)
	return m.info, err
}

// ReadDir lists the files in a folder of the archive, without folders in it.
func (a *FS) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, ok := a.folders[name]
	if !ok {
		return nil, &fs.PathError{Op: "readdir", Path: name, Err: fs.ErrNotExist}
	}
	return entries, nil
}
