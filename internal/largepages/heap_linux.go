package largepages

import (
	"syscall"
	"unsafe"
)

const (
	// large is the size of a large page in bytes, where pages have 4 kB.
	large = 2 << 20
	// part is nearly half of a stack of 8 MB: with two of them a stack has to be that large. The next ones are so of
	// stacks of 16, 32 and 64 MB.
	part   = 15 << 18
	part16 = 31 << 18
	part32 = 63 << 18
	part64 = 127 << 18
	// inUse is more than what is in use at the top of a stack, beside what roomy has room for.
	inUse = 2 << 10
)

// AskForHeap asks for large pages for as many of the bytes that a small heap grows by next as will be
// needed, up to 64 MB, and returns what is closed once that is done. Nothing is touched: pages come as the
// heap grows. Where the system has none to give, everything stays as it was.
//
// The runtime tells nobody where its heap will grow. But a large stack is a part of the heap
// until its goroutine ends, and the memory free then that is taken next.
func AskForHeap(needed int64) <-chan struct{} {
	asked := make(chan struct{})
	go func() {
		defer close(asked)
		var top byte
		switch {
		case needed <= 8<<20:
			roomy[[part]byte](nil, &top, needed)
		case needed <= 16<<20:
			roomy[[part16]byte](nil, &top, needed)
		case needed <= 32<<20:
			roomy[[part32]byte](nil, &top, needed)
		default:
			roomy[[part64]byte](nil, &top, needed)
		}
	}()
	return asked
}

// roomy has room for two parts on its stack, of which it uses nothing, as there is nothing to
// hand over.
//
//go:noinline
func roomy[P [part]byte | [part16]byte | [part32]byte | [part64]byte](nothing *P, top *byte, needed int64) {
	if nothing != nil {
		take(*nothing)
	}
	advise(top, needed)
}

// take makes its caller have room for a part.
//
//go:noinline
func take[P [part]byte | [part16]byte | [part32]byte | [part64]byte](all P) byte {
	return all[len(all)-1]
}

// advise asks for large pages for the bytes that are needed from here on, and up to the top of the stack, of
// which the topmost one is in use. The heap takes the lowest first.
//
//go:noinline
func advise(top *byte, needed int64) {
	var here byte
	first, last := uintptr(unsafe.Pointer(&here))&^(large-1), (uintptr(unsafe.Pointer(top))-inUse)&^(large-1)
	last = min(last, first+(uintptr(needed)+large-1)&^(large-1))
	if first < last {
		ask(first, last)
	}
}

// ask asks for large pages. A large page comes only where no small one is, and the top of an earlier stack may
// have been among these: all is given back first, but for the first one, which has others' memory as
// well. That the system may refuse is no fault.
func ask(first, last uintptr) {
	if free := first + large; free < last {
		_, _, _ = syscall.RawSyscall(syscall.SYS_MADVISE, free, last-free, syscall.MADV_DONTNEED)
	}
	_, _, _ = syscall.RawSyscall(syscall.SYS_MADVISE, first, last-first, syscall.MADV_HUGEPAGE)
}
