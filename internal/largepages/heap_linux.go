package largepages

import (
	"syscall"
	"unsafe"
)

const (
	// large is the size of a large page in bytes, where pages have 4 kB.
	large = 2 << 20
	// part is nearly half of a stack of 8 MB: with two of them a stack has to be that large.
	part = 15 << 18
	// partOfMore is nearly half of a stack of 16 MB.
	partOfMore = 31 << 18
)

// AskForHeap asks for large pages for the next 8 MB of a heap that is small yet, or for 16 MB if it
// needs more, and returns what is closed once that is done. Nothing is touched: pages come as the heap grows. Where the
// system has none to give, everything stays as it was.
//
// The runtime tells nobody where its heap will grow. But a large stack is a part of the heap
// until its goroutine ends, and the memory free then that is taken next.
func AskForHeap(more bool) <-chan struct{} {
	asked := make(chan struct{})
	go func() {
		defer close(asked)
		var top byte
		if more {
			roomier(nil, &top)
			return
		}
		roomy(nil, &top)
	}()
	return asked
}

// roomy has room for two parts on its stack, of which it uses nothing, as there is nothing to
// hand over.
//
//go:noinline
func roomy(nothing *[part]byte, top *byte) {
	if nothing != nil {
		take(*nothing)
	}
	advise(top)
}

// roomier is roomy for parts of more.
//
//go:noinline
func roomier(nothing *[partOfMore]byte, top *byte) {
	if nothing != nil {
		takeMore(*nothing)
	}
	advise(top)
}

// takeMore makes its caller have room for a part of more.
//
//go:noinline
func takeMore(all [partOfMore]byte) byte { return all[partOfMore-1] }

// take makes its caller have room for a part.
//
//go:noinline
func take(all [part]byte) byte { return all[part-1] }

// advise asks for large pages between here and the top of the stack, of which the topmost one
// is in use. That the system may refuse is no fault.
//
//go:noinline
func advise(top *byte) {
	var here byte
	first := (uintptr(unsafe.Pointer(&here)) + large - 1) &^ (large - 1)
	if last := uintptr(unsafe.Pointer(top)) &^ (large - 1); last > first {
		_, _, _ = syscall.RawSyscall(syscall.SYS_MADVISE, first, last-first, syscall.MADV_HUGEPAGE)
	}
}
