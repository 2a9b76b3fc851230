// Command squeeze takes out of a WebAssembly program of Go what only stack traces
// and the linker's plainness need:
//
//   - the names of functions, but what the runtime compares of them, and the tables of
//     files and lines;
//   - what the table of functions says of interruptions, arguments and places in the
//     source; the rest of it is numbers of 32 bits, most of them small, and is kept in
//     fewer bytes, which a start function writes out;
//   - the table that finds a function by its address, of 20 bytes for each 4,096
//     addresses. A function has 65,536 in WebAssembly, whatever its length, so that
//     the table is long and says nothing: a start function of 50 bytes writes it.
//
// What the program computes is the same. A panic tells its message, and of its
// functions numbers. The layout of Go 1.26 is checked, not supposed: another is an
// error.
//
//	squeeze IN.wasm OUT.wasm
package main

import (
	"fmt"
	"os"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: squeeze IN.wasm OUT.wasm")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "squeeze:", err)
		os.Exit(1)
	}
}

func run(in, out string) error {
	whole, err := os.ReadFile(in)
	if err != nil {
		return err
	}
	small, err := squeeze(whole)
	if err != nil {
		return fmt.Errorf("%s: %w", in, err)
	}
	return os.WriteFile(out, small, 0o755)
}

// squeeze returns the program without what it can do without.
func squeeze(program []byte) ([]byte, error) {
	m, err := parseModule(program)
	if err != nil {
		return nil, err
	}
	memory, err := readMemory(m[sectionData])
	if err != nil {
		return nil, err
	}
	tables, err := findTables(memory)
	if err != nil {
		return nil, err
	}
	if err := tables.dropLines(); err != nil {
		return nil, err
	}
	names, err := tables.dropNames()
	if err != nil {
		return nil, err
	}
	functions, err := tables.packFunctions(names)
	if err != nil {
		return nil, err
	}
	buckets, err := tables.dropBuckets()
	if err != nil {
		return nil, err
	}
	if err := m.shorten(); err != nil {
		return nil, err
	}
	if err := m.addStart(buckets.body(), functions.body()); err != nil {
		return nil, err
	}
	m[sectionData] = writeMemory(memory)
	return m.bytes(), nil
}
