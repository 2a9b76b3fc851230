package main

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync"
	"sync/atomic"
	"time"
)

// Of memory that few maps need much of, garbage may take relaxedBytes beside what is in use, or
// as much as there is room for in smallHeap: maps are drawn, written and forgotten, and a
// collection costs 3 of the 80 ms of a map. The first one is so at smallHeap, which a map of
// 500,000 points reaches once.
//
// Where more is in use than that, garbage may take a quarter of it, and of hugeBytes
// nearly as much again, as in other programs; in between more and more. But a collection takes time for what it has to look at only, and coordinates
// have nothing for it: of hugeBytes in use, garbage may take three quarters of the part
// with pointers, and a quarter of the rest, up to bareBytes.
const (
	relaxedPercent = 475
	usualPercent   = 75
	barePercent    = 25
	leastPercent   = 5
	mediumPercent  = 25
	relaxedBytes   = 4 << 20
	smallHeap      = 23 << 20 // the runtime's smallest heap, 4 MB, and relaxedPercent of it
	largeBytes     = 128 << 20
	hugeBytes      = 256 << 20
	bareBytes      = 128 << 20
	// batchBytes takes the place of relaxedBytes where many maps are drawn: what is in use
	// stays so from map to map, and to look at it again for each few of them is in vain.
	batchBytes = 24 << 20
)

// garbageFor is how much garbage the work of a command line may have beside little that is
// in use.
func garbageFor(args []string) uint64 {
	if len(args) > 0 && args[0] == "batch" {
		return batchBytes
	}
	return relaxedBytes
}

// percentOf is how much garbage there may be, in percent of the bytes in use, of which
// some have to be looked at: so many bytes beside little in use.
func percentOf(live, looked, relaxed uint64) int {
	switch {
	case live == 0:
		return relaxedPercent
	case live >= largeBytes:
		more := (usualPercent - barePercent) * min(looked, live) / live
		return int(max(leastPercent, min(barePercent, 100*bareBytes/live))) + int(more*min(live-largeBytes, hugeBytes-largeBytes)/(hugeBytes-largeBytes))
	}
	if live < smallHeap {
		relaxed = max(relaxed, smallHeap-live)
	}
	return int(min(relaxedPercent, max(mediumPercent, 100*relaxed/live)))
}

// startTakes is after how long nobody needs what only the start needed.
const startTakes = 30 * time.Millisecond

// lightTakes is after how long more a map of small sources is taken for one that needs memory all the same.
const lightTakes = 70 * time.Millisecond

// configTakes is how long what follows a config takes until the first lot of features is drawn.
const configTakes = 10 * time.Millisecond

// percentBeside is percentOf where some of the bytes in use are left out, as nothing that is looked at
// or freed: garbage has as many bytes as if they were not there, and no fewer than beside all of them.
func percentBeside(left, live, looked, relaxed uint64) int {
	if left == 0 {
		return percentOf(live, looked, relaxed)
	}
	most := relaxedPercent + int(100*left/smallestHeap) // what is left out may not be there yet
	if live == 0 {
		return most
	}
	garbage := uint64(smallHeap)
	if rest := live - min(left, live); rest > 0 {
		garbage = rest * uint64(percentOf(rest, looked, relaxed)) / 100
	}
	return min(most, max(percentOf(live, looked, relaxed), int(100*garbage/live)))
}

// relaxCollector trades memory for time. $GOGC has the last word, and the collector is nil.
func relaxCollector(garbage uint64) *collector {
	if os.Getenv("GOGC") != "" {
		return nil
	}
	debug.SetGCPercent(relaxedPercent)
	c := &collector{percent: relaxedPercent, garbage: garbage, forget: sync.OnceFunc(forgetPages)}
	time.AfterFunc(startTakes, func() {
		if c.light.Load() {
			time.AfterFunc(lightTakes, c.forget)
		} else {
			c.forget()
		}
		c.watch(0)
	})
	c.afterCollection(c.forget)
	return c
}

// collector is how much garbage there may be, in percent of what is in use: by the last
// collection, beside so many bytes where little is in use, without those that are left out.
type collector struct {
	// light says that the map is soon done, and that the pages of the program may stay until then.
	light atomic.Bool
	// forget gives the pages of the program's file back, once.
	forget func()

	mu      sync.Mutex
	percent int
	garbage uint64
	left    uint64
	// live and looked are the bytes in use by the last collection and those of them that have to be
	// looked at.
	live, looked uint64
}

// smallestHeap is the runtime's, at which the first collection would begin at 100 percent.
const smallestHeap = 4 << 20

// expect says whether a map needs little memory, or so much that what only the start needed is given
// back as soon as the config has been read, before the map needs most.
func (c *collector) expect(heavy bool) {
	if c == nil {
		return
	}
	if c.light.Store(!heavy); heavy {
		time.AfterFunc(configTakes, c.forget)
	}
}

// leaveOut says that so many bytes are about to be held that are no reason to collect. The
// first collection waits for them, too.
func (c *collector) leaveOut(bytes int64) {
	if c == nil {
		return
	}
	c.mu.Lock()
	c.left += uint64(bytes)
	c.mu.Unlock()
	c.adjust()
}

// adjust looks at what is in use, and reports whether that changes anything.
func (c *collector) adjust() bool {
	now := []metrics.Sample{{Name: "/gc/heap/live:bytes"}, {Name: "/gc/scan/heap:bytes"}}
	metrics.Read(now)
	c.mu.Lock()
	defer c.mu.Unlock()
	wanted := relaxedPercent
	if now[0].Value.Kind() == metrics.KindUint64 && now[1].Value.Kind() == metrics.KindUint64 {
		c.note(now[0].Value.Uint64(), now[1].Value.Uint64())
		wanted = percentBeside(c.left, c.live, c.looked, c.garbage)
	}
	if wanted == c.percent {
		return false
	}
	c.percent = wanted
	debug.SetGCPercent(wanted)
	return true
}

// note keeps what is in use by the last collection. What has to be looked at grows by what is made
// after it, garbage too, until the next one tells.
func (c *collector) note(live, looked uint64) {
	if live == c.live {
		looked = min(looked, c.looked)
	}
	c.live, c.looked = live, looked
}

// afterCollection adjusts after each collection; after the first one it does something more. An
// object that nobody needs is found by each collection, and its finalizer makes the next one.
func (c *collector) afterCollection(first func()) {
	runtime.SetFinalizer(&[16]byte{}, func(*[16]byte) {
		c.adjust()
		c.afterCollection(func() {})
		first()
	})
}

// Finalizers wait on a busy machine until nothing else is to be done, and until then the
// percentage is that of the collection before, which may have found much less in use. So it is
// looked at what is in use soon again, and seldom when nothing has changed so many times.
const (
	soon, seldom = 5 * time.Millisecond, 200 * time.Millisecond
	quietTimes   = 400
)

// watch adjusts from time to time, as long as the program runs.
func (c *collector) watch(quiet int) {
	pause := soon
	if quiet++; c.adjust() {
		quiet = 0
	} else if quiet > quietTimes {
		pause = seldom
	}
	time.AfterFunc(pause, func() { c.watch(quiet) })
}
