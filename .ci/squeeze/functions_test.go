package main

import (
	"encoding/hex"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// made are tables of two functions: one with numbers of all lengths, tables by address
// that are dropped (0 and 3) and data, of which the arguments (5) are dropped; and one
// with nothing.
func made() *tables {
	t := &tables{memory: make([]byte, 1024), count: 2}
	t.at.names, t.at.functions = 64, 512
	t.names, t.functions = t.memory[64:256], t.memory[512:]
	put := func(at int, numbers ...uint32) {
		for i, n := range numbers {
			little.PutUint32(t.functions[at+4*i:], n)
		}
	}
	put(0, 7, 24, 8, 120, 9)
	put(24, 7, 1, none, 1<<14, 300, 0, 0, 4, 55, 66, 0x06_00_02_15, // 6 of data
		11, 127, 1<<28, 13,
		0, none, 128, none, none, 77)
	put(120, 8, 0, 16, 0, 301, 0, 0, 0, 55, 66, 0x00_00_00_00)
	return t
}

// madeWant is the table that the start function writes for made.
var madeWant = []uint32{7, 20, 8, 88, 9,
	7, 1, none, 1 << 14, 300, 0, 0, 3, 0, 0, 0x03_00_02_15, 0, 127, 1 << 28, 0, none, 128,
	8, 0, 16, 0, 301, 0, 0, 0, 0, 0, 0}

// TestStartFunctionWritesTheTable runs the start function in node.
func TestStartFunctionWritesTheTable(t *testing.T) {
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("no node to run it")
	}
	tables := made()
	r, err := tables.packFunctions(10)
	if err != nil {
		t.Fatal(err)
	}
	m := &module{sectionType: {1, 0x60, 0, 0}, sectionImport: {0}, sectionFunction: {0}, sectionMemory: {1, 0, 1},
		sectionExport: append([]byte{1, 1, 'm'}, 2, 0), sectionCode: {0}, sectionData: writeMemory(tables.memory)}
	if err := m.addStart(r.body()); err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "start.wasm")
	if err := os.WriteFile(name, m.bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	script := fmt.Sprintf(`const m = new WebAssembly.Instance(new WebAssembly.Module(require("fs").readFileSync(%q))).exports.m
process.stdout.write(Buffer.from(m.buffer, 512, 512).toString("hex"))`, name)
	out, err := exec.Command(node, "-e", script).Output()
	if err != nil {
		t.Fatal(err)
	}
	want := make([]byte, 512)
	for i, n := range madeWant {
		little.PutUint32(want[4*i:], n)
	}
	if got := string(out); got != hex.EncodeToString(want) {
		t.Errorf("wrote\n%s, want\n%x", got, want)
	}
}

func TestFunctionsOfAnotherLayoutAreRefused(t *testing.T) {
	for name, change := range map[string]func(*tables){
		"a gap in the numbers":  func(t *tables) { little.PutUint32(t.functions[8:], 10) },
		"a record of another":   func(t *tables) { little.PutUint32(t.functions[24:], 8) },
		"a record beyond":       func(t *tables) { little.PutUint32(t.functions[4:], 500) },
		"tables beyond":         func(t *tables) { little.PutUint32(t.functions[24+28:], 1000) },
		"no room for the bytes": func(t *tables) { t.names = t.names[:40] },
	} {
		tables := made()
		change(tables)
		if _, err := tables.packFunctions(10); err == nil {
			t.Errorf("%s: packed", name)
		}
	}
}
