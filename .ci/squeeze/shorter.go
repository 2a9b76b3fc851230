package main

import (
	"encoding/binary"
	"slices"
)

// Go's functions keep the stack's pointer in a global variable and a copy of it in
// a local one (cmd/internal/obj/wasm).
const stackGlobal, stackLocal = 0, 1

// pattern is a part of a rule: an instruction, and its value if any is not as good.
type pattern struct {
	op    byte
	value int64
	any   bool
}

var (
	getStack = pattern{op: opLocalGet, value: stackLocal}
	setStack = []pattern{{op: opLocalTee, value: stackLocal}, {op: opGlobalSet, value: stackGlobal}}
	// pushed is how a return address comes onto the stack, and the 0 with which a
	// function is called; then comes the call, and the copy of the stack's pointer.
	pushed = slices.Concat([]pattern{getStack, {op: opConst32, value: 8}, {op: opSub32}}, setStack,
		[]pattern{getStack, {op: opConst64, any: true}, {op: opStore64}, {op: opConst32},
			{op: opCall, any: true}, {op: opGlobalGet, value: stackGlobal}, {op: opLocalSet, value: stackLocal}})
	// popped is how a function leaves: first its own part of the stack goes, then
	// the return address.
	popped = slices.Concat([]pattern{getStack, {op: opConst32, any: true}, {op: opAdd32}}, setStack,
		[]pattern{getStack, {op: opConst32, any: true}, {op: opAdd32}}, setStack)
	// moved is an address, in 32 bits, and a number added to it in 64.
	moved = []pattern{{op: opExtend}, {op: opConst64, any: true}, {op: opAdd64}, {op: opWrap}}
	// zero asks in 64 bits whether a number of 32 is 0.
	zero = []pattern{{op: opExtend}, {op: opZero64}}
)

// shorten replaces what Go writes at every call, address and end of a function by
// what computes the same in fewer bytes. No pattern has a label in it, so nothing
// jumps into one.
func (m *module) shorten() error {
	push, err := m.addPush()
	if err != nil {
		return err
	}
	return m.rewriteCode(func(list []instruction) []byte { return shorter(list, push) })
}

// shorter returns the code of a function; push is the number of the function that
// addPush adds.
func shorter(list []instruction, push uint64) []byte {
	var out []byte
	for i := 0; i < len(list); {
		rest := list[i:]
		switch {
		case matches(rest, pushed):
			out = append(out, rest[6].bytes...)
			out = binary.AppendUvarint(append(out, opCall), push)
			i += 9
		case matches(rest, popped):
			out = append(out, opLocalGet, stackLocal, opConst32)
			out = appendSigned(out, int64(int32(rest[1].value+rest[6].value)))
			out = append(out, opAdd32, opLocalTee, stackLocal, opGlobalSet, stackGlobal)
			i += len(popped)
		case matches(rest, moved):
			out = appendSigned(append(out, opConst32), int64(int32(rest[1].value)))
			out = append(out, opAdd32)
			i += len(moved)
		case matches(rest, zero):
			out = append(out, opZero32)
			i += len(zero)
		default:
			out = append(out, rest[0].bytes...)
			i++
		}
	}
	return out
}

func matches(list []instruction, patterns []pattern) bool {
	if len(list) < len(patterns) {
		return false
	}
	for i, p := range patterns {
		if list[i].op != p.op || !p.any && list[i].value != p.value {
			return false
		}
	}
	return true
}

// addPush adds the function that puts a return address on the stack and gives back
// 0. It is called from where the local copy of the stack's pointer is renewed soon.
func (m *module) addPush() (uint64, error) {
	kind, err := m.addType([]byte{0x60, 1, 0x7e, 1, 0x7f}) // i64 to i32
	if err != nil {
		return 0, err
	}
	return m.addFunction(kind, []byte{
		0, // no locals
		opGlobalGet, stackGlobal, opConst32, 8, opSub32, opGlobalSet, stackGlobal,
		opGlobalGet, stackGlobal, opLocalGet, 0, opStore64, 3, 0,
		opConst32, 0, opEnd,
	})
}
