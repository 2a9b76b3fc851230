package render

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
)

// WriteFile writes a file that appears whole or not at all: write fills a
// temporary file beside it, which takes its name once everything is on the
// disk. When write, or the disk, reports an error, what was there before stays
// as it was and no temporary file remains.
//
// A new file has the permissions that the user's mask leaves of 0644; a file
// that is replaced keeps its own. Links are followed. What is no regular file
// (a pipe, /dev/null) is written to directly.
func WriteFile(name string, write func(io.Writer) error) (err error) {
	target, mode, err := destination(name)
	if err != nil {
		return err
	}
	if mode&fs.ModeType != 0 {
		return writeInto(target, write)
	}
	f, err := temporary(target)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			f.Close() // a second Close does no harm
			os.Remove(f.Name())
		}
	}()
	if err := write(f); err != nil {
		return err
	}
	if mode != 0 {
		if err := f.Chmod(mode.Perm()); err != nil {
			return fmt.Errorf("keep the permissions of %s: %w", name, err)
		}
	}
	if err := f.Sync(); err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	return os.Rename(f.Name(), target)
}

// destination is the file behind a name and its mode, 0 for a new file.
func destination(name string) (string, fs.FileMode, error) {
	info, err := os.Stat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return name, 0, nil
	}
	if err != nil {
		return "", 0, err
	}
	if info.IsDir() {
		return "", 0, fmt.Errorf("%s is a folder: give the name of a file", name)
	}
	target, err := filepath.EvalSymlinks(name)
	if err != nil {
		return "", 0, err
	}
	return target, info.Mode(), nil
}

// temporary creates a new file beside target. os.CreateTemp would make it
// readable by its owner alone, whatever the user's mask says.
func temporary(target string) (*os.File, error) {
	dir := filepath.Dir(target)
	for range 100 {
		name := filepath.Join(dir, fmt.Sprintf(".kartograph-%08x.tmp", rand.Uint32()))
		f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
		switch {
		case err == nil:
			return f, nil
		case errors.Is(err, fs.ErrNotExist):
			return nil, fmt.Errorf("%s: there is no folder %s: create it first", target, dir)
		case !errors.Is(err, fs.ErrExist):
			return nil, fmt.Errorf("%s: %w", target, withoutPath(err))
		}
	}
	return nil, fmt.Errorf("%s: no free name for a temporary file beside it", target)
}

// withoutPath takes the name of a temporary file, which tells nobody anything,
// out of an error.
func withoutPath(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

// writeInto writes to what is no regular file.
func writeInto(name string, write func(io.Writer) error) error {
	f, err := os.OpenFile(name, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	if err := write(f); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}
