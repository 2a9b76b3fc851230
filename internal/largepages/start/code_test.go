//go:build linux && (amd64 || arm64)

package start

import (
	"os"
	"syscall"
	"testing"
	"unsafe"
)

const some = `00400000-00f0f000 r-xp 00000000 fd:00 12 /usr/bin/program
00f0f000-01f78000 r--p 00b0f000 fd:00 12 /usr/bin/program
7fff8aea9000-7fff8aeaa000 rw-p 00000000 00:00 0
ffffffffff600000-ffffffffff601000 --xp 00000000 00:00 0 [vsyscall]
`

func TestAround(t *testing.T) {
	for _, c := range []struct {
		lines             string
		address, from, to uintptr
	}{
		{some, 0x400000, 0x400000, 0xf0f000},
		{some, 0xf0efff, 0x400000, 0xf0f000},
		{some, 0xf0f000, 0xf0f000, 0x1f78000},
		{some, 0x7fff8aea9abc, 0x7fff8aea9000, 0x7fff8aeaa000},
		{some, 0x1f78000, 0, 0},
		{some, 0xffffffffff600001, 0xffffffffff600000, 0xffffffffff601000},
		{some[:8], 0x400000, 0, 0},
		{some[:9], 0x400000, 0, 0},
		{"", 0x400000, 0, 0},
		{"no mapping\n", 0, 0, 0},
	} {
		if from, to := around([]byte(c.lines), c.address); from != c.from || to != c.to {
			t.Errorf("%#x of %.20q: %#x to %#x, want %#x to %#x", c.address, c.lines, from, to, c.from, c.to)
		}
	}
}

// TestCodeIsThere holds that all pages of a program's code are in memory once it has begun, and that it goes by
// what the system tells of this one.
func TestCodeIsThere(t *testing.T) {
	lines, err := os.ReadFile("/proc/self/maps")
	if err != nil {
		t.Skip("this system does not tell of its mappings")
	}
	code := readCode
	entry := **(**unsafe.Pointer)(unsafe.Pointer(&code))
	from, to := around(lines, uintptr(entry))
	if from == 0 || to-from < 1<<20 {
		t.Fatalf("the code of this program is at %#x to %#x", from, to)
	}
	if failed(call(madvise, from, to-from, populateRead, 0)) {
		t.Skip("this system does not let pages come at once")
	}
	before := faults()
	readCode()
	for at := from; at < to; at += uintptr(os.Getpagesize()) {
		sum += *(*byte)(unsafe.Add(entry, int(at)-int(uintptr(entry))))
	}
	if n := faults() - before; n > 20 {
		t.Errorf("%d page faults for %d bytes of code", n, to-from)
	}
}

var sum byte

// faults is how many page faults the process has had.
func faults() int64 {
	var usage syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &usage)
	return usage.Minflt
}

// TestCallTellsErrors holds that what the system refuses is known as such.
func TestCallTellsErrors(t *testing.T) {
	if answer := call(read, ^uintptr(0), 0, 0, 0); !failed(answer) || syscall.Errno(-answer) != syscall.EBADF {
		t.Errorf("reading from no file: %d, want -%d", int(answer), int(syscall.EBADF))
	}
}
