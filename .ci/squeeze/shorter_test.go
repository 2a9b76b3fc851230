package main

import (
	"bytes"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// What Go writes, and what shorter makes of it, where push is function 300.
var calls = []struct {
	name       string
	from, want []byte
}{
	{"a call",
		[]byte{0x20, 1, 0x41, 8, 0x6b, 0x22, 1, 0x24, 0, 0x20, 1, 0x42, 0x83, 0x01, 0x37, 3, 0, 0x41, 0, 0x10, 7, 0x23, 0, 0x21, 1, 0x0d, 2},
		[]byte{0x42, 0x83, 0x01, 0x10, 0xac, 2, 0x10, 7, 0x23, 0, 0x21, 1, 0x0d, 2}},
	{"a call after which the copy is not renewed",
		[]byte{0x20, 1, 0x41, 8, 0x6b, 0x22, 1, 0x24, 0, 0x20, 1, 0x42, 3, 0x37, 3, 0, 0x41, 0, 0x10, 7, 0x1a}, nil},
	{"a return address that is not on top",
		[]byte{0x20, 1, 0x41, 8, 0x6b, 0x22, 1, 0x24, 0, 0x20, 1, 0x42, 3, 0x37, 3, 8, 0x41, 0, 0x10, 7, 0x23, 0, 0x21, 1}, nil},
	{"an end",
		[]byte{0x20, 1, 0x41, 0x3c, 0x6a, 0x22, 1, 0x24, 0, 0x20, 1, 0x41, 8, 0x6a, 0x22, 1, 0x24, 0, 0x41, 0, 0x0f},
		[]byte{0x20, 1, 0x41, 0xc4, 0, 0x6a, 0x22, 1, 0x24, 0, 0x41, 0, 0x0f}},
	{"an address", []byte{0x20, 1, 0xad, 0x42, 16, 0x7c, 0xa7, 0x29, 3, 0}, []byte{0x20, 1, 0x41, 16, 0x6a, 0x29, 3, 0}},
	{"an address that wraps", []byte{0xad, 0x42, 0x80, 0x80, 0x80, 0x80, 0x20, 0x7c, 0xa7}, []byte{0x41, 0, 0x6a}}, // 1 << 33
	{"an address in 64 bits", []byte{0xad, 0x42, 16, 0x7c, 0x21, 2}, nil},
	{"a question for zero", []byte{0x20, 2, 0xad, 0x50}, []byte{0x20, 2, 0x45}},
	{"a number that looks like code", []byte{0x42, 0xad, 0xd0, 0, 0x43, 0xad, 0x50, 0xad, 0x50, 0x44, 0xad, 0x50, 0, 0, 0, 0, 0, 0}, nil},
	{"a table", []byte{0x0e, 2, 0xad, 1, 0x50, 0}, nil},
}

func TestShorter(t *testing.T) {
	for _, c := range calls {
		list, err := decode(c.from)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		want := c.want
		if want == nil {
			want = c.from
		}
		if got := shorter(list, 300); !bytes.Equal(got, want) {
			t.Errorf("%s: % x became % x, not % x", c.name, c.from, got, want)
		}
	}
}

// TestDecodeGivesBackItsBytes decodes pieces of code in any order, and cut short:
// what comes back are the same bytes, or an error.
func TestDecodeGivesBackItsBytes(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for range 2000 {
		var code []byte
		for range random.IntN(8) {
			code = append(code, calls[random.IntN(len(calls))].from...)
		}
		cut := code[:random.IntN(len(code)+1)]
		for i, b := range [][]byte{code, cut} {
			list, err := decode(b)
			if err != nil {
				if i == 0 {
					t.Fatalf("% x: %v", b, err)
				}
				continue
			}
			var got []byte
			for _, in := range list {
				got = append(got, in.bytes...)
			}
			if !bytes.Equal(got, b) {
				t.Fatalf("% x became % x", b, got)
			}
		}
	}
}

// TestPatternsAreFound holds that Go writes what shorter looks for, and that code
// which is decoded and written again is the same.
func TestPatternsAreFound(t *testing.T) {
	if testing.Short() {
		t.Skip("builds a program")
	}
	plain := filepath.Join(t.TempDir(), "plain.wasm")
	build := exec.Command("go", "build", "-trimpath", "-ldflags", "-s -w", "-o", plain, "./testdata/program")
	build.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	program, err := os.ReadFile(plain)
	if err != nil {
		t.Fatal(err)
	}
	m, err := parseModule(program)
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]int{}
	err = m.rewriteCode(func(list []instruction) (same []byte) {
		for i, in := range list {
			for name, patterns := range map[string][]pattern{"pushed": pushed, "popped": popped, "moved": moved, "zero": zero} {
				if matches(list[i:], patterns) {
					found[name]++
				}
			}
			same = append(same, in.bytes...)
		}
		return same
	})
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(m.bytes()[len(header):], withoutCustom(t, program)) {
		t.Error("rewriting code by itself changes it")
	}
	for name, least := range map[string]int{"pushed": 5000, "popped": 1000, "moved": 5000, "zero": 500} {
		if found[name] < least {
			t.Errorf("%s was found %d times, not %d: Go writes something else", name, found[name], least)
		}
	}
}

func withoutCustom(t *testing.T, program []byte) []byte {
	m, err := parseModule(program)
	if err != nil {
		t.Fatal(err)
	}
	return m.bytes()[len(header):]
}
