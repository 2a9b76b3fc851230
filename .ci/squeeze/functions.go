package main

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
)

const (
	headBytes  = 44 // runtime._func
	entryBytes = 8  // runtime.functab
	// arguments is what only a stack trace prints (abi.FUNCDATA_ArgInfo).
	arguments = 5
	// none says that a function has no such data.
	none = ^uint32(0)
)

// records are the heads of functions and what follows them, and the list of where
// they are, in few bytes: of each head the count of the numbers of 32 bits after the
// first, which is the function's own number, the count of data, and then each of the
// numbers plus one, so that "none" is short too. A start function writes the table
// again.
type records struct {
	table, count int // where the list is in the memory, and of how many functions
	from         int // where the few bytes are
	first        int // the number of the first function
}

// packFunctions puts the records into the place of the names, which free begins.
func (t *tables) packFunctions(free int) (records, error) {
	r := records{table: t.at.functions, count: t.count, from: t.at.names + free}
	var packed []byte
	for i := range t.count + 1 {
		if len(t.functions) < entryBytes*i+4 {
			return r, errShort
		}
		number := int(little.Uint32(t.functions[entryBytes*i:]))
		if i == 0 {
			r.first = number
		}
		if number != r.first+i {
			return r, fmt.Errorf("function %d has the number %d", i, number)
		}
	}
	written := r.list()
	for i := range t.count {
		record, data, err := t.record(i)
		if err != nil {
			return r, err
		}
		written += 4 + 4*len(record)
		packed = append(packed, byte(len(record)), data)
		for _, number := range record {
			packed = binary.AppendUvarint(packed, uint64(number+1))
		}
	}
	if written > len(t.functions) || free+len(packed) > len(t.names) {
		return r, errors.New("the functions have no room")
	}
	clear(t.functions)
	copy(t.names[free:], packed)
	return r, nil
}

// list is how long the list of functions is: the last entry has no record.
func (r records) list() int { return entryBytes*r.count + 4 }

// function returns what follows the head of a function, as runtime._func: the
// head, and the starts of its numbers by address that the runtime needs.
func (t *tables) function(i int) (head, needed []byte, err error) {
	if len(t.functions) < entryBytes*(i+1) {
		return nil, nil, errShort
	}
	at := int(little.Uint32(t.functions[entryBytes*i+4:]))
	if len(t.functions) < at+headBytes {
		return nil, nil, errShort
	}
	head = t.functions[at : at+headBytes]
	count := int(little.Uint32(head[28:]))
	if len(t.functions) < at+headBytes+4*count {
		return nil, nil, errShort
	}
	return head, t.functions[at+headBytes : at+headBytes+4*count], nil
}

// record returns what the runtime needs of a function after its number, and how many
// of the numbers say where data is. Their count is left out of the head.
func (t *tables) record(i int) (record []uint32, data byte, err error) {
	head, needed, err := t.function(i)
	if err != nil {
		return nil, 0, err
	}
	at := int(little.Uint32(t.functions[entryBytes*i+4:])) + headBytes + len(needed)
	end := at + 4*int(head[headBytes-1])
	if !bytes.Equal(head[:4], t.functions[entryBytes*i:entryBytes*i+4]) || len(t.functions) < end {
		return nil, 0, errShort
	}
	tables := trimmed(words(needed), 0, isNeeded)
	places := trimmed(words(t.functions[at:end]), none, func(kind int) bool { return kind != arguments })
	record = words(head)[1:]
	record[6], record[9] = uint32(len(tables)), record[9]&0xffffff // npcdata, nfuncdata
	record[7], record[8] = 0, 0                                    // cuOffset, startLine
	if record = append(append(record, tables...), places...); len(record) > 127 {
		return nil, 0, errors.New("a function has too much data")
	}
	return record, byte(len(places)), nil
}

// isNeeded reports whether a program that nothing interrupts needs a table of numbers
// by address: abi.PCDATA_StackMapIndex and PCDATA_InlTreeIndex.
func isNeeded(table int) bool { return table == 1 || table == 2 }

// trimmed sets to missing what is not kept, and leaves out what is missing at the end.
func trimmed(values []uint32, missing uint32, kept func(i int) bool) []uint32 {
	length := 0
	for i, v := range values {
		if !kept(i) {
			values[i] = missing
		} else if v != missing {
			length = i + 1
		}
	}
	return values[:length]
}

func words(b []byte) []uint32 {
	all := make([]uint32, len(b)/4)
	for i := range all {
		all[i] = little.Uint32(b[4*i:])
	}
	return all
}

// body is the code of a function that writes the table:
//
//	for i := 0; i < count; i++ {
//		table[i] = {first + i, to - table}
//		head := to
//		memory[to] = first + i
//		left, data := next byte, next byte
//		for ; left > 0; left-- { memory[to += 4] = next number - 1 }
//		memory[head].nfuncdata = data
//	}
//	table[count] = {first + count}
func (r records) body() []byte {
	const entry, from, to, number, head, data, left, value, shift, piece = 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 // locals
	var c coder
	c.set(entry, r.table).set(from, r.from).set(to, r.table+r.list()).set(number, r.first)
	c.op(opLoop, opEmpty) // of functions
	c.get(entry).get(number).store(0)
	c.get(entry).get(to).number(r.table).op(opSub32).store(4)
	c.get(to).op(opLocalTee, head).get(number).store(0).add(to, 4)
	c.get(from).load(0).to(left).get(from).load(1).to(data).add(from, 2)
	c.op(opLoop, opEmpty) // of a function's numbers
	c.set(value, 0).set(shift, 0)
	c.op(opLoop, opEmpty) // of a number's bytes
	c.get(value).get(from).load(0).op(opLocalTee, piece).number(127).op(opAnd32).get(shift).op(opShiftLeft32, opOr32).to(value)
	c.add(shift, 7).add(from, 1)
	c.get(piece).number(128).op(opAtLeast32, opBranchIf, 0, opEnd)
	c.get(to).get(value).number(1).op(opSub32).store(0).add(to, 4)
	c.add(left, -1).get(left).op(opBranchIf, 0, opEnd)
	c.get(head).get(data).op(opStoreByte, 0, headBytes-1)
	c.add(entry, entryBytes).add(number, 1)
	c.get(number).number(r.first+r.count).op(opLess32, opBranchIf, 0, opEnd)
	c.get(entry).get(number).store(0)
	return append(append([]byte{1, 10, 0x7f}, c...), opEnd) // ten locals, i32
}
