package main

import (
	"encoding/binary"
	"errors"
)

const (
	// overhead is what one more segment of data costs, in bytes.
	overhead = 9
	// most is how many segments a browser takes.
	most = 100000
	// largest is what a program's data may be here.
	largest = 256 << 20
)

var errData = errors.New("data segments that Go does not write")

// readMemory returns the memory as the data segments fill it.
func readMemory(section []byte) ([]byte, error) {
	count, n := binary.Uvarint(section)
	if n <= 0 {
		return nil, errData
	}
	rest := section[n:]
	var memory []byte
	for range count {
		if len(rest) < 2 || rest[0] != 0 || rest[1] != 0x41 { // memory 0, i32.const
			return nil, errData
		}
		at, n := signed(rest[2:])
		rest = rest[2+n:]
		if n == 0 || len(rest) == 0 || rest[0] != 0x0b || at < 0 { // end
			return nil, errData
		}
		size, n := binary.Uvarint(rest[1:])
		if n <= 0 || uint64(len(rest)-1-n) < size || uint64(at)+size > largest {
			return nil, errData
		}
		if end := int(at) + int(size); end > len(memory) {
			memory = append(memory, make([]byte, end-len(memory))...)
		}
		copy(memory[at:], rest[1+n:1+n+int(size)])
		rest = rest[1+n+int(size):]
	}
	return memory, nil
}

// writeMemory returns the segments that fill the memory, without longer runs of
// zeros, with which it begins.
func writeMemory(memory []byte) []byte {
	for run := overhead; ; run++ {
		if section, count := segments(memory, run); count <= most {
			return append(binary.AppendUvarint(nil, uint64(count)), section...)
		}
	}
}

// segments leaves out runs of so many zeros and more.
func segments(memory []byte, run int) (section []byte, count int) {
	for at := zeros(memory, 0); at < len(memory); {
		end := at
		for end < len(memory) {
			next := zeros(memory, end)
			if next-end >= run || next == len(memory) {
				break
			}
			end = max(next, end+1)
		}
		section = append(section, 0, 0x41)
		section = appendSigned(section, int64(at))
		section = append(section, 0x0b)
		section = binary.AppendUvarint(section, uint64(end-at))
		section = append(section, memory[at:end]...)
		count++
		at = zeros(memory, end)
	}
	return section, count
}

// zeros returns where the zeros that begin at a place end.
func zeros(memory []byte, at int) int {
	for at < len(memory) && memory[at] == 0 {
		at++
	}
	return at
}

// signed reads a signed LEB128 number and returns its length, 0 where there is none.
func signed(b []byte) (value int64, length int) {
	for i, c := range b[:min(len(b), 10)] {
		value |= int64(c&0x7f) << (7 * i)
		if c < 0x80 {
			if c&0x40 != 0 {
				value -= 1 << (7 * (i + 1))
			}
			return value, i + 1
		}
	}
	return 0, 0
}

func appendSigned(b []byte, value int64) []byte {
	for {
		c := byte(value & 0x7f)
		value >>= 7
		if value == 0 && c&0x40 == 0 || value == -1 && c&0x40 != 0 {
			return append(b, c)
		}
		b = append(b, c|0x80)
	}
}
