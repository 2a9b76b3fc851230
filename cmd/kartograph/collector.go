package main

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// Of memory that few maps need much of, garbage may take five times as much as
// what is in use, up to relaxedBytes: maps are drawn, written and forgotten, and
// half of that garbage is collected in vain. The first collection is at 14 MB so,
// which a map of 100,000 points, that takes 9.4, does not reach: a tenth of its
// processor time would go into one that freed nothing for long. More makes no map faster
// that could be measured, and small inputs that become much were to take no more than 64 MB.
//
// Where more is in use than that, garbage may take a quarter of it, and of largeBytes
// nearly as much again, as in other programs. But a collection takes time for what it has to look at only, and coordinates
// have nothing for it: of largeBytes in use, garbage may take three quarters of the part
// with pointers, and a quarter of the rest.
const (
	relaxedPercent = 350
	usualPercent   = 75
	barePercent    = 25
	mediumPercent  = 25
	relaxedBytes   = 4 << 20
	largeBytes     = 96 << 20
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
		return barePercent + int((usualPercent-barePercent)*min(looked, live)/live)
	}
	return int(min(relaxedPercent, max(mediumPercent, 100*relaxed/live)))
}

// relaxCollector trades memory for time. $GOGC has the last word.
func relaxCollector(garbage uint64) {
	if os.Getenv("GOGC") != "" {
		return
	}
	debug.SetGCPercent(relaxedPercent)
	afterCollection(relaxedPercent, garbage, forgetPages)
}

// afterCollection looks, after each collection, at what is in use; after the first one it
// does something more. An object that nobody needs is found by each collection, and its
// finalizer makes the next one.
func afterCollection(percent int, garbage uint64, first func()) {
	runtime.SetFinalizer(&[16]byte{}, func(*[16]byte) {
		now := []metrics.Sample{{Name: "/gc/heap/live:bytes"}, {Name: "/gc/scan/heap:bytes"}}
		metrics.Read(now)
		wanted := relaxedPercent
		if now[0].Value.Kind() == metrics.KindUint64 && now[1].Value.Kind() == metrics.KindUint64 {
			wanted = percentOf(now[0].Value.Uint64(), now[1].Value.Uint64(), garbage)
		}
		if wanted != percent {
			debug.SetGCPercent(wanted)
		}
		afterCollection(wanted, garbage, func() {})
		first()
	})
}
