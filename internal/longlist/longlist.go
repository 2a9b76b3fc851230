// Package longlist makes room in lists that grow long.
package longlist

import (
	"slices"
	"unsafe"

	"github.com/seed-898ab921/kartograph/internal/compact"
)

// pieceBytes are copied at a time. A program whose collector wants to look at a list's goroutine waits
// until a piece is copied, and asks it over and over meanwhile, each time with a signal: where memory is
// new, and each of its pages costs a fault, a whole list would take as long again.
const pieceBytes = 64 << 10

// For returns a list with room for n more elements: itself, or a copy of it that has twice its capacity
// at least. Lists that grow by a quarter, as they do by append, take five times their memory on the way,
// and the rest of what append makes is written to before it is needed.
func For[T any](list []T, n int) []T {
	if len(list)+n <= cap(list) {
		return list
	}
	return grown(list, n)
}

// grown is For where there is not the room; what calls For has the question only.
//
//go:noinline
func grown[T any](list []T, n int) []T {
	if compact.Program {
		return slices.Grow(list, max(n, len(list)))
	}
	return Copy(Room[T](max(len(list)+n+n/8, 2*cap(list))), list)
}

// Add appends one element, with room for as many again where there is none.
func Add[T any](list []T, one T) []T {
	if !compact.Program {
		list = For(list, 1)
	}
	return append(list, one)
}

// Clone returns a copy of a list that has room for no more.
func Clone[T any](list []T) []T {
	if list == nil {
		return nil
	}
	return Copy(Room[T](len(list)), list)
}

// Fit returns a list that will not grow any more without the room for it: itself, or a copy where the
// room is an eighth of what it takes and more.
func Fit[T any](list []T) []T {
	if cap(list) <= len(list)+len(list)/8 {
		return list
	}
	return Clone(list)
}

// Copy appends a list to another one that has the room for it, piece by piece.
func Copy[T any](to, list []T) []T {
	if compact.Program {
		return append(to, list...)
	}
	var one T
	size := max(1, int(unsafe.Sizeof(one)))
	for most := max(1, pieceBytes/size); len(list) > most; list = list[most:] {
		to = add(to, list[:most])
	}
	return append(to, list...)
}

// add appends a piece. That it is called, and not written out where it is needed, is what lets the
// collector in.
//
//go:noinline
func add[T any](to, piece []T) []T { return append(to, piece...) }
