package source

import (
	"runtime"
	"unsafe"
	"weak"

	"github.com/seed-898ab921/kartograph/layers"
)

// hook is which function of a program it is: closures that are not one and the
// same value are different, as what they lead to may be. What a closure holds
// cannot be weighed, so that no hook keeps it: of one that is gone, the hook is
// like no other for ever, and what was got with it is never found again.
type hook struct {
	// closure is a function that has something at hand; static is where one
	// stands that has nothing, in the program itself.
	closure weak.Pointer[byte]
	static  uintptr
}

// hookOf tells a function from others, which Go itself cannot compare: a function
// value is a pointer to what the function has at hand.
func hookOf[F layers.OpenFunc | layers.DatabaseFunc](f F) hook {
	at := *(**byte)(unsafe.Pointer(&f))
	switch {
	case at == nil:
		return hook{}
	case allocated(at):
		return hook{closure: weak.Make(at)}
	}
	return hook{static: uintptr(unsafe.Pointer(at))}
}

// allocated reports whether a pointer is to memory that is collected. A weak
// pointer to what is part of the program ends it; a cleanup of that is refused,
// and one that does nothing does no harm.
func allocated(at *byte) (yes bool) {
	defer func() {
		if recover() != nil {
			yes = false
		}
	}()
	cleanup := runtime.AddCleanup(at, func(struct{}) {}, struct{}{})
	cleanup.Stop()
	return cleanup != runtime.Cleanup{}
}

// gone reports whether the function is no more.
func (h hook) gone() bool { return h.closure != weak.Pointer[byte]{} && h.closure.Value() == nil }
