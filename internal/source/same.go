package source

import (
	"io/fs"
	"reflect"
)

// same reports whether two file systems are one and the same. Those that Go
// cannot compare, such as maps, are the same where they are the same in memory;
// of others it cannot be told, and they are not.
func same(a, b fs.FS) bool {
	if a == nil || b == nil {
		return a == nil && b == nil
	}
	va, vb := reflect.ValueOf(a), reflect.ValueOf(b)
	if va.Type() != vb.Type() {
		return false
	}
	if va.Comparable() && vb.Comparable() {
		return va.Equal(vb)
	}
	if va.Kind() == reflect.Map {
		return va.Pointer() == vb.Pointer()
	}
	return false
}
