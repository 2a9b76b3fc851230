package pace

import (
	"math"
	"runtime"
)

// InUse is the memory in use in bytes, without what is garbage and what pools keep.
func InUse() int64 {
	var stats runtime.MemStats
	runtime.GC()
	runtime.GC() // pools give up what they have at the second
	runtime.ReadMemStats(&stats)
	return int64(stats.HeapAlloc)
}

// Taken is the memory that work takes in all, its garbage too, in bytes: the least of
// two tries, since what other goroutines take meanwhile counts as well.
func Taken(work func()) uint64 {
	least := uint64(math.MaxUint64)
	for range 2 {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		work()
		runtime.ReadMemStats(&after)
		least = min(least, after.TotalAlloc-before.TotalAlloc)
	}
	return least
}
