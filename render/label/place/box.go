package place

import (
	"math"

	"github.com/seed-898ab921/kartograph/internal/flat"
)

// Box is a rectangle of the page that may be turned about its middle.
type Box struct {
	// Page is the rectangle before it is turned.
	flat.Page
	// Cos and Sin are those of the angle it is turned by; both are 0 where it
	// is not turned.
	Cos, Sin float64
}

// Upright is a box that is not turned.
func Upright(minX, minY, maxX, maxY float64) Box {
	return Box{Page: flat.Page{MinX: minX, MinY: minY, MaxX: maxX, MaxY: maxY}}
}

func (b Box) turned() bool { return b.Sin != 0 }

// usable reports whether the box has edges that can be compared.
func (b Box) usable() bool {
	sum := b.MinX + b.MinY + b.MaxX + b.MaxY + b.Cos + b.Sin
	return !b.Empty() && !math.IsNaN(sum) && !math.IsInf(sum, 0)
}

// grown is the box with its edges moved outwards.
func (b Box) grown(by float64) Box {
	b.Page = b.Grown(by)
	return b
}

// middle is the point about which the box is turned.
func (b Box) middle() (x, y float64) {
	return b.MinX + float64(b.Width()/2), b.MinY + float64(b.Height()/2)
}

// At is the point at a part of the box's length and one of its height, each from 0 to 1.
func (b Box) At(along, across float64) (x, y float64) {
	x, y = b.middle()
	cos, sin := b.direction()
	dx, dy := float64(b.Width()*(along-0.5)), float64(b.Height()*(across-0.5))
	return x + (float64(dx*cos) - float64(dy*sin)), y + (float64(dx*sin) + float64(dy*cos))
}

// Bounds is the upright rectangle around the box.
func (b Box) Bounds() flat.Page {
	if !b.turned() {
		return b.Page
	}
	x, y := b.middle()
	cos, sin, w, h := math.Abs(b.Cos), math.Abs(b.Sin), b.Width()/2, b.Height()/2
	dx, dy := float64(cos*w)+float64(sin*h), float64(sin*w)+float64(cos*h)
	return flat.Page{MinX: x - dx, MinY: y - dy, MaxX: x + dx, MaxY: y + dy}
}

// overlap reports whether two boxes share more than their edges.
func overlap(a, b Box) bool {
	if !overlapUpright(a.Bounds(), b.Bounds()) {
		return false
	}
	if !a.turned() && !b.turned() {
		return true
	}
	return !separates(a, b) && !separates(b, a)
}

func overlapUpright(a, b flat.Page) bool {
	return a.MinX < b.MaxX && b.MinX < a.MaxX && a.MinY < b.MaxY && b.MinY < a.MaxY
}

// separates reports whether a line along an edge of a has the other box behind it:
// two convex shapes are apart where an edge of one of them has the other one behind
// it (the separating axis theorem).
func separates(a, b Box) bool {
	ax, ay := a.middle()
	bx, by := b.middle()
	cos, sin := a.direction()
	dx, dy := bx-ax, by-ay
	along, across := math.Abs(float64(dx*cos)+float64(dy*sin)), math.Abs(float64(dy*cos)-float64(dx*sin))
	// The other box, seen from a.
	otherCos, otherSin := b.direction()
	c, s := math.Abs(float64(cos*otherCos)+float64(sin*otherSin)), math.Abs(float64(cos*otherSin)-float64(sin*otherCos))
	w, h := b.Width()/2, b.Height()/2
	return along >= a.Width()/2+(float64(c*w)+float64(s*h)) || across >= a.Height()/2+(float64(s*w)+float64(c*h))
}

// direction is the direction of the box's longer edges, as cosine and sine.
func (b Box) direction() (cos, sin float64) {
	if !b.turned() {
		return 1, 0
	}
	return b.Cos, b.Sin
}
