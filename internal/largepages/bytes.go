package largepages

import (
	"strings"
	"unsafe"
)

// Bytes returns memory for n bytes that are about to be written, as what a file has is: in large
// pages, where it is so large, and not filled with zeros before, which touches all of it once more
// and on one processor. What is in it until then is anything.
func Bytes(n int) []byte {
	// A builder is what the library has for memory that is not cleared. It has room for a byte at
	// the least, and knows where that is when it has one.
	var room strings.Builder
	room.Grow(max(n, 1))
	_ = room.WriteByte(0)
	memory := unsafe.Slice(unsafe.StringData(room.String()), n)
	askFor(memory)
	return memory
}

// Ask asks for large pages for the memory of a list that nobody has written to.
func Ask[T any](list []T) {
	var one T
	askFor(unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(list))), cap(list)*int(unsafe.Sizeof(one))))
}
