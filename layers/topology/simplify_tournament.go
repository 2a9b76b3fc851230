package topology

import "math"

// tournament finds the least of many keys, the first one of several: a tree of
// groups of eight, which is what a line of the processor's cache holds, over the
// places of the keys. Each level holds the least keys of the groups of the level
// below. Neighbouring places are neighbours in memory, and nothing in a group
// is compared by a branch that could be guessed wrongly.
type tournament struct {
	keys []uint64 // of all levels, the lowest first
	// levels are the levels in keys; the last one has one group.
	levels [][]uint64
}

// noKey is the key of a place that takes no part.
const noKey = math.MaxUint64

// reset makes a tournament of n places, at least one, that take no part yet.
// Keys are put straight into the list that it returns; build must follow.
func (t *tournament) reset(n int) (keys []uint64) {
	size := 0
	for m := n; ; m = (m + 7) / 8 {
		size += (m + 7) &^ 7
		if m <= 8 {
			break
		}
	}
	if cap(t.keys) < size {
		t.keys = make([]uint64, size+size/4)
	}
	rest := t.keys[:cap(t.keys)]
	t.levels = t.levels[:0]
	for m := n; ; m = (m + 7) / 8 {
		whole := (m + 7) &^ 7
		t.levels = append(t.levels, rest[:whole])
		for i := m; i < whole; i++ {
			rest[i] = noKey
		}
		rest = rest[whole:]
		if m <= 8 {
			return t.levels[0][:n]
		}
	}
}

// build settles all groups.
func (t *tournament) build() {
	for l := 1; l < len(t.levels); l++ {
		below, level := t.levels[l-1], t.levels[l]
		for g := range len(below) / 8 {
			level[g] = least((*[8]uint64)(below[8*g:]))
		}
	}
}

// settle settles the groups above a place of which the key has changed.
func (t *tournament) settle(place int) {
	for l := 1; l < len(t.levels); l++ {
		g := place >> 3
		key := least((*[8]uint64)(t.levels[l-1][8*g:]))
		if t.levels[l][g] == key {
			return
		}
		t.levels[l][g] = key
		place = g
	}
}

// first is the first place with the least key, and that key.
func (t *tournament) first() (place int, key uint64) {
	top := len(t.levels) - 1
	key = least((*[8]uint64)(t.levels[top]))
	for l := top; l >= 0; l-- {
		place = 8*place + find((*[8]uint64)(t.levels[l][8*place:]), key)
	}
	return place, key
}

func least(g *[8]uint64) uint64 {
	return min(min(min(g[0], g[1]), min(g[2], g[3])), min(min(g[4], g[5]), min(g[6], g[7])))
}

// find is the first place of a key that is in the group.
func find(g *[8]uint64, key uint64) int {
	at := 7
	if g[6] == key {
		at = 6
	}
	if g[5] == key {
		at = 5
	}
	if g[4] == key {
		at = 4
	}
	if g[3] == key {
		at = 3
	}
	if g[2] == key {
		at = 2
	}
	if g[1] == key {
		at = 1
	}
	if g[0] == key {
		at = 0
	}
	return at
}
