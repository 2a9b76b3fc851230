package source

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/spend"
	"github.com/seed-898ab921/kartograph/internal/text/address"
	"github.com/seed-898ab921/kartograph/internal/text/nearest"
)

// Locate returns the first of name as given, name from the config's folder and
// name from the folders of the data path that exists.
func Locate(o Options, dir, name string) (string, error) {
	if o.Files == nil {
		return "", fmt.Errorf("%s: no files may be read here (Options.Files is nil): %w", address.Name(name), fs.ErrPermission)
	}
	places := candidates(o, dir, name)
	shown, odd := address.Shown(name)
	for _, c := range places {
		_, err := fs.Stat(o.Files, c)
		err = spend.Denied(c, err)
		if err == nil {
			return c, nil
		}
		if !absent(err) && !odd {
			return "", err
		}
	}
	if odd {
		return "", noFile(name, shown)
	}
	return "", notFound(o, name, places)
}

// noFile says that an address is none, and nothing of what stands in it.
func noFile(name, shown string) error {
	if address.IsDatabase(name) {
		return fmt.Errorf("%s: %w; the address of a database is written %q and a connection string, in small letters", shown, fs.ErrNotExist, databasePrefix)
	}
	return fmt.Errorf("%s: %w; nothing is fetched from the web: download the file and name it", shown, fs.ErrNotExist)
}

// candidates lists where a name may lead to, each once.
func candidates(o Options, dir, name string) []string {
	slashed := filepath.ToSlash(name)
	places := []string{path.Clean(slashed)}
	if IsAbsolute(slashed) {
		return places
	}
	for _, folder := range append([]string{dir}, o.DataPath...) {
		if c := path.Join(filepath.ToSlash(folder), slashed); !slices.Contains(places, c) {
			places = append(places, c)
		}
	}
	return places
}

// absent reports whether an error says that there is no such file; a file
// system that takes no paths with ".." has none there.
func absent(err error) bool { return errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrInvalid) }

// notFound says where a file was looked for, and which file beside those
// places may be meant.
func notFound(o Options, name string, places []string) error {
	hint := ""
	for _, c := range places {
		if near, ok := nearestFile(o.Files, c); ok {
			hint = ", " + nearest.Question(near)
			break
		}
	}
	where := ""
	if len(places) > 1 {
		where = "; it was looked for as " + strings.Join(places, ", ")
	}
	if len(o.DataPath) == 0 && !IsAbsolute(filepath.ToSlash(name)) {
		where += " (the data path names no folders)"
	}
	return fmt.Errorf("%s: %w%s%s", name, fs.ErrNotExist, hint, where)
}

// mostFiles is how many files of a folder are compared with a mistyped name.
const mostFiles = 1000

// nearestFile returns the file whose name is most like that of a missing one
// in the same folder.
func nearestFile(files fs.FS, missing string) (string, bool) {
	entries, err := fs.ReadDir(files, path.Dir(missing))
	if err != nil || len(entries) > mostFiles {
		return "", false
	}
	ending := path.Ext(missing)
	var stems []string // the ending would make all names alike
	for _, e := range entries {
		if !e.IsDir() && path.Ext(e.Name()) == ending {
			stems = append(stems, strings.TrimSuffix(e.Name(), ending))
		}
	}
	near, ok := nearest.Match(strings.TrimSuffix(path.Base(missing), ending), stems)
	return path.Join(path.Dir(missing), near+ending), ok
}

// IsAbsolute reports whether a name with slashes starts from the root of the
// file system, here or on Windows.
func IsAbsolute(name string) bool {
	return strings.HasPrefix(name, "/") || filepath.IsAbs(filepath.FromSlash(name))
}
