package main

import (
	"encoding/binary"
	"errors"
	"fmt"
)

// Instructions, as the specification of WebAssembly numbers them (5.4).
const (
	opBlock, opLoop, opIf, opEnd       = 0x02, 0x03, 0x04, 0x0b
	opBranch, opBranchIf, opTable      = 0x0c, 0x0d, 0x0e
	opCall, opCallIndirect             = 0x10, 0x11
	opLocalGet, opLocalSet, opLocalTee = 0x20, 0x21, 0x22
	opGlobalGet, opGlobalSet           = 0x23, 0x24
	opFirstLoad, opLoadByte            = 0x28, 0x2d
	opStore32, opStore64               = 0x36, 0x37
	opStoreByte, opLastLoad            = 0x3a, 0x3e
	opMemorySize, opMemoryGrow         = 0x3f, 0x40
	opConst32, opConst64               = 0x41, 0x42
	opConstFloat32, opConstFloat64     = 0x43, 0x44
	opZero64                           = 0x50
	opZero32                           = 0x45
	opLess32, opAtLeast32              = 0x49, 0x4f // unsigned
	opAdd32, opSub32, opAdd64          = 0x6a, 0x6b, 0x7c
	opAnd32, opOr32, opShiftLeft32     = 0x71, 0x72, 0x74
	opWrap, opExtend                   = 0xa7, 0xad
	opPrefix                           = 0xfc
	opEmpty                            = 0x40 // a block that gives nothing
)

// instruction is one of a function's instructions. value is its number, or the
// last of them: of a load or store the offset.
type instruction struct {
	op    byte
	value int64
	bytes []byte
}

var errCode = errors.New("instructions that Go does not write")

// rewriteCode replaces the instructions of every function by what shorter gives
// back, and leaves their locals.
func (m *module) rewriteCode(shorter func([]instruction) []byte) error {
	count, n := binary.Uvarint(m[sectionCode])
	if n <= 0 {
		return errCode
	}
	out := binary.AppendUvarint(nil, count)
	rest := m[sectionCode][n:]
	for range count {
		size, n := binary.Uvarint(rest)
		if n <= 0 || uint64(len(rest)-n) < size {
			return errCode
		}
		body := rest[n : n+int(size)]
		rest = rest[n+int(size):]
		locals, err := lengthOfLocals(body)
		if err != nil {
			return err
		}
		list, err := decode(body[locals:])
		if err != nil {
			return err
		}
		code := shorter(list)
		out = binary.AppendUvarint(out, uint64(locals+len(code)))
		out = append(append(out, body[:locals]...), code...)
	}
	m[sectionCode] = out
	return nil
}

// lengthOfLocals returns the length of what declares a function's locals.
func lengthOfLocals(body []byte) (int, error) {
	groups, at := binary.Uvarint(body)
	for range groups {
		_, n := binary.Uvarint(body[min(max(at, 0), len(body)):])
		if n <= 0 {
			return 0, errCode
		}
		at += n + 1 // and the type
	}
	if at <= 0 || at > len(body) {
		return 0, errCode
	}
	return at, nil
}

// decode returns the instructions of a function.
func decode(code []byte) ([]instruction, error) {
	list := make([]instruction, 0, len(code)/2)
	for len(code) > 0 {
		value, length := operands(code)
		if length <= 0 || length > len(code) {
			return nil, fmt.Errorf("%w: %#x", errCode, code[0])
		}
		list = append(list, instruction{code[0], value, code[:length]})
		code = code[length:]
	}
	return list, nil
}

// operands returns the value of the instruction that code begins with, and its
// length, 0 where it is not known.
func operands(code []byte) (value int64, length int) {
	switch op := code[0]; {
	case op == opBlock || op == opLoop || op == opIf || op == opMemorySize || op == opMemoryGrow:
		return 0, 2
	case op == opBranch || op == opBranchIf || op == opCall || op >= opLocalGet && op <= opGlobalSet:
		return numbers(code, 1)
	case op == opTable:
		count, n := binary.Uvarint(code[1:])
		if n <= 0 || count > uint64(len(code)) {
			return 0, 0
		}
		return numbers(code, int(count)+2)
	case op == opCallIndirect || op >= opFirstLoad && op <= opLastLoad:
		return numbers(code, 2)
	case op == opConst32 || op == opConst64:
		value, n := signed(code[1:])
		if n == 0 {
			return 0, 0
		}
		return value, 1 + n
	case op == opConstFloat32:
		return 0, 5
	case op == opConstFloat64:
		return 0, 9
	case op == opPrefix:
		return prefixed(code)
	case op <= 0x01 || op == 0x05 || op == opEnd || op == 0x0f || op == 0x1a || op == 0x1b || op >= opZero32 && op <= 0xc4:
		return 0, 1
	}
	return 0, 0
}

// prefixed is operands for the instructions of two numbers: conversions, and
// copying and filling memory.
func prefixed(code []byte) (value int64, length int) {
	if len(code) < 2 {
		return 0, 0
	}
	switch kind := code[1]; {
	case kind <= 7:
		return 0, 2
	case kind == 10:
		return 0, 4
	case kind == 11:
		return 0, 3
	}
	return 0, 0
}

// numbers reads so many unsigned numbers and returns the last.
func numbers(code []byte, count int) (value int64, length int) {
	at := 1
	for range count {
		v, n := binary.Uvarint(code[min(at, len(code)):])
		if n <= 0 {
			return 0, 0
		}
		value, at = int64(v), at+n
	}
	return value, at
}
