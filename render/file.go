package render

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
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
func WriteFile(name string, write func(io.Writer) error) error {
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
	if err := fill(f, name, mode, write); err != nil {
		f.discard()
		return err
	}
	return f.moveTo(target)
}

// fill writes a temporary file.
func fill(f temporaryFile, name string, mode fs.FileMode, write func(io.Writer) error) error {
	if err := write(f); err != nil {
		return err
	}
	if mode != 0 {
		if err := f.Chmod(mode.Perm()); err != nil {
			return fmt.Errorf("keep the permissions of %s: %w", name, err)
		}
	}
	return f.Sync()
}

// destination is the file behind a name and its mode, 0 for a new file.
func destination(name string) (string, fs.FileMode, error) {
	info, err := os.Stat(name)
	if errors.Is(err, fs.ErrNotExist) {
		target, err := follow(name)
		return target, 0, err
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

// maxLinks is how many links one may lead to the next.
const maxLinks = 40

// follow returns what a link leads to that leads to no file yet, and any other
// name as it is.
func follow(name string) (string, error) {
	for range maxLinks {
		next, err := os.Readlink(name)
		if err != nil {
			return name, nil
		}
		if !filepath.IsAbs(next) {
			// Not filepath.Join, which would take ".." for the folder
			// that a name says and not for that of the disk.
			next = filepath.Dir(name) + string(filepath.Separator) + next
		}
		name = next
	}
	return "", fmt.Errorf("%s: there are too many links", name)
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
