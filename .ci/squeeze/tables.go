package main

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
)

// magic begins the table of functions since Go 1.20: the number, two zeros, the
// least length of an instruction, and the length of a pointer.
const magic = "\xf1\xff\xff\xff\x00\x00\x01\x08"

var little = binary.LittleEndian

var errShort = errors.New("the table of functions is cut short")

// tables are the runtime's tables of functions in a program's memory, as
// runtime.moduledata and runtime.pcHeader in symtab.go describe them.
type tables struct {
	memory []byte
	// names, units, files, lines (the numbers by address) and functions are parts of
	// the memory.
	names, units, files, lines, functions []byte
	count                                 int // of functions
	// at is where two of the parts are in the memory.
	at struct{ names, functions int }
	// buckets is where the table begins that finds functions by addresses, first and
	// last are the addresses that it covers.
	buckets, first, last int
}

// findTables finds the tables by the pointers from moduledata to them.
func findTables(memory []byte) (*tables, error) {
	start := bytes.Index(memory, []byte(magic))
	if start < 0 || len(memory) < start+72 {
		return nil, errors.New("no table of functions of Go 1.20 to 1.26")
	}
	word := func(at int) int { return int(little.Uint64(memory[at:])) }
	pointers := little.AppendUint64(little.AppendUint64(nil, uint64(start)), uint64(start+word(start+32)))
	data := bytes.Index(memory, pointers)
	if data < 0 || len(memory) < data+176 {
		return nil, errors.New("no moduledata")
	}
	t := &tables{memory: memory, count: word(start + 8), buckets: word(data + 152), first: word(data + 160), last: word(data + 168)}
	sizes := []int{1, 4, 1, 1, 1} // of the elements of the slices
	for i, part := range []*[]byte{&t.names, &t.units, &t.files, &t.lines, &t.functions} {
		at, length := word(data+8+24*i), word(data+16+24*i)*sizes[i]
		if at != start+word(start+32+8*i) || length < 0 || at+length > len(memory) {
			return nil, fmt.Errorf("part %d of the table of functions is not where its header says", i)
		}
		*part = memory[at : at+length]
	}
	t.at.names, t.at.functions = word(data+8), word(data+8+24*4)
	if word(data+136) != t.count+1 {
		return nil, errors.New("the table of functions has another length than its header says")
	}
	return t, nil
}
