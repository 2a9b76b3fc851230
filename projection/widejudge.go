package projection

import "math"

// verdict is how the wide edges of a ring go.
type verdict int

const (
	short verdict = iota
	written
	// onceAround is the short way, which leads once around the world.
	onceAround
)

// judgement is a verdict with whether it could as well be another.
type judgement struct {
	verdict verdict
	guess   bool
}

// judge decides how the wide edges of a ring go. They go the short way, except
// in a ring that has none with both ends within 30 degrees of 180, or that
// as written spans 350 degrees or more: these are taken as they are written.
// Two things come before. A coast in steps of at most 90 degrees that runs
// once around the world the short way is a cap; a box is no coast. And islands
// over 180 degrees that nothing has cut span 350 degrees too, by their points
// on both sides of it: what spans so much is as written only where it is led
// around the world or is a box, at least as high as it would be wide the short
// way. So four corners of Fiji stay small, and 350 degrees of the tropics wide.
func judge(ring []float64, stride int, how Wide) judgement {
	w := widthsOf(ring, stride)
	once := math.Abs(w.along) > 180
	switch {
	case how == WideAsWritten || w.wide == 0:
		return judgement{verdict: written}
	case w.isZone():
		return judgement{verdict: written}
	case once && (how == WideShort || w.isCoast()):
		return judgement{verdict: onceAround}
	case how == WideShort:
		return judgement{verdict: short}
	case w.near == 0:
		return judgement{written, once && w.step <= coastStep}
	case once && w.span < widestBox && !w.corner:
		return judgement{verdict: onceAround}
	case once, w.span >= widestBox && w.isBox() && w.height >= w.reach:
		return judgement{written, w.around == 0}
	}
	return judgement{short, w.isBox() || w.near < w.wide}
}

const (
	// seamRoom is how far from 180 degrees the ends of an edge are that
	// crosses it for want of a cut, and crossing from how wide as written an
	// edge is taken for one wherever its data begin and end.
	seamRoom, crossing = 30, 350
	// widestBox is from how wide a ring could as well be all of the world.
	widestBox = 350
	// coastStep is how long the edges of a coast are at most, the short way.
	coastStep = 90
)

// widths is what the differences of longitude along a ring tell. Edges along a
// pole count for nothing.
type widths struct {
	// wide counts the edges wider than half the world, near those of them
	// that cross 180 degrees closely, around those that run all around.
	wide, near, around int
	// along is the sum of all edges the short way, reach the distance of
	// the outermost longitudes along it, step its longest edge.
	along, reach, step float64
	// span and height are the distances of the outermost longitudes, as
	// written, and latitudes.
	span, height float64
	// narrow counts the other edges; level and steep tell that all these
	// are along meridians, or at least twice as high as wide.
	narrow       int
	level, steep bool
	// corner tells that a wide edge is led to or on along a meridian, like
	// one of a box.
	corner bool
}

func widthsOf(ring []float64, stride int) widths {
	w := widths{level: true, steep: true}
	last := len(ring) - stride
	low, high, south, north := math.Inf(1), math.Inf(-1), math.Inf(1), math.Inf(-1)
	var west, east float64
	for i, j := 0, last; i <= last; i, j = i+stride, i {
		low, high = math.Min(low, ring[i]), math.Max(high, ring[i])
		south, north = math.Min(south, ring[i+1]), math.Max(north, ring[i+1])
		if polarEdge(ring[j+1], ring[i+1]) {
			w.along += ring[i] - ring[j]
		} else {
			w.edge(ring[j], ring[j+1], ring[i], ring[i+1])
		}
		west, east = math.Min(west, w.along), math.Max(east, w.along)
	}
	w.span, w.height, w.reach = high-low, north-south, east-west
	for i, j := 0, last; i <= last; i, j = i+stride, i {
		if math.Abs(ring[i]-ring[j]) > 180 && !polarEdge(ring[j+1], ring[i+1]) {
			w.corner = w.corner || w.cornered(ring, stride, i)
		}
	}
	return w
}

// edge counts an edge.
func (w *widths) edge(x0, y0, x1, y1 float64) {
	d := x1 - x0
	size, way := math.Abs(d), math.Remainder(d, 360)
	w.along += way
	w.step = math.Max(w.step, math.Abs(way))
	if size <= 180 {
		w.narrow++
		w.level, w.steep = w.level && size < 1e-6, w.steep && 2*size <= math.Abs(y1-y0)
		return
	}
	w.wide++
	if size >= fullTurn {
		w.around++
	}
	atSeam := func(x float64) bool { return math.Abs(math.Remainder(x-180, 360)) <= seamRoom }
	if size >= crossing || atSeam(x0) && atSeam(x1) {
		w.near++
	}
}

// cornered reports whether the wide edge that ends at i is a side of a box: led
// to and on along meridians at one latitude, or along one of half the ring's height.
func (w *widths) cornered(ring []float64, stride, i int) bool {
	n := len(ring)
	at := func(k int) (x, y float64) {
		j := ((i+k*stride)%n + n) % n
		return ring[j], ring[j+1]
	}
	x0, y0 := at(-2)
	x1, y1 := at(-1)
	x2, y2 := at(0)
	x3, y3 := at(1)
	const speck = 1e-6
	before, after := math.Abs(x1-x0) < speck, math.Abs(x3-x2) < speck
	return before && after && math.Abs(y2-y1) < speck ||
		before && math.Abs(y1-y0) >= w.height/2 || after && math.Abs(y3-y2) >= w.height/2
}

// isBox reports whether the wide edges have two sides between them: meridians, or
// one steep edge each.
func (w *widths) isBox() bool { return w.level || w.steep && w.narrow <= w.wide }

// isZone reports whether a ring is a box all around the world, or has the sides
// of one.
func (w *widths) isZone() bool {
	return w.around > 0 && w.around == w.wide && w.isBox() && math.Abs(w.along) <= 180 && w.height >= w.reach
}

// isCoast reports whether a ring that leads once around the world is a line in
// steps all around it and no box; or lies on one parallel, which encloses
// nothing as it is written.
func (w *widths) isCoast() bool {
	if w.height < 1e-6 {
		return true
	}
	return w.step <= coastStep && !w.corner && (w.span >= widestBox || w.near == w.wide)
}

// polarEdge reports whether an edge runs along a pole.
func polarEdge(y0, y1 float64) bool {
	return math.Abs(y0+y1) > 180-2*defaultSeam && math.Abs(y0-y1) < defaultSeam
}
