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
	// there, or is a box of meridians and parallels of 350 degrees or more.
	// A ring that runs once around the world, apart from one edge that
	// brings it back, has the pole inside to which its mean latitude is
	// nearer.
	WideAuto Wide = iota
	// WideShort lets them go the short way.
	WideShort
	// WideAsWritten takes longitudes as they are.
	WideAsWritten
)

// Doubts counts what of a geometry was guessed.
type Doubts struct {
	// Caps are rings around the world, taken for caps around a pole; Narrow
	// are boxes wider than half the world taken for narrow ones across 180
	// degrees; Wide are rings that could be meant so and are taken as they
	// are written.
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
	if len(ring) < 3*stride || take(ring, stride).wide == 0 {
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

// verdict is how the wide edges of a ring go.
type verdict int

const (
	short verdict = iota
	written
	// onceAround is a ring once around the world.
	onceAround
)

// judgement is a verdict with whether it could as well be another.
type judgement struct {
	verdict verdict
	guess   bool
}

// widths is what the differences of longitude along a ring tell.
type widths struct {
	// wide counts the edges wider than half the world, near those of which
	// both ends are within 30 degrees of where longitudes begin and end,
	// back those that run all around it; none of them along a pole.
	wide, near, back int
	// along is the sum of all edges the short way, those around the world
	// being none; span is the distance of the outermost longitudes.
	along, span float64
	// step is the longest of the other edges, level tells that these all
	// keep to a meridian.
	step  float64
	level bool
	// closing is the index of the last edge that runs all around.
	closing int
}

// nearSeam is the width of an edge with both ends within 30 degrees of where
// longitudes begin and end.
const nearSeam = 300

// widest is the width, in degrees, from which a ring could as well be all of the
// world.
const widestBox = 350

func widthsOf(ring []float64, stride int) widths {
	w := widths{level: true}
	last := len(ring) - stride
	low, high := math.Inf(1), math.Inf(-1)
	for i, j := 0, last; i <= last; i, j = i+stride, i {
		low, high = math.Min(low, ring[i]), math.Max(high, ring[i])
		d := ring[i] - ring[j]
		size := math.Abs(d)
		w.along += math.Remainder(d, 360)
		switch pole := polarEdge(ring[j+1], ring[i+1]); {
		case size <= 180:
			w.step, w.level = math.Max(w.step, size), w.level && size < 1e-6
		case pole:
		case size >= fullTurn:
			w.back, w.closing = w.back+1, i
		default:
			w.wide++
			if size >= nearSeam {
				w.near++
			}
		}
	}
	w.span = high - low
	return w
}

// polarEdge reports whether an edge runs along a pole.
func polarEdge(y0, y1 float64) bool {
	return math.Abs(y0+y1) > 180-2*defaultSeam && math.Abs(y0-y1) < defaultSeam
}

// judge decides how the wide edges of a ring go.
func judge(ring []float64, stride int, how Wide) judgement {
	w := widthsOf(ring, stride)
	once := math.Abs(w.along) > 180 && w.back <= 1
	switch {
	case how == WideAsWritten || w.wide+w.back == 0:
		return judgement{verdict: written}
	case w.back > 1, w.back == 1 && (!once || w.wide > 0 || w.step > 90 || corner(ring, stride, w.closing)):
		return judgement{verdict: written}
	case once && (w.span < widestBox || w.step <= 90 || how == WideShort):
		return judgement{verdict: onceAround}
	case how == WideShort:
		return judgement{verdict: short}
	case once:
		return judgement{written, true}
	case w.near == 0:
		return judgement{verdict: written}
	case w.span >= widestBox && w.level:
		return judgement{written, true}
	}
	return judgement{short, w.level}
}

// corner reports whether an edge all around the world is led to or on along a
// meridian, as those of a zone are.
func corner(ring []float64, stride, end int) bool {
	n := len(ring)
	at := func(k int) float64 { return ring[((end+k*stride)%n+n)%n] }
	return math.Abs(at(-1)-at(-2)) < 1e-6 || math.Abs(at(1)-at(0)) < 1e-6
}

// settled returns a ring of which every edge goes the short way or all around
// the world, as a new one, flat pairs.
func settled(ring []float64, stride int, how Wide) []float64 {
	out := make([]float64, 0, len(ring)/stride*2+8)
	n := len(ring)
	switch j := judge(ring, stride, how); j.verdict {
	case written:
		for i := 0; i < n; i += stride {
			next := (i + stride) % n
			out = append(out, ring[i], ring[i+1])
			out = stretched(out, ring[i], ring[i+1], ring[next], ring[next+1])
		}
	default:
		closing := -1
		if w := widthsOf(ring, stride); j.verdict == onceAround && w.back == 1 {
			closing = (w.closing - stride + n) % n
		}
		for i := 0; i < n; i += stride {
			x := ring[i]
			if i == closing {
				// It ends where it began.
				x = ring[(i+stride)%n]
			}
			out = append(out, x, ring[i+1])
		}
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
