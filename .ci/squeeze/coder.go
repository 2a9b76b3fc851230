package main

import "encoding/binary"

// coder is the code of a function whose locals and numbers all have 32 bits.
type coder []byte

func (c *coder) op(bytes ...byte) *coder {
	*c = append(*c, bytes...)
	return c
}

func (c *coder) get(local byte) *coder { return c.op(opLocalGet, local) }

// to takes a local from the stack.
func (c *coder) to(local byte) *coder { return c.op(opLocalSet, local) }

func (c *coder) number(n int) *coder {
	*c = appendSigned(append(*c, opConst32), int64(n))
	return c
}

func (c *coder) set(local byte, n int) *coder { return c.number(n).to(local) }

func (c *coder) add(local byte, n int) *coder {
	return c.get(local).number(n).op(opAdd32).to(local)
}

// load takes an address from the stack and puts the byte that is there onto it.
func (c *coder) load(offset byte) *coder { return c.op(opLoadByte, 0, offset) }

// store takes an address and a number from the stack.
func (c *coder) store(offset int) *coder {
	*c = binary.AppendUvarint(append(*c, opStore32, 2), uint64(offset))
	return c
}
