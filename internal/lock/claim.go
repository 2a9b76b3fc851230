package lock

import (
	"io/fs"
	"os"
)

// Claim opens a file to write to that nobody else writes to: a new one, or,
// emptied, one that a writer has left that was killed. It must be renamed or
// removed before it is closed, since closing it gives it up. ok is false where
// another one writes to it, or where the system cannot tell.
func Claim(path string, mode fs.FileMode) (file *os.File, ok bool) {
	if !renamesOpenFiles {
		return nil, false
	}
	for range 3 {
		file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|noFollow, mode)
		if err != nil {
			return nil, false
		}
		locked, err := lockFile(file, false)
		switch {
		case err != nil || !locked:
			file.Close()
			return nil, false
		case !isStill(file, path):
			file.Close() // its writer has just put it into place
			continue
		}
		if info, err := file.Stat(); err != nil || !info.Mode().IsRegular() || file.Truncate(0) != nil {
			file.Close()
			return nil, false
		}
		return file, true
	}
	return nil, false
}
