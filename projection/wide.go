package projection

import (
	"math"

	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/twpayne/go-geom"
)

// Wide says how edges of rings are meant that are wider than half the world:
// which way around it they go. Lines always go the short way.
type Wide int

const (
	// WideAuto lets them go the short way, as it is with Fiji and Chukotka
	// where nothing has cut them at 180 degrees, but takes a ring as it is
	// written that has no such edge with both ends within 30 degrees of
	// there, or that is a box spanning 350 degrees or more. A ring that runs
	// once around the world has the pole inside to which its mean latitude
	// is nearer.
	WideAuto Wide = iota
	// WideShort lets them go the short way.
	WideShort
	// WideAsWritten takes longitudes as they are.
	WideAsWritten
)

// Doubts counts what of a geometry was guessed.
type Doubts struct {
	// Caps are rings around the world, taken for caps around a pole; Narrow
	// are rings wider than half the world taken for narrow ones across 180
	// degrees, where they could well be meant as written; Wide are rings
	// taken as they are written that could well be narrow ones or caps.
	Caps, Narrow, Wide int
}

// Any reports whether there are any.
func (d Doubts) Any() bool { return d != Doubts{} }

// Add adds what another geometry has.
func (d *Doubts) Add(o Doubts) {
	d.Caps, d.Narrow, d.Wide = d.Caps+o.Caps, d.Narrow+o.Narrow, d.Wide+o.Wide
}

// Doubts returns what of the polygons of a geometry in degrees is guessed when
// they are projected.
func (e Edges) Doubts(g geom.T) Doubts {
	var sum Doubts
	if e.Curved() {
		return sum // such edges say themselves where they go
	}
	for simple := range flat.Simple(g) {
		for p := range flat.Polygons(simple) {
			for i := range p.Ends {
				e.doubt(&sum, openRing(&p, i), p.Stride)
			}
		}
	}
	return sum
}

func (e Edges) doubt(sum *Doubts, ring []float64, stride int) {
	if len(ring) < 3*stride || !hasWide(ring, stride) {
		return
	}
	switch j := judge(ring, stride, e.Wide); {
	case j.verdict == onceAround:
		sum.Caps++
	case j.guess && j.verdict == short:
		sum.Narrow++
	case j.guess:
		sum.Wide++
	}
}

// hasWide reports whether a ring has an edge wider than half the world.
func hasWide(ring []float64, stride int) bool {
	lon := ring[len(ring)-stride]
	for i := 0; i < len(ring); i += stride {
		x := ring[i]
		if d := x - lon; d > 180 || d < -180 {
			return true
		}
		lon = x
	}
	return false
}

// settled returns a ring of which every edge goes the short way or all around
// the world, as a new one, flat pairs.
func settled(ring []float64, stride int, how Wide) []float64 {
	if judge(ring, stride, how).verdict != written {
		return shortened(ring, stride)
	}
	out := make([]float64, 0, len(ring)/stride*2+8)
	n := len(ring)
	for i := 0; i < n; i += stride {
		next := (i + stride) % n
		out = append(out, ring[i], ring[i+1])
		out = stretched(out, ring[i], ring[i+1], ring[next], ring[next+1])
	}
	return out
}

// shortened returns a copy of a ring in which edges all around the world lead
// nowhere, but those along a pole: their ends are the same place.
func shortened(ring []float64, stride int) []float64 {
	n := len(ring)
	around := func(i int) bool {
		j := (i + n - stride) % n
		return math.Abs(ring[i]-ring[j]) >= fullTurn && !polarEdge(ring[j+1], ring[i+1])
	}
	start := 0
	for start < n && around(start) {
		start += stride
	}
	start %= n
	out := make([]float64, 0, n/stride*2)
	for k := 0; k < n; k += stride {
		i := (start + k) % n
		x := ring[i]
		if k > 0 && around(i) {
			x = out[len(out)-2]
		}
		out = append(out, x, ring[i+1])
	}
	return out
}

// stretched appends points on the way along an edge that is wider than half the
// world as it is written. They are reckoned from its western end.
func stretched(out []float64, x0, y0, x1, y1 float64) []float64 {
	d := x1 - x0
	size := math.Abs(d)
	if size <= 180 || size >= fullTurn || math.IsInf(size, 0) {
		return out
	}
	n := math.Ceil(size / 90)
	for k := 1.0; k < n; k++ {
		if d > 0 {
			t := k / n
			out = append(out, x0+float64(d*t), y0+float64((y1-y0)*t))
		} else {
			t := (n - k) / n
			out = append(out, x1-float64(d*t), y1+float64((y0-y1)*t))
		}
	}
	return out
}
