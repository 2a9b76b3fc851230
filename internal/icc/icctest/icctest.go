// Package icctest makes ICC profiles for tests, with a description and nothing else.
package icctest

import "encoding/binary"

// Profile is a profile of a class and a space of four letters each, with what it is called.
func Profile(class, space, description string) []byte {
	const at = 128 + 4 + 12
	part := append(binary.BigEndian.AppendUint32([]byte("desc\x00\x00\x00\x00"), uint32(len(description)+1)), description+"\x00"...)
	p := make([]byte, at, at+len(part))
	binary.BigEndian.PutUint32(p, uint32(at+len(part)))
	copy(p[12:], class)
	copy(p[16:], space)
	copy(p[36:], "acsp")
	binary.BigEndian.PutUint32(p[128:], 1)
	copy(p[132:], "desc")
	binary.BigEndian.PutUint32(p[136:], at)
	binary.BigEndian.PutUint32(p[140:], uint32(len(part)))
	return append(p, part...)
}
