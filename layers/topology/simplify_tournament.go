package topology

import "math"

// tournament finds the least of many keys, the first one of several: a tree of
// groups of eight, which is what a line of the processor's cache holds, over the
// places of the keys. Each level holds the least keys of the groups of the level
// below, and where they stand. Neighbouring places are neighbours in memory, and
// nothing in a group is compared by a branch that could be guessed wrongly.
type tournament struct {
	keys   []uint64
	places []int32
	// levels are the levels, the lowest first; the last one has one group.
	levels []level
}

// level is the keys of a level, and the places of these keys on the lowest one,
// which has none.
type level struct {
	keys   []uint64
	places []int32
}

// noKey is the key of a place that takes no part.
const noKey = math.MaxUint64

// reset makes a tournament of n places, at least one, that take no part yet.
// Keys are put straight into the list that it returns; build must follow.
func (t *tournament) reset(n int) (keys []uint64) {
	size := 0
	for m := n; ; m = groups(m) {
		size += 8 * groups(m)
		if m <= 8 {
			break
		}
	}
	if cap(t.keys) < size {
		t.keys, t.places = make([]uint64, size+size/4), make([]int32, size+size/4-8*groups(n))
	}
	keys, places := t.keys[:cap(t.keys)], t.places[:cap(t.places)]
	t.levels = t.levels[:0]
	for m := n; ; m = groups(m) {
		whole := 8 * groups(m)
		l := level{keys: keys[:whole]}
		if keys = keys[whole:]; m != n {
			l.places, places = places[:whole], places[whole:]
		}
		for i := m; i < whole; i++ {
			l.keys[i] = noKey
		}
		if t.levels = append(t.levels, l); m <= 8 {
			return t.levels[0].keys[:n]
		}
	}
}

// groups is how many groups so many keys make.
func groups(keys int) int { return (keys + 7) / 8 }

// build settles all groups.
func (t *tournament) build() {
	for l := 1; l < len(t.levels); l++ {
		up := t.levels[l]
		for g := range len(t.levels[l-1].keys) / 8 {
			up.keys[g], up.places[g] = t.levels[l-1].first(g)
		}
	}
}

// settle settles the groups above a place of which the key has changed. Where it was
// not the first of its group and did not become it, which is so for most, the group
// stays as it is.
func (t *tournament) settle(place int) {
	was, key := int32(place), t.levels[0].keys[place]
	for l := 1; l < len(t.levels); l++ {
		g := place >> 3
		below, up := &t.levels[l-1], &t.levels[l]
		if first := up.places[g]; first != was && (up.keys[g] < key || up.keys[g] == key && first < was) {
			return
		}
		least, i := least((*[8]uint64)(below.keys[8*g:]))
		at := int32(8*g + i)
		if below.places != nil {
			at = below.places[at]
		}
		if up.keys[g] == least && up.places[g] == at {
			return
		}
		up.keys[g], up.places[g] = least, at
		place = g
	}
}

// first is the first place with the least key, and that key.
func (t *tournament) first() (place int, key uint64) {
	key, at := t.levels[len(t.levels)-1].first(0)
	return int(at), key
}

// first is the least key of a group and its place.
func (l level) first(group int) (key uint64, place int32) {
	key, at := least((*[8]uint64)(l.keys[8*group:]))
	if at += 8 * group; l.places != nil {
		return key, l.places[at]
	}
	return key, int32(at)
}

// least is the least of eight keys, the first one of several, and where it is.
func least(g *[8]uint64) (key uint64, at int) {
	a, i := g[0], 0
	if k := g[1]; k < a {
		a, i = k, 1
	}
	b, j := g[2], 2
	if k := g[3]; k < b {
		b, j = k, 3
	}
	c, l := g[4], 4
	if k := g[5]; k < c {
		c, l = k, 5
	}
	d, m := g[6], 6
	if k := g[7]; k < d {
		d, m = k, 7
	}
	if b < a {
		a, i = b, j
	}
	if d < c {
		c, l = d, m
	}
	if c < a {
		a, i = c, l
	}
	return a, i
}
