package main

import (
	"bytes"
	"encoding/binary"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestMemoryComesBack writes memories of runs of zeros and of other bytes as
// segments and reads them.
func TestMemoryComesBack(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		var memory []byte
		for range random.IntN(40) {
			memory = append(memory, make([]byte, random.IntN(30))...)
			for range random.IntN(30) {
				memory = append(memory, byte(random.IntN(3)))
			}
		}
		got, err := readMemory(writeMemory(memory))
		if err != nil || !bytes.Equal(got, bytes.TrimRight(memory, "\x00")) {
			t.Fatalf("%d bytes came back as %d, %v", len(memory), len(got), err)
		}
	}
}

func TestSignedNumbersComeBack(t *testing.T) {
	for _, want := range []int64{0, 1, 63, 64, 127, 128, 8191, 8192, 1 << 20, 1<<27 - 1, 1 << 27, 1<<31 - 1, -1, -64, -65} {
		b := appendSigned(nil, want)
		if got, n := signed(append(b, 0xff)); got != want || n != len(b) {
			t.Errorf("%d came back as %d from %x", want, got, b)
		}
	}
}

func TestSqueezeRefusesWhatItDoesNotKnow(t *testing.T) {
	empty := []byte(header)
	data := append([]byte(header), sectionData, 7, 1, 0, 0x41, 0, 0x0b, 1, 1)
	for name, program := range map[string][]byte{"nothing": nil, "a script": []byte("#!/bin/sh\n"), "no sections": empty,
		"data without tables": data, "a section cut short": append(empty[:8:8], sectionCode, 100)} {
		if out, err := squeeze(program); err == nil {
			t.Errorf("%s became %d bytes", name, len(out))
		}
	}
}

// TestSqueezedProgramRuns builds a program that panics, recovers in a deferred
// method, calls by reflection and grows its stack; it must say the same when it is
// squeezed, and be smaller.
func TestSqueezedProgramRuns(t *testing.T) {
	if testing.Short() {
		t.Skip("builds a program")
	}
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("no node to run it")
	}
	folder := t.TempDir()
	plain, small := filepath.Join(folder, "plain.wasm"), filepath.Join(folder, "small.wasm")
	build := exec.Command("go", "build", "-trimpath", "-ldflags", "-s -w", "-o", plain, "./testdata/program")
	build.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	if err := run(plain, small); err != nil {
		t.Fatal(err)
	}
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	script := filepath.Join(strings.TrimSpace(string(root)), "lib", "wasm", "wasm_exec_node.js")
	said := func(program string) string {
		out, err := exec.Command(node, script, program).CombinedOutput()
		if err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		return string(out)
	}
	if want, got := said(plain), said(small); got != want || !strings.Contains(want, "recovered") {
		t.Errorf("said %q, and squeezed %q", want, got)
	}
	before, after := size(t, plain), size(t, small)
	if after > before*9/10 {
		t.Errorf("%d bytes became %d", before, after)
	}
}

func size(t *testing.T, name string) int64 {
	info, err := os.Stat(name)
	if err != nil {
		t.Fatal(err)
	}
	return info.Size()
}

// TestStartFunction holds the code's numbers.
func TestStartFunction(t *testing.T) {
	body := buckets{at: 0x4b5e70, count: 155617}.body()
	if !bytes.Contains(body, binary.AppendUvarint([]byte{0x36, 2}, 0x4b5e70)) || !bytes.Contains(body, appendSigned([]byte{0x41}, 155617)) || len(body) > 60 {
		t.Errorf("% x", body)
	}
}
