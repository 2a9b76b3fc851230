package batch

import (
	"crypto/sha256"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"syscall"
)

// write writes an output whole or not at all: into the folder of what is being
// written, from where it is moved to its place. It is not forced to the disk:
// the manifest knows its size and hash, so that a map that a power failure
// took is made anew.
func (s *folderState) write(number int, output string, write func(io.Writer) error) (e manifestEntry, err error) {
	temporary := filepath.Join(s.temporary(), strconv.Itoa(number))
	file, err := os.Create(temporary)
	if err != nil {
		return e, withoutTemporary(err)
	}
	defer func() {
		if err != nil {
			file.Close() // a second Close does no harm
			os.Remove(temporary)
			err = withoutTemporary(err)
		}
	}()
	sum := sha256.New()
	// All formats hand on many bytes at once.
	if err := write(io.MultiWriter(file, sum)); err != nil {
		return e, err
	}
	info, err := file.Stat()
	if err != nil {
		return e, err
	}
	if err := file.Close(); err != nil {
		return e, err
	}
	if err := s.move(temporary, s.path(output)); err != nil {
		return e, err
	}
	return manifestEntry{Output: output, Hash: shortHash(sum), Size: info.Size()}, nil
}

// move renames a finished file to its place, whose folder may be missing.
func (s *folderState) move(from, to string) error {
	err := os.Rename(from, to)
	if errors.Is(err, fs.ErrNotExist) {
		if err := os.MkdirAll(filepath.Dir(to), 0o777); err != nil {
			return err
		}
		err = os.Rename(from, to)
	}
	return err
}

// withoutTemporary takes the name of a temporary file, which tells nobody
// anything, out of an error.
func withoutTemporary(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	var link *os.LinkError
	if errors.As(err, &link) {
		return link.Err
	}
	return err
}

// isHopeless reports whether an error of writing one map will hit all others
// as well: the disk is full or can only be read.
func isHopeless(err error) bool {
	for _, hopeless := range []error{syscall.ENOSPC, syscall.EDQUOT, syscall.EROFS, syscall.EIO} {
		if errors.Is(err, hopeless) {
			return true
		}
	}
	// ERROR_WRITE_PROTECT, ERROR_HANDLE_DISK_FULL, ERROR_DISK_FULL
	return runtime.GOOS == "windows" &&
		(errors.Is(err, syscall.Errno(19)) || errors.Is(err, syscall.Errno(39)) || errors.Is(err, syscall.Errno(112)))
}

// remove deletes an output and the folders that it leaves empty.
func (s *folderState) remove(output string) error {
	if err := os.Remove(s.path(output)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	s.known.forget(output)
	for folder := filepath.Dir(filepath.FromSlash(output)); folder != "."; folder = filepath.Dir(folder) {
		if os.Remove(filepath.Join(s.folder, folder)) != nil {
			break // it is not empty
		}
	}
	return nil
}
