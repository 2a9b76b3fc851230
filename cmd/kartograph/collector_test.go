package main

import (
	"runtime"
	"runtime/debug"
	"testing"
)

// TestGarbageIsBounded holds how much garbage there may be beside what is in use.
func TestGarbageIsBounded(t *testing.T) {
	const mb = 1 << 20
	for _, tt := range []struct{ live, looked, most uint64 }{
		{0, 0, 0}, {mb, mb, 19 * mb / 4}, {8 * mb, 0, smallHeap - 8*mb}, {16 * mb, mb, smallHeap - 16*mb}, {24 * mb, mb, 6 * mb}, {30 * mb, 0, 30 * mb / 4}, {40 * mb, 0, 10 * mb}, {90 * mb, 90 * mb, 23 * mb},
		{200 * mb, 200 * mb, 115 * mb}, {200 * mb, 0, 50 * mb}, {1000 * mb, 100 * mb, 178 * mb}, {2000 * mb, 0, 128 * mb}, {20_000 * mb, 0, 1000 * mb}, {100 * mb, 300 * mb, 26 * mb}, {300 * mb, 300 * mb, 225 * mb},
	} {
		percent := percentOf(tt.live, tt.looked, relaxedBytes)
		if got := tt.live * uint64(percent) / 100; got > tt.most || got < tt.most*9/10 {
			t.Errorf("%d bytes in use, %d to look at: %d bytes of garbage, want %d", tt.live, tt.looked, got, tt.most)
		}
		if batch := percentOf(tt.live, tt.looked, batchBytes); batch < percent || batch > relaxedPercent || tt.live >= largeBytes && batch != percent {
			t.Errorf("%d bytes in use, %d to look at: %d percent in a batch, %d otherwise", tt.live, tt.looked, batch, percent)
		}
		if percent <= 0 || percent > relaxedPercent {
			t.Errorf("%d bytes in use: %d percent", tt.live, percent)
		}
	}
}

// TestTextsAreNoReasonToCollect holds that what is left out changes nothing in how much garbage there
// may be, and that the first collection waits for it.
func TestTextsAreNoReasonToCollect(t *testing.T) {
	const mb = 1 << 20
	for _, tt := range []struct{ left, live, looked, most uint64 }{
		{0, 30 * mb, 0, 30 * mb / 4},
		{24 * mb, 24 * mb, 0, smallHeap},
		{24 * mb, 25 * mb, mb, 25 * mb / 4},
		{24 * mb, 36 * mb, 0, smallHeap - 12*mb},
		{24 * mb, 40 * mb, 0, 10 * mb},
		{24 * mb, 64 * mb, mb, 16 * mb},  // no less than without leaving out
		{64 * mb, 100 * mb, mb, 25 * mb}, // and not a quarter of the rest
	} {
		percent := percentBeside(tt.left, tt.live, tt.looked, relaxedBytes)
		if got := tt.live * uint64(percent) / 100; got > tt.most || got < tt.most*9/10 {
			t.Errorf("%d bytes in use, %d left out: %d bytes of garbage, want %d", tt.live, tt.left, got, tt.most)
		}
	}
	for _, live := range []uint64{0, mb / 2, mb} {
		if first := smallestHeap * uint64(percentBeside(24*mb, live, 0, relaxedBytes)) / 100; first > smallHeap+24*mb || first < smallHeap {
			t.Errorf("%d bytes in use before 24 MB come: the first collection begins at %d bytes, want %d at most", live, first, smallHeap+24*mb)
		}
	}
}

// TestGarbageIsNotLookedAt holds that what is made after a collection does not count as in use.
func TestGarbageIsNotLookedAt(t *testing.T) {
	c := &collector{}
	for i, tt := range []struct{ live, looked, want uint64 }{{100, 20, 20}, {100, 90, 20}, {100, 10, 10}, {200, 60, 60}, {200, 200, 60}} {
		if c.note(tt.live, tt.looked); c.live != tt.live || c.looked != tt.want {
			t.Errorf("%d: %d in use, %d to look at; want %d and %d", i, c.live, c.looked, tt.live, tt.want)
		}
	}
}

// What garbage may take follows what is in use before any finalizer runs.
func TestGarbageIsWatched(t *testing.T) {
	before := debug.SetGCPercent(relaxedPercent)
	defer debug.SetGCPercent(before)
	held := make([]byte, 64<<20)
	runtime.GC() // nothing is swept yet, or little
	c := &collector{percent: relaxedPercent, garbage: relaxedBytes}
	c.adjust()
	if c.percent > mediumPercent+5 || debug.SetGCPercent(relaxedPercent) != c.percent {
		t.Errorf("beside 64 MB garbage may take %d percent", c.percent)
	}
	runtime.KeepAlive(held)
}

// Of maps of large sources the pages of the program are given back soon, those of small ones keep them.
func TestPagesAreGivenBackByWhatIsExpected(t *testing.T) {
	given := make(chan bool, 1)
	c := &collector{forget: func() { given <- true }}
	if c.expect(false); !c.light.Load() || len(given) > 0 {
		t.Error("a map of small sources is not taken for one that is soon done")
	}
	if c.expect(true); c.light.Load() {
		t.Error("a map of large sources is taken for one that is soon done")
	}
	<-given
	(*collector)(nil).expect(true) // with $GOGC there is none
}
