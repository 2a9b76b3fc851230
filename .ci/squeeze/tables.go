package main

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
)

// magic begins the table of functions since Go 1.20: the number, two zeros, the
// least length of an instruction, and the length of a pointer.
const magic = "\xf1\xff\xff\xff\x00\x00\x01\x08"

var little = binary.LittleEndian

// tables are the runtime's tables of functions in a program's memory, as
// runtime.moduledata and runtime.pcHeader in symtab.go describe them.
type tables struct {
	memory []byte
	// names, units, files, lines (the numbers by address) and functions are parts of
	// the memory.
	names, units, files, lines, functions []byte
	count                                 int // of functions
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
	if word(data+136) != t.count+1 {
		return nil, errors.New("the table of functions has another length than its header says")
	}
	return t, nil
}

// function returns what follows the head of a function, as runtime._func: the
// head, and the starts of its numbers by address that the runtime needs.
func (t *tables) function(i int) (head, needed []byte, err error) {
	if len(t.functions) < 8*i+8 {
		return nil, nil, errors.New("the list of functions is cut short")
	}
	at := int(little.Uint32(t.functions[8*i+4:]))
	if len(t.functions) < at+44 {
		return nil, nil, errors.New("a function is cut short")
	}
	head = t.functions[at : at+44]
	count := int(little.Uint32(head[28:]))
	if len(t.functions) < at+44+4*count {
		return nil, nil, errors.New("a function is cut short")
	}
	return head, t.functions[at+44 : at+44+4*count], nil
}

// dropLines takes out files and lines, and puts closer together what remains of
// the numbers by address. Those of inlined functions remain: recover counts by them.
func (t *tables) dropLines() error {
	packed := []byte{0} // 0 is "no table"
	places := map[uint32]uint32{}
	for i := range t.count {
		head, needed, err := t.function(i)
		if err != nil {
			return err
		}
		clear(head[20:28]) // pcfile, pcln
		for _, place := range [][]byte{head[16:20], needed} {
			for ; len(place) > 0; place = place[4:] {
				from := little.Uint32(place)
				if _, moved := places[from]; !moved && from != 0 {
					table, err := t.numbers(from)
					if err != nil {
						return err
					}
					places[from] = uint32(len(packed))
					packed = append(packed, table...)
				}
				little.PutUint32(place, places[from])
			}
		}
	}
	clear(t.lines)
	copy(t.lines, packed)
	clear(t.units)
	clear(t.files)
	return nil
}

// numbers returns a table of numbers by address: pairs of a difference of the
// number and one of the address, to a difference of 0 that is not the first.
func (t *tables) numbers(from uint32) ([]byte, error) {
	at := int(from)
	for first := true; ; first = false {
		difference, n := binary.Uvarint(t.lines[min(at, len(t.lines)):])
		if n <= 0 {
			return nil, errors.New("a table by address is cut short")
		}
		at += n
		if difference == 0 && !first {
			return t.lines[from:at], nil
		}
		_, n = binary.Uvarint(t.lines[at:])
		at += max(n, 0)
	}
}

// dropNames takes out the names, but those of packages whose names the runtime
// compares. The places of names are the same.
func (t *tables) dropNames() error {
	found := false
	for rest := t.names; len(rest) > 0; {
		end := bytes.IndexByte(rest, 0)
		if end < 0 {
			return errors.New("a name without an end")
		}
		name := string(rest[:end])
		found = found || name == "runtime.main"
		if !strings.HasPrefix(name, "runtime.") && !strings.HasPrefix(name, "reflect.") {
			clear(rest[:end])
		}
		rest = rest[end+1:]
	}
	if !found {
		return errors.New("no names")
	}
	return nil
}
