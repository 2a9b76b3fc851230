package flat

import "math"

// Box is a rectangle with its edge, in the coordinates of one space. The zero
// value is the single point 0, 0; Nothing makes a box without any.
type Box[S space] struct{ MinX, MinY, MaxX, MaxY float64 }

// space tells boxes apart that lie in different spaces.
type space interface{ plane | page | own }

type (
	plane struct{}
	page  struct{}
	own   struct{}
)

type (
	// Plane is a box of the plane that projections map to: radii of the
	// sphere, y to the north.
	Plane = Box[plane]
	// Page is a box of pixels, y down.
	Page = Box[page]
	// Own is a box in the coordinates that data came with, of whatever
	// coordinate system: y to the north.
	Own = Box[own]
)

// rectangle is a box of any space.
type rectangle interface {
	~struct{ MinX, MinY, MaxX, MaxY float64 }
}

// Nothing returns the box that holds no point, to which points are added.
func Nothing[B rectangle]() B {
	return B{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
}

// Around returns the box around points in flat coordinates.
func Around[B rectangle](coords []float64, stride int) B {
	b := Nothing[Own]()
	b.AddAll(coords, stride)
	return B(b)
}

// Empty reports whether the box holds no point. A box with an edge that is no
// number holds none.
func (b Box[S]) Empty() bool { return !(b.MinX <= b.MaxX && b.MinY <= b.MaxY) }

// Width is how far the box reaches from west to east, negative for an empty
// one.
func (b Box[S]) Width() float64 { return b.MaxX - b.MinX }

// Height is how far the box reaches from its lowest to its highest y.
func (b Box[S]) Height() float64 { return b.MaxY - b.MinY }

// Add widens the box to hold a point. A coordinate that is no number counts for
// nothing.
func (b *Box[S]) Add(x, y float64) {
	if x < b.MinX {
		b.MinX = x
	}
	if x > b.MaxX {
		b.MaxX = x
	}
	if y < b.MinY {
		b.MinY = y
	}
	if y > b.MaxY {
		b.MaxY = y
	}
}

// AddAll widens the box to hold points in flat coordinates; see Add. Every
// vertex of a map passes here more than once, so the sides stay in registers.
func (b *Box[S]) AddAll(coords []float64, stride int) {
	minX, minY, maxX, maxY := b.MinX, b.MinY, b.MaxX, b.MaxY
	for i := 0; i+1 < len(coords); i += stride {
		x, y := coords[i], coords[i+1]
		if x < minX {
			minX = x
		}
		if x > maxX {
			maxX = x
		}
		if y < minY {
			minY = y
		}
		if y > maxY {
			maxY = y
		}
	}
	b.MinX, b.MinY, b.MaxX, b.MaxY = minX, minY, maxX, maxY
}

// With returns the box around two boxes.
func (b Box[S]) With(o Box[S]) Box[S] {
	return Box[S]{min(b.MinX, o.MinX), min(b.MinY, o.MinY), max(b.MaxX, o.MaxX), max(b.MaxY, o.MaxY)}
}

// Grown returns the box with its edge moved outwards.
func (b Box[S]) Grown(by float64) Box[S] {
	return Box[S]{b.MinX - by, b.MinY - by, b.MaxX + by, b.MaxY + by}
}

// Has reports whether a point is in the box or on its edge.
func (b Box[S]) Has(x, y float64) bool {
	return x >= b.MinX && x <= b.MaxX && y >= b.MinY && y <= b.MaxY
}

// Holds reports whether all of another box is in this one.
func (b Box[S]) Holds(o Box[S]) bool {
	return o.MinX >= b.MinX && o.MaxX <= b.MaxX && o.MinY >= b.MinY && o.MaxY <= b.MaxY
}

// Meets reports whether two boxes have a point in common, if only of their
// edges.
func (b Box[S]) Meets(o Box[S]) bool {
	return b.MinX <= o.MaxX && o.MinX <= b.MaxX && b.MinY <= o.MaxY && o.MinY <= b.MaxY
}
