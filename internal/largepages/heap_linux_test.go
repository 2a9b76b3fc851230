package largepages

import (
	"bytes"
	"fmt"
	"os"
	"runtime"
	"syscall"
	"testing"
	"unsafe"

	"github.com/seed-898ab921/kartograph/internal/largepages/smaps"
)

// TestHeapIsWhereLargePagesAre holds that memory that is asked for next is where large pages were
// asked for, and comes as zeros.
func TestHeapIsWhereLargePagesAre(t *testing.T) {
	if flags, err := os.ReadFile("/proc/self/smaps"); err != nil || !bytes.Contains(flags, []byte("VmFlags:")) {
		t.Skip("this system does not tell what memory was asked for")
	}
	if !smaps.Tells(t) {
		t.Skip("this system does not tell that large pages were asked for")
	}
	if modes, err := os.ReadFile("/sys/kernel/mm/transparent_hugepage/enabled"); err != nil || os.Getpagesize() != 4<<10 || bytes.Contains(modes, []byte("[never]")) {
		t.Skip("this system has no large pages to give")
	}
	<-AskForHeap(8 << 20)
	asked := askedFor(t)
	if asked < large {
		t.Fatalf("large pages were asked for %d bytes, want %d at least", asked, large)
	}
	if <-AskForHeap(16 << 20); askedFor(t) < 10<<20 {
		t.Errorf("large pages were asked for %d bytes where more are needed, want 10 MB at least", askedFor(t))
	}
	found := false
	var kept [][]byte // else the same memory would come again
	for range 64 {
		piece := make([]byte, 1<<18)
		for i, b := range piece {
			if b != 0 {
				t.Fatalf("byte %d of new memory is %d", i, b)
			}
		}
		piece[0] = 1
		kept = append(kept, piece)
		found = found || inLarge(t, piece)
	}
	if !found {
		t.Errorf("%d pieces of memory are all beside the %d bytes", len(kept), asked)
	}
}

// askedFor is for how many bytes large pages were asked for.
func askedFor(t *testing.T) (n uint64) {
	t.Helper()
	smaps.Stretches(t, func(from, to uint64) { n += to - from })
	return n
}

// inLarge reports whether a piece of memory begins in them.
func inLarge(t *testing.T, piece []byte) bool { return smaps.Asked(t, addressOf(piece)) }

func addressOf(piece []byte) uint64 { return uint64(uintptr(unsafe.Pointer(&piece[0]))) }

// touched is how many pages come as a piece of memory is touched.
func touched(piece []byte) int64 {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	const ofThread = 1
	var before, after syscall.Rusage
	_ = syscall.Getrusage(ofThread, &before)
	for i := 0; i < len(piece); i += os.Getpagesize() {
		piece[i] = 1
	}
	_ = syscall.Getrusage(ofThread, &after)
	return after.Minflt - before.Minflt
}

// TestWhatWasTouchedBecomesLarge holds that pages that were in use, as the top of an earlier stack, do not
// keep large ones away.
func TestWhatWasTouchedBecomesLarge(t *testing.T) {
	if !smaps.Tells(t) || os.Getpagesize() != 4<<10 {
		t.Skip("this system does not tell that large pages were asked for")
	}
	own, err := syscall.Mmap(-1, 0, 6*large, syscall.PROT_READ|syscall.PROT_WRITE, syscall.MAP_PRIVATE|syscall.MAP_ANON)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = syscall.Munmap(own) }()
	own = own[-uintptr(unsafe.Pointer(&own[0]))%large:][:5*large]
	first := uintptr(unsafe.Pointer(&own[0]))
	if ask(first, first+large); touched(own[:large]) > 100 {
		t.Skip("this system has no large pages to give")
	}
	own[large], own[3*large+large/2] = 7, 7
	ask(first+large, first+4*large)
	if own[large] != 7 {
		t.Errorf("the first large page, which others use as well, lost what it had")
	}
	if n := touched(own[2*large : 4*large]); n > 100 {
		release, _ := os.ReadFile("/proc/sys/kernel/osrelease")
		var major, minor int
		if _, _ = fmt.Sscanf(string(release), "%d.%d", &major, &minor); 100*major+minor < 614 {
			t.Skip("before Linux 6.14 what was given back stays in small pages")
		}
		t.Errorf("%d pages came as two large ones were touched", n)
	}
}

// TestLargeBytesAreAskedFor holds that whole large pages of it are asked for, and nothing around them.
func TestLargeBytesAreAskedFor(t *testing.T) {
	if !smaps.Tells(t) {
		t.Skip("this system does not tell that large pages were asked for")
	}
	memory := Bytes(3 * large)
	from := addressOf(memory)
	whole := (from + large - 1) &^ (large - 1)
	for _, at := range []uint64{whole, whole + large} {
		if !inLarge(t, memory[at-from:]) {
			t.Errorf("large pages were not asked for %d bytes from the beginning", at-from)
		}
	}
}
