//go:build !linux || !(amd64 || arm64)

package start

// leave does nothing: these systems choose the sizes of pages themselves.
func leave() uintptr { return 0 }

// follow does nothing either.
func follow(uintptr) {}

// readCode does nothing either.
func readCode() {}
