package projection

import (
	"slices"

	"github.com/seed-898ab921/kartograph/internal/longlist"
)

// drawing gathers what is drawn of one geometry: lines, or the rings of
// polygons, in pixels.
type drawing struct {
	xy []float64
	// small is the memory for drawings that are copied when they are done.
	small []float64
	// memory is where all drawings are when they are done; nil where some have
	// memory of their own. What is in hand is drawn there at once, where there is room, and
	// own is what was xy before.
	memory *Memory
	own    []float64
	// ends are where each line or ring ends in xy, holes tells of each
	// ring whether it is one.
	ends  []int
	holes []bool
	// wholes counts the exteriors that nothing has cut.
	wholes int
	// order lists the rings polygon by polygon, each exterior followed by
	// its holes; polygons are the ends of the polygons in order.
	order, polygons []int
	// start is where the line or ring in hand begins in xy.
	start int
}

func (o *drawing) reset() {
	o.xy, o.ends, o.holes = o.xy[:0], o.ends[:0], o.holes[:0]
	o.order, o.polygons, o.start, o.wholes = o.order[:0], o.polygons[:0], 0, 0
}

// within makes ready for a drawing of about so many numbers in a memory, or nil.
func (o *drawing) within(m *Memory, numbers int) {
	if o.memory = m; m == nil {
		o.reserve(numbers)
		return
	}
	o.own = o.xy
	if o.xy = m.rest(numbers); o.xy == nil {
		o.xy = longlist.For(o.own, numbers)
	}
}

// leave lets go of the memory.
func (o *drawing) leave() {
	if o.memory != nil {
		o.xy, o.own, o.memory = o.own, nil, nil
	}
}

// rewind forgets the rings from index first on, which begin at xy.
func (o *drawing) rewind(first, xy int) {
	o.xy, o.ends, o.holes, o.start = o.xy[:xy], o.ends[:first], o.holes[:first], xy
	o.wholes = 0
}

// ring returns the coordinates of ring i.
func (o *drawing) ring(i int) []float64 {
	if i == 0 {
		return o.xy[:o.ends[0]]
	}
	return o.xy[o.ends[i-1]:o.ends[i]]
}

// add appends a point, unless it is the same as the one before it.
func (o *drawing) add(x, y float64) {
	if n := len(o.xy); n > o.start && o.xy[n-2] == x && o.xy[n-1] == y {
		return
	}
	if len(o.xy)+2 > cap(o.xy) {
		o.xy = longlist.For(o.xy, 2) // twofold: a long line that bends is copied over and over otherwise
	}
	o.xy = append(o.xy, x, y)
}

// closeRing ends a ring with its first point, or forgets it where it has fewer
// than three. Piece tells that it is a part of what was cut.
func (o *drawing) closeRing(hole, piece bool) {
	from := o.start
	if n := len(o.xy); n > from+2 && o.xy[n-2] == o.xy[from] && o.xy[n-1] == o.xy[from+1] {
		o.xy = o.xy[:n-2]
	}
	if len(o.xy)-from < 6 {
		o.xy = o.xy[:from]
		return
	}
	o.xy = append(o.xy, o.xy[from], o.xy[from+1])
	o.ends, o.holes = append(o.ends, len(o.xy)), append(o.holes, hole)
	o.start = len(o.xy)
	if !hole && !piece {
		o.wholes++
	}
}

// closeLine ends a line, or forgets it where it has only one point.
func (o *drawing) closeLine() {
	if len(o.xy)-o.start < 4 {
		o.xy = o.xy[:o.start]
		return
	}
	o.ends = append(o.ends, len(o.xy))
	o.start = len(o.xy)
}

// large is how many numbers a drawing has that is not copied when it is done: its
// memory goes with it.
const large = 1 << 12

// reserve makes room for so many numbers.
func (o *drawing) reserve(numbers int) {
	if numbers < large || cap(o.xy) >= numbers {
		return
	}
	if cap(o.xy) > cap(o.small) && cap(o.xy) < 2*large {
		o.small = o.xy
	}
	o.xy = make([]float64, 0, numbers+numbers/64)
}

// taken returns the coordinates, which are the caller's.
func (o *drawing) taken() []float64 {
	if n := len(o.xy); o.memory != nil || n < large || n < cap(o.xy)/8*7 {
		return o.memory.keep(o.xy)
	}
	xy := slices.Clip(o.xy)
	o.xy, o.small = o.small[:0], nil
	return xy
}

// ordered returns the coordinates ring by ring, in the order of the polygons, and
// where the rings end.
func (o *drawing) ordered() (xy []float64, ends []int) {
	asDrawn := len(o.order) == len(o.ends)
	for k, i := range o.order {
		asDrawn = asDrawn && k == i
	}
	if asDrawn && o.start == len(o.xy) {
		return o.taken(), slices.Clone(o.ends)
	}
	if o.memory.isRest(o.xy) { // another order needs the numbers elsewhere
		o.own = append(o.own[:0], o.xy...)
		o.xy = o.own
	}
	xy, ends = o.memory.take(len(o.xy))[:0], make([]int, 0, len(o.order))
	for _, i := range o.order {
		xy = longlist.Copy(xy, o.ring(i))
		ends = append(ends, len(xy))
	}
	return xy, ends
}
