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

// tries is how many pieces are passed over at most: what a large page has, and as much again. A collection may
// free what was passed, under an odd $GOGC, and it would come again and again.
const tries = 2 * large / skipped

// leave has the heap go on where a large page begins, and asks for that one and the next. A
// large page comes only where no small one is yet, and dozens of small ones are in use where the
// heap has begun. What is passed over, 2 MB at most, is touched by nobody and
// free again after the first collection. It returns the last address that was passed.
func leave() uintptr {
	at := pass((unused() + large - 1) &^ (large - 1))
	// That the system may refuse is no fault.
	call(madvise, at&^(large-1), 2*large, hugePages, 0)
	return at
}

// follow has another processor's heap go on there as well, if the goroutine is on another one: each
// has pages of its own for small objects, half a megabyte at a time.
func follow(at uintptr) { pass(at &^ (large - 1)) }

// pass passes over all of the heap that is next before an address, and returns the last one that it came to.
func pass(first uintptr) uintptr {
	at := unused()
	for range tries {
		if at >= first {
			break
		}
		at = unused()
	}
	return at
}

// unused returns where memory is that nobody has touched, the next one of the heap.
func unused() uintptr { return uintptr(unsafe.Pointer(untouched())) }

//go:noinline
func untouched() *[skipped]byte { return new([skipped]byte) }
