package main

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
)

// The sections of a module by their numbers, and their order in the file.
const (
	sectionCustom, sectionType, sectionImport, sectionFunction = 0, 1, 2, 3
	sectionTable, sectionMemory, sectionGlobal, sectionExport  = 4, 5, 6, 7
	sectionStart, sectionElement, sectionCode, sectionData     = 8, 9, 10, 11
)

const header = "\x00asm\x01\x00\x00\x00"

// module has the contents of the sections. Custom ones, which say who made the
// module, are left out.
type module [sectionData + 1][]byte

func parseModule(program []byte) (*module, error) {
	rest, ok := bytes.CutPrefix(program, []byte(header))
	if !ok {
		return nil, errors.New("no WebAssembly")
	}
	m := &module{}
	for len(rest) > 0 {
		kind := rest[0]
		size, n := binary.Uvarint(rest[1:])
		if n <= 0 || uint64(len(rest)-1-n) < size {
			return nil, errors.New("a section is cut short")
		}
		content := rest[1+n : 1+n+int(size)]
		rest = rest[1+n+int(size):]
		switch {
		case kind == sectionCustom:
		case kind == sectionStart || kind > sectionData:
			return nil, fmt.Errorf("section %d, which Go does not write", kind)
		default:
			m[kind] = content
		}
	}
	return m, nil
}

func (m *module) bytes() []byte {
	out := []byte(header)
	for kind, content := range m {
		if content != nil {
			out = append(out, byte(kind))
			out = binary.AppendUvarint(out, uint64(len(content)))
			out = append(out, content...)
		}
	}
	return out
}

// addStart adds functions without parameters, and one that calls them when all data
// is in memory, before the program.
func (m *module) addStart(bodies ...[]byte) error {
	kind, err := m.plainType()
	if err != nil {
		return err
	}
	calls := []byte{0} // no locals
	for _, body := range bodies {
		number, err := m.addFunction(kind, body)
		if err != nil {
			return err
		}
		calls = binary.AppendUvarint(append(calls, opCall), number)
	}
	start, err := m.addFunction(kind, append(calls, opEnd))
	if err != nil {
		return err
	}
	m[sectionStart] = binary.AppendUvarint(nil, start)
	return nil
}

// addFunction adds a function after all others and returns its number.
func (m *module) addFunction(kind uint64, body []byte) (uint64, error) {
	imports, n := binary.Uvarint(m[sectionImport])
	functions, n2 := binary.Uvarint(m[sectionFunction])
	codes, n3 := binary.Uvarint(m[sectionCode])
	if n <= 0 || n2 <= 0 || n3 <= 0 || functions != codes {
		return 0, errors.New("no functions")
	}
	if err := onlyFunctions(m[sectionImport][n:], imports); err != nil {
		return 0, err
	}
	declared := binary.AppendUvarint(nil, functions+1)
	m[sectionFunction] = binary.AppendUvarint(append(declared, m[sectionFunction][n2:]...), kind)
	code := append(binary.AppendUvarint(nil, codes+1), m[sectionCode][n3:]...)
	code = binary.AppendUvarint(code, uint64(len(body)))
	m[sectionCode] = append(code, body...)
	return imports + functions, nil
}

// addType adds a type of functions after all others and returns its number.
func (m *module) addType(encoded []byte) (uint64, error) {
	count, n := binary.Uvarint(m[sectionType])
	if n <= 0 {
		return 0, errors.New("no types")
	}
	types := append(binary.AppendUvarint(nil, count+1), m[sectionType][n:]...)
	m[sectionType] = append(types, encoded...)
	return count, nil
}

// plainType returns the number of the type of functions that take and give nothing.
func (m *module) plainType() (uint64, error) {
	count, n := binary.Uvarint(m[sectionType])
	rest := m[sectionType][max(n, 0):]
	for i := range count {
		if len(rest) < 3 || rest[0] != 0x60 || int(rest[1])+3 > len(rest) {
			break
		}
		results := int(rest[2+rest[1]])
		if rest[1] == 0 && results == 0 {
			return i, nil
		}
		if int(rest[1])+3+results > len(rest) {
			break
		}
		rest = rest[int(rest[1])+3+results:]
	}
	return 0, errors.New("no type of functions without parameters")
}

// onlyFunctions checks that the imports are functions, which are numbered before
// those of the module.
func onlyFunctions(rest []byte, count uint64) error {
	for range count {
		for range 2 { // the names of a module and of what is in it
			size, n := binary.Uvarint(rest)
			if n <= 0 || uint64(len(rest)-n) <= size {
				return errors.New("imports are cut short")
			}
			rest = rest[n+int(size):]
		}
		if rest[0] != 0 {
			return errors.New("an import that is no function")
		}
		_, n := binary.Uvarint(rest[1:])
		rest = rest[1+max(n, 0):]
	}
	return nil
}
