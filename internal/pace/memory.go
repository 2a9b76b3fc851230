package pace

import "runtime"

// InUse is the memory in use in bytes, without what is garbage and what pools keep.
func InUse() int64 {
	var stats runtime.MemStats
	runtime.GC()
	runtime.GC() // pools give up what they have at the second
	runtime.ReadMemStats(&stats)
	return int64(stats.HeapAlloc)
}
