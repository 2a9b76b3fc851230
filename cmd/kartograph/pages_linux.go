package main

import (
	"bytes"
	"os"
	"strconv"
	"syscall"
)

// forgetPages tells the system that the pages of the program's file are not needed in
// memory: those that are come back, from where the system keeps files, in a millisecond
// in all. What only the start needed, to read a config for example, does not.
func forgetPages() {
	file, err := os.Readlink("/proc/self/exe")
	if err != nil {
		return
	}
	maps, err := os.ReadFile("/proc/self/maps")
	if err != nil {
		return
	}
	for line := range bytes.Lines(maps) {
		if from, length, ok := programPages(line, file); ok {
			// What the system does not forget stays.
			_, _, _ = syscall.Syscall(syscall.SYS_MADVISE, from, length, syscall.MADV_DONTNEED)
		}
	}
}

// programPages is where a line of /proc/self/maps has pages of a file that nobody
// can have written to.
func programPages(line []byte, file string) (from, length uintptr, ok bool) {
	fields := bytes.Fields(line)
	if len(fields) < 6 || len(fields[1]) < 4 || fields[1][1] != '-' || !bytes.HasSuffix(bytes.TrimSpace(line), []byte(" "+file)) {
		return 0, 0, false
	}
	first, last, ok := bytes.Cut(fields[0], []byte("-"))
	a, err := strconv.ParseUint(string(first), 16, 64)
	b, err2 := strconv.ParseUint(string(last), 16, 64)
	if !ok || err != nil || err2 != nil || b <= a {
		return 0, 0, false
	}
	return uintptr(a), uintptr(b - a), true
}
