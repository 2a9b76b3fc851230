package topology

import (
	"math/bits"
	"unsafe"
)

// few is what ranked needs of a line of few points, in lists of fixed sizes: no index has to be
// checked, and groups are settled without a loop.
type few struct {
	// ranks are those of ranks, keys with places, groups the least of eight of them each, and top
	// the least of eight groups each.
	ranks, keys [fewPlaces]uint64
	groups      [fewPlaces / 8]uint64
	top         [8]uint64
	prev, next  [fewPlaces]uint16
	shift       uint
}

// fewPlaces is how many points are few.
const fewPlaces = 512

// settle settles the groups above a place of which the key has changed.
func (f *few) settle(place uint) {
	group := place / 8 % uint(len(f.groups))
	f.groups[group] = leastRank((*[8]uint64)(f.ranks[8*group:]))
	f.top[group/8] = leastRank((*[8]uint64)(f.groups[group&^7:]))
}

// give gives a place a key.
func (f *few) give(place uint, key uint64) {
	f.keys[place%fewPlaces], f.ranks[place%fewPlaces] = key, key<<(f.shift&63)&^(fewPlaces-1)|uint64(place)
}

// ranked is that of few points, by a rule that is not weighted.
func (f *few) ranked(pts []float64, limit uint64, left int, keep []bool) bool {
	const places = fewPlaces - 1
	points := unsafe.Slice((*point)(unsafe.Pointer(unsafe.SliceData(pts))), len(keep))
	f.start(points, limit)
	end := uint(len(keep) - 1)
	before, last := uint64(places), uint64(0)
	for ; left > 0; left-- {
		rank := leastRank(&f.top)
		i := uint(rank & places)
		least := f.keys[i]
		if least == noKey {
			return true
		}
		p, q := uint(f.prev[i])&places, uint(f.next[i])&places
		if least < last && (rank^before)&^places == 0 || f.keys[p] < least || f.keys[q] < least {
			return false
		}
		before, last = rank, least
		keep[i], f.ranks[i] = false, noKey
		f.next[p], f.prev[q] = uint16(q), uint16(p)
		a, b := &points[p], &points[q]
		x, y := b.x-a.x, b.y-a.y
		if p > 0 {
			o := &points[f.prev[p]]
			f.give(p, max(least, keyBetween(o.x-a.x, o.y-a.y, x, y, limit)))
		}
		if q < end {
			o := &points[f.next[q]]
			f.give(q, max(least, keyBetween(x, y, o.x-b.x, o.y-b.y, limit)))
		}
		f.settle(i)
		if p>>3 != i>>3 {
			f.settle(p)
		}
		if q>>3 != i>>3 {
			f.settle(q)
		}
	}
	return (leastRank(&f.top)^before)&^places != 0
}

// start makes the lists for a line of which nothing is left out yet.
func (f *few) start(points []point, limit uint64) {
	f.shift = uint(bits.LeadingZeros64(limit) - 1)
	last := uint(len(points) - 1)
	groups := last/8%uint(len(f.groups)) + 1
	for i := range uint(8) {
		f.ranks[(groups-1)*8+i], f.groups[(groups-1)&^7+i], f.top[i] = noKey, noKey, noKey
	}
	f.give(0, noKey)
	f.give(last, noKey)
	f.next[0], f.prev[last%fewPlaces] = 1, uint16(last-1)
	b := points[1]
	x1, y1 := points[0].x-b.x, points[0].y-b.y
	for i, c := range points[2:] {
		place := uint(i+1) % fewPlaces
		x2, y2 := c.x-b.x, c.y-b.y
		f.give(place, keyBetween(x1, y1, x2, y2, limit))
		f.prev[place], f.next[place] = uint16(place-1), uint16(place+1)
		b, x1, y1 = c, -x2, -y2
	}
	for place := uint(0); place <= last; place += 8 {
		f.settle(place)
	}
}
