// Package start has a command begin with fewer page faults: the heap goes on in large pages, the stack has
// room, and the program's code is there, before the variables of packages are made. It is for a
// command's main package, which imports it for that alone.
//
// These variables, of a hundred packages, touch a hundred pages of the heap and of the code each, as many as a map of a few
// milliseconds touches later. They are made before main begins, so that nothing but a
// variable can come before them; and this package imports nothing that has any, but for the runtime, so that its own is among the first.
package start

import (
	"runtime"

	"github.com/seed-898ab921/kartograph/internal/stack"
)

// At is the last address of the heap that was passed over, 0 on systems where none is.
var At = begin()

func begin() uintptr {
	at := leave()
	stack.GrowDeep()
	if runtime.GOMAXPROCS(0) == 1 {
		readCode() // beside what comes next would be after it
		return at
	}
	// Another processor has nothing to do until main begins.
	stack.Go(func() {
		follow(at)
		readCode()
	})
	return at
}
