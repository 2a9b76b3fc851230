package batch

import (
	"fmt"
	"hash/fnv"
	"strconv"
	"strings"
)

// Shard is one of Count parts of a batch, counted from 1. The zero value is
// the whole batch.
type Shard struct {
	Index, Count int
	// From is the scheduler that the shard was found with: "Slurm" ...; empty
	// for one that was given.
	From string
}

// Whole reports whether the shard is the whole batch.
func (s Shard) Whole() bool { return s.Count <= 1 }

// String returns "3/7".
func (s Shard) String() string {
	if s.Whole() {
		return "1/1"
	}
	return strconv.Itoa(s.Index) + "/" + strconv.Itoa(s.Count)
}

// maxShards is more than any scheduler's array has tasks.
const maxShards = 1_000_000

// ParseShard reads "3/7".
func ParseShard(text string) (Shard, error) {
	index, count, ok := strings.Cut(text, "/")
	i, errIndex := strconv.Atoi(strings.TrimSpace(index))
	n, errCount := strconv.Atoi(strings.TrimSpace(count))
	if !ok || errIndex != nil || errCount != nil {
		return Shard{}, fmt.Errorf("shard %q: want I/N, such as 3/7", text)
	}
	return Shard{Index: i, Count: n}, Shard{Index: i, Count: n}.check()
}

func (s Shard) check() error {
	if s == (Shard{From: s.From}) {
		return nil
	}
	if s.Count < 1 || s.Count > maxShards || s.Index < 1 || s.Index > s.Count {
		return fmt.Errorf("shard %d/%d: shards are counted from 1/N to N/N, with N up to %d", s.Index, s.Count, maxShards)
	}
	return nil
}

// Owns reports whether an output, named relative to the output folder, belongs
// to the shard. It depends on the name alone, so that rows may be added,
// removed and reordered between the runs of a batch's shards.
func (s Shard) Owns(output string) bool {
	if s.Whole() {
		return true
	}
	hash := fnv.New64a()
	hash.Write([]byte(output))
	return int(spread(hash.Sum64())%uint64(s.Count)) == s.Index-1
}

// spread mixes the bits of a hash, because the low ones of FNV-1a alone are
// no better than the sums of the bytes (MurmurHash3's finaliser, A. Appleby).
func spread(h uint64) uint64 {
	h ^= h >> 33
	h *= 0xff51afd7ed558ccd
	h ^= h >> 33
	h *= 0xc4ceb9fe1a85ec53
	return h ^ h>>33
}
