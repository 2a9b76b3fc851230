package topology

import "math/bits"

// ranks find the least of many keys, the first one of several, as a tournament does. The keys
// have places in their low bits, in place of bits of their own, so that a group is settled by
// comparing alone. Keys that differ in those bits only are not told apart: whoever uses ranks has
// to see that they come in order.
type ranks struct {
	all []uint64
	// levels are the levels, the lowest first; the last one has one group.
	levels [][]uint64
	ranking
}

// ranking is how keys are ranked: by how many bits they are moved, so that a key below the limit
// has no more than the last of 64 bits free, and which are the bits of a place.
type ranking struct {
	shift  uint
	places uint64
}

// mostRanks is how many places there are at the most: with more, too many bits would be left out.
const mostRanks = 1 << 16

// reset makes ranks of n places for keys below a limit. Keys are put straight into the list that
// it returns, as of makes them; build must follow.
func (t *ranks) reset(n int, limit uint64) []uint64 {
	size := 0
	for m := n; ; m = groups(m) {
		size += 8 * groups(m)
		if m <= 8 {
			break
		}
	}
	if cap(t.all) < size {
		t.all = make([]uint64, size+size/4)
	}
	t.shift, t.places = uint(bits.LeadingZeros64(limit)-1), 1<<bits.Len(uint(n-1))-1
	all := t.all[:cap(t.all)]
	t.levels = t.levels[:0]
	for m := n; ; m = groups(m) {
		level := all[:8*groups(m)]
		all = all[len(level):]
		for i := m; i < len(level); i++ {
			level[i] = noKey
		}
		if t.levels = append(t.levels, level); m <= 8 {
			return t.levels[0][:n]
		}
	}
}

// of is a key with its place.
func (t ranking) of(key uint64, place uint) uint64 {
	return key<<(t.shift&63)&^t.places | uint64(place)
}

// build settles all groups.
func (t *ranks) build() {
	for l := 1; l < len(t.levels); l++ {
		below, up := t.levels[l-1], t.levels[l]
		for g := range len(below) / 8 {
			up[g] = leastRank((*[8]uint64)(below[8*g:]))
		}
	}
}

// settle settles the groups above a place of which the key has changed, as far as they change.
func (t *ranks) settle(place uint) {
	below := t.levels[0]
	for _, up := range t.levels[1:] {
		place >>= 3
		least := leastRank((*[8]uint64)(below[8*place:]))
		if up[place] == least {
			return
		}
		up[place], below = least, up
	}
}

// least is the least rank of all.
func (t *ranks) least() uint64 { return leastRank((*[8]uint64)(t.levels[len(t.levels)-1])) }

func leastRank(g *[8]uint64) uint64 {
	return min(min(min(g[0], g[1]), min(g[2], g[3])), min(min(g[4], g[5]), min(g[6], g[7])))
}
