package format

import (
	"fmt"
	"io/fs"
	"path"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/archive"
	"github.com/seed-898ab921/kartograph/internal/text/brief"
)

// Found is a file that a reader can read.
type Found struct {
	Format Format
	// Files is the file system that Name is the path of a file in: the one that
	// was asked, or that of an archive in it. Of a spreadsheet it has the parts,
	// and Name is that of the spreadsheet itself.
	Files fs.FS
	Name  string
	// Object is what is left of the object that was asked for, when a file in an
	// archive or folder was not what it names.
	Object string
	// Packed says that the file is in an archive.
	Packed bool
}

// Find finds the file to read where name may also be a zip archive or a folder:
// the only map in it, or the one that object names. The error says what is wrong
// and what to do, such as which maps there are.
func Find(fsys fs.FS, name, object string) (Found, error) {
	stat, err := fs.Stat(fsys, name)
	if err != nil {
		return Found{}, err
	}
	if stat.IsDir() {
		return inFolder(fsys, name, object)
	}
	found, err := Of(fsys, name)
	switch {
	case err == nil && found == Archive:
		return inArchive(fsys, name, object)
	case err == nil && found == Spreadsheet:
		return inSpreadsheet(fsys, name, object)
	}
	return Found{Format: found, Files: fsys, Name: name, Object: object}, err
}

// inArchive finds the map in an archive.
func inArchive(fsys fs.FS, name, object string) (Found, error) {
	inner, err := archive.Open(fsys, name, archive.Limits{})
	if err != nil {
		return Found{}, fmt.Errorf("%s: %w", name, err)
	}
	if isSpreadsheet(inner.Names()) {
		return Found{Format: Spreadsheet, Files: inner, Name: name, Object: object, Packed: true}, nil
	}
	member, left, err := pick("archive", inner.Names(), object)
	if err != nil {
		return Found{}, fmt.Errorf("%s: %w", name, err)
	}
	found, err := Find(inner, member, left)
	if err != nil {
		return Found{}, fmt.Errorf("%s: %w", name, err)
	}
	if found.Files != fs.FS(inner) && found.Format != Spreadsheet {
		return Found{}, fmt.Errorf("%s: %s is an archive in an archive; unpack the outer one", name, member)
	}
	found.Packed = true
	return found, nil
}

// inFolder finds the map in a folder.
func inFolder(fsys fs.FS, name, object string) (Found, error) {
	if strings.EqualFold(path.Ext(name), ".gdb") {
		return Found{}, fmt.Errorf("%s: file geodatabases are not read; convert it to GeoJSON or a shapefile, for example with ogr2ogr", name)
	}
	entries, err := fs.ReadDir(fsys, name)
	if err != nil {
		return Found{}, err
	}
	var names []string
	for _, e := range entries {
		if !e.IsDir() && !strings.HasPrefix(e.Name(), ".") {
			names = append(names, e.Name())
		}
	}
	member, left, err := pick("folder", names, object)
	if err != nil {
		return Found{}, fmt.Errorf("%s: %w", name, err)
	}
	return Find(fsys, path.Join(name, member), left)
}

// pick chooses the file that object names or, without one, the only one of the
// best rank; left is the object where it names no file. what says what the files
// are in.
func pick(what string, names []string, object string) (name, left string, err error) {
	if named := matching(names, object); len(named) == 1 {
		return named[0], "", nil
	} else if len(named) > 1 {
		return "", "", fmt.Errorf("the %s has %d maps, choose one with \"object\": %s", what, len(named), list(named))
	}
	best, maps := worst, []string(nil)
	for _, n := range names {
		switch r := rankOf(n); {
		case r == worst || r > best:
		case r < best:
			best, maps = r, []string{n}
		default:
			maps = append(maps, n)
		}
	}
	switch {
	case len(maps) == 1:
		return maps[0], object, nil
	case len(names) == 0:
		return "", "", fmt.Errorf("the %s is empty", what)
	case len(maps) == 0:
		return "", "", fmt.Errorf("the %s has no map; it has %s", what, list(names))
	case object != "":
		return "", "", fmt.Errorf("the %s has no map %q; it has %s", what, brief.Of(object), list(maps))
	}
	return "", "", fmt.Errorf("the %s has %d maps, choose one with \"object\": %s", what, len(maps), list(maps))
}

// matching lists the maps that object names: by their paths or base names, with
// or without ending. A name without ending means the best of them.
func matching(names []string, object string) []string {
	if object == "" {
		return nil
	}
	var found []string
	best := worst
	for _, n := range names {
		stem := strings.TrimSuffix(n, path.Ext(n))
		whole := strings.EqualFold(object, n) || strings.EqualFold(object, path.Base(n))
		if !whole && !strings.EqualFold(object, stem) && !strings.EqualFold(object, path.Base(stem)) {
			continue
		}
		switch r := rankOf(n); {
		case r == worst && !whole, r > best:
		case r < best:
			best, found = r, []string{n}
		default:
			found = append(found, n)
		}
	}
	return found
}

// list joins names, of many only the first.
func list(names []string) string {
	const most = 20
	if len(names) > most {
		return strings.Join(brief.All(names[:most]), ", ") + ", ..."
	}
	return strings.Join(brief.All(names), ", ")
}

// isNamed reports whether a name that was asked for is that of a file: its path
// or its base name, with or without ending.
func isNamed(file, asked string) bool {
	stem := strings.TrimSuffix(file, path.Ext(file))
	return strings.EqualFold(asked, file) || strings.EqualFold(asked, path.Base(file)) || strings.EqualFold(asked, stem) || strings.EqualFold(asked, path.Base(stem))
}
