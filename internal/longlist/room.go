package longlist

import (
	"reflect"
	"unsafe"

	"github.com/seed-898ab921/kartograph/internal/compact"
	"github.com/seed-898ab921/kartograph/internal/largepages"
)

const (
	// bareBytes are the fewest that are worth to be left as they are.
	bareBytes = 32 << 10
	// largeBytes are the fewest for which large pages are asked.
	largeBytes = 4 << 20
)

// Room returns an empty list with room for n elements. What is behind a list's end is anything: where elements have
// no pointers, their memory is not filled with zeros before it is written to, which would touch all of it once more.
func Room[T any](n int) []T {
	var one T
	bytes := n * int(unsafe.Sizeof(one))
	if compact.Program || bytes < bareBytes || pointsAnywhere(reflect.TypeFor[T]()) {
		list := make([]T, 0, n)
		if !compact.Program && bytes >= largeBytes {
			largepages.Ask(list)
		}
		return list
	}
	return unsafe.Slice((*T)(unsafe.Pointer(unsafe.SliceData(largepages.Bytes(bytes)))), n)[:0]
}

// pointsAnywhere reports whether a type may have pointers, which a collection would follow.
func pointsAnywhere(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Array:
		return pointsAnywhere(t.Elem())
	case reflect.Struct:
		for i := range t.NumField() {
			if pointsAnywhere(t.Field(i).Type) {
				return true
			}
		}
		return false
	default:
		return t.Kind() < reflect.Bool || t.Kind() > reflect.Complex128
	}
}
