//go:build linux && (amd64 || arm64)

package start

// call asks the system for something, by its number, and returns what it answers. Package syscall has
// a dozen packages come before it, whose variables would be made first.
//
//go:noescape
func call(number, a, b, c, d uintptr) uintptr

// failed reports whether an answer is the number of an error, less than zero.
func failed(answer uintptr) bool { return int(answer) < 0 }

// From <linux/mman.h> and <linux/fcntl.h>.
const (
	hugePages    = 14
	populateRead = 22      // since Linux 5.14; others refuse
	closeOnExec  = 0x80000 // and for reading alone, which is 0
)
