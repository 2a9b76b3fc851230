package largepages

import (
	"syscall"
	"unsafe"
)

// askFor asks for large pages for what of some memory is in whole ones.
func askFor(memory []byte) {
	from := uintptr(unsafe.Pointer(unsafe.SliceData(memory)))
	first, last := (from+large-1)&^(large-1), (from+uintptr(len(memory)))&^(large-1)
	if last > first {
		// That the system may refuse is no fault.
		_, _, _ = syscall.RawSyscall(syscall.SYS_MADVISE, first, last-first, syscall.MADV_HUGEPAGE)
	}
}
