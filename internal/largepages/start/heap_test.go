//go:build linux && (amd64 || arm64)

package start

import (
	"os"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/largepages/smaps"
)

// TestStartIsLeft holds that the heap goes on in another large page than the one in use, and that it
// was asked for.
func TestStartIsLeft(t *testing.T) {
	if _, err := os.Stat("/proc/self/smaps"); err != nil || !smaps.Tells(t) || os.Getpagesize() != 4<<10 {
		t.Skip("this system does not tell that large pages were asked for")
	}
	before := unused()
	at := leave()
	if at/large == before/large {
		t.Errorf("the heap was at %#x and goes on at %#x", before, at)
	}
	if !smaps.Asked(t, uint64(at)) {
		t.Errorf("large pages were not asked for %#x, where the heap goes on", at)
	}
}

// TestStartWasLeft holds that it was left before the test began, too.
func TestStartWasLeft(t *testing.T) {
	if At == 0 {
		t.Error("nothing was passed over")
	}
}
