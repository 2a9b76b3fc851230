package main

import (
	"os"
	"runtime"
	"testing"
)

// TestPagesOfTheProgram tells lines of the program's file that nobody can write to from others.
func TestPagesOfTheProgram(t *testing.T) {
	const file = "/a b/kartograph"
	for line, want := range map[string][2]uintptr{
		"00400000-00e1e000 r-xp 00000000 fe:00 1 /a b/kartograph\n": {0x400000, 0xa1e000},
		"00e1e000-01cea000 r--p 00a1e000 fe:00 1 /a b/kartograph\n": {0xe1e000, 0xecc000},
		"01cea000-01ebc000 rw-p 018ea000 fe:00 1 /a b/kartograph\n": {},
		"01ebc000-03f01000 rw-p 00000000 00:00 0 \n":                {},
		"7f643b33e000-7f643b700000 r--p 0 fe:00 2 /b/kartograph\n":  {},
		"7fff0000-7fff1000 r-xp 00000000 00:00 0 [vdso]\n":          {},
		"x-y r-xp 00000000 fe:00 1 /a b/kartograph\n":               {},
		"00e1e000 r-xp 00000000 fe:00 1 /a b/kartograph\n":          {},
		"02-01 r-xp 00000000 fe:00 1 /a b/kartograph\n":             {},
		"\n": {},
	} {
		from, length, ok := programPages([]byte(line), file)
		if got := [2]uintptr{from, length}; got != want || ok != (want != [2]uintptr{}) {
			t.Errorf("%q: %x, %v, want %x", line, got, ok, want)
		}
	}
}

// TestForgettingPages runs on, in all that it did before, and what it has written to stays.
func TestForgettingPages(t *testing.T) {
	written := os.Args
	for range 3 {
		forgetPages()
		runtime.GC()
	}
	if len(written) == 0 || &written[0] != &os.Args[0] {
		t.Error("variables have changed")
	}
}
