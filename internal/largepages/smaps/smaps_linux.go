// Package smaps tells tests for what memory of their process large pages were asked for, by what the
// system says of it.
package smaps

import (
	"bytes"
	"os"
	"strconv"
	"syscall"
	"testing"
	"unsafe"
)

// Stretches calls do with each stretch of memory for which large pages were asked for.
func Stretches(t *testing.T, do func(from, to uint64)) {
	t.Helper()
	smaps, err := os.ReadFile("/proc/self/smaps")
	if err != nil {
		t.Fatal(err)
	}
	var from, to uint64
	for line := range bytes.Lines(smaps) {
		fields := bytes.Fields(line)
		if a, b, ok := bytes.Cut(fields[0], []byte("-")); ok {
			from, _ = strconv.ParseUint(string(a), 16, 64)
			to, _ = strconv.ParseUint(string(b), 16, 64)
		}
		if bytes.HasPrefix(line, []byte("VmFlags:")) && bytes.Contains(line, []byte(" hg")) {
			do(from, to)
		}
	}
}

// Asked reports whether an address is in one of them.
func Asked(t *testing.T, at uint64) (found bool) {
	t.Helper()
	Stretches(t, func(from, to uint64) { found = found || from <= at && at < to })
	return found
}

// Tells reports whether the system shows of memory of ours that large pages were asked for.
func Tells(t *testing.T) bool {
	t.Helper()
	const large = 2 << 20
	own, err := syscall.Mmap(-1, 0, 2*large, syscall.PROT_READ|syscall.PROT_WRITE, syscall.MAP_PRIVATE|syscall.MAP_ANON)
	if err != nil {
		return false
	}
	defer func() { _ = syscall.Munmap(own) }()
	if err := syscall.Madvise(own, syscall.MADV_HUGEPAGE); err != nil {
		return false
	}
	return Asked(t, uint64(uintptr(unsafe.Pointer(&own[0]))))
}
