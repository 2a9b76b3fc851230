//go:build unix

package main

import (
	"os"

	"golang.org/x/sys/unix"
)

// wasClosed reports whether a standard stream is the null device that the
// runtime has opened in the place of a closed one: for reading and writing,
// while a shell's >/dev/null is for writing alone.
func wasClosed(file *os.File) bool {
	flags, err := unix.FcntlInt(file.Fd(), unix.F_GETFL, 0)
	if err != nil || flags&unix.O_ACCMODE != unix.O_RDWR {
		return false
	}
	null, errNull := os.Stat(os.DevNull)
	info, err := file.Stat()
	return errNull == nil && err == nil && os.SameFile(null, info)
}
