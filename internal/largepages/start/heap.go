//go:build linux && (amd64 || arm64)

package start

import "unsafe"

const (
	// large is the size of a large page in bytes, where pages have 4 kB.
	large = 2 << 20
	// skipped is how much of the heap is passed over at once, in bytes: the most that the runtime takes
	// out of the pages that a processor has for small objects.
	skipped = 15<<13 - 1<<10
)

// leave has the heap go on where a large page begins, and asks for that one and the next. A
// large page comes only where no small one is yet, and dozens of small ones are in use where the
// heap has begun. What is passed over, 2 MB at most, is touched by nobody and
// free again after the first collection. It returns the last address that was passed.
func leave() uintptr {
	at := unused()
	for first := (at + large - 1) &^ (large - 1); at < first; at = unused() {
	}
	// That the system may refuse is no fault.
	call(madvise, at&^(large-1), 2*large, hugePages, 0)
	return at
}

// unused returns where memory is that nobody has touched, the next one of the heap.
func unused() uintptr { return uintptr(unsafe.Pointer(untouched())) }

//go:noinline
func untouched() *[skipped]byte { return new([skipped]byte) }
