package projection

import (
	"math"

	"github.com/seed-898ab921/kartograph/internal/flat"
)

// Much of what a map of a small country draws lies beside it: the neighbours. What is
// cut to a box of pixels afterwards needs be exact only there. Beside the box, stretches
// of rings and lines are led straight from their first point to their last, and edges
// are not bent. All that this moves lies in the stretch's box in degrees, of which the box
// of pixels shows nothing. So what the even-odd rule says of places in the box of pixels
// stays the same, and so does every edge that comes into it.

// beside is what lies beside a box of pixels.
type beside struct {
	box   Page
	shown *shownCap
}

// Within returns the projection for what is cut to a box of pixels after it is
// projected (ClipToBox). What it draws in the box is the same; beside it points are
// left out. Where the box may show any place, it is the same projection.
func (p *Projection) Within(pixels Page) *Projection {
	if p.plane || !p.divides() {
		return p
	}
	shown := p.shown(pixels)
	if !(shown.radius < math.Pi) {
		return p
	}
	q := *p
	q.beside = &beside{pixels, shown}
	return &q
}

// divides reports whether it is known, of boxes of degrees, that nothing cuts them: the
// projection has circles and the antimeridian of a sphere that is turned about its axis.
func (p *Projection) divides() bool {
	for _, s := range p.stages {
		if c, ok := s.(*cut); ok && (p.rot.turned || len(c.slits) > 0) {
			return false
		}
	}
	return true
}

const (
	// stretch is how many edges at once are led straight.
	stretch = 16
	// wideStretch is how many degrees such are wide and high at the most: beyond,
	// what is straight in degrees and what is straight on the page are too far apart.
	wideStretch = 8
	// fewest is how many points a ring or line has at the least that is looked at.
	fewest = 3 * stretch
	// clearOfCuts is how far, in degrees, stretches stay from where the sphere is cut.
	clearOfCuts = 1
)

// thinned returns a polygon whose rings have only the ends of stretches that lie
// beside the box. The first and the last point of a ring stay.
func (w *walker) thinned(p flat.Polygon) flat.Polygon {
	if len(p.All()) < fewest*p.Stride {
		return p
	}
	from, same := len(w.thin), true
	out := flat.Polygon{Start: from, Stride: 2}
	for i := range p.Ends {
		ring := p.Ring(i)
		begin := len(w.thin)
		if s := take(ring, p.Stride); len(ring) >= fewest*p.Stride && s.sound && s.wide == 0 && s.turn == 0 {
			w.thinRing(ring, p.Stride, s.area)
		} else {
			w.copyThin(ring, p.Stride)
		}
		same = same && len(w.thin)-begin == len(ring)/p.Stride*2
		out.Ends = append(out.Ends, len(w.thin))
	}
	if same {
		w.thin = w.thin[:from]
		return p
	}
	out.Coords = w.thin
	return out
}

// thinRing appends a ring to w.thin. One that has hardly any area but for its
// stretches is taken as it is: its direction would not be that of the ring.
func (w *walker) thinRing(ring []float64, stride int, area float64) {
	begin := len(w.thin)
	w.thinLine(ring, stride)
	if off := take(w.thin[begin:], 2).area - area; !(math.Abs(off) < math.Abs(area)/8) {
		w.thin = w.thin[:begin]
		w.copyThin(ring, stride)
	}
}

// thinnedLine is thinned of a line, with its stride.
func (w *walker) thinnedLine(line []float64, stride int) ([]float64, int) {
	if w.p.beside == nil || w.edges.Curved() || len(line) < fewest*stride {
		return line, stride
	}
	if s := take(line, stride); !s.sound || s.wide > 0 {
		return line, stride
	}
	w.thin = w.thin[:0]
	w.thinLine(line, stride)
	return w.thin, 2
}

func (w *walker) copyThin(coords []float64, stride int) {
	for i := 0; i+1 < len(coords); i += stride {
		w.thin = append(w.thin, coords[i], coords[i+1])
	}
}

// thinLine appends the points of a line or ring to w.thin, but for those within
// stretches beside the box. The last stretch of a ring ends before its closing point.
func (w *walker) thinLine(coords []float64, stride int) {
	last := len(coords)/stride - 2
	w.thin = append(w.thin, coords[0], coords[1])
	for i := 0; i < last; {
		n := min(stretch, last-i)
		points := coords[i*stride : (i+n+1)*stride]
		if n > 1 && !w.p.besideBox(points, stride) {
			w.copyThin(points[stride:], stride)
		} else {
			w.thin = append(w.thin, points[n*stride], points[n*stride+1])
		}
		i += n
	}
	w.copyThin(coords[(last+1)*stride:], stride)
}

// besideBox reports whether the box of pixels shows nothing of a stretch's box in
// degrees, and nothing cuts that.
func (p *Projection) besideBox(points []float64, stride int) bool {
	b := flat.NoDegrees()
	b.AddAll(points, stride)
	const limit = 90 - clearOfCuts
	if !(b.East-b.West <= wideStretch && b.North-b.South <= wideStretch && b.South > -limit && b.North < limit &&
		b.West > clearOfCuts-180 && b.East < 180-clearOfCuts) {
		return false
	}
	return !p.beside.shown.near(b) && p.whole(b)
}

// whole reports whether a box in degrees is nowhere near where the sphere is cut, and
// within what is shown.
func (p *Projection) whole(b flat.Degrees) bool {
	for _, s := range p.stages {
		switch s := s.(type) {
		case *cut:
			west, east := boxFrom(p.rot.lon+180, b)
			if west < clearOfCuts && east > -clearOfCuts {
				return false
			}
		case *disc:
			if !p.inDisc(s, b) {
				return false
			}
		}
	}
	return true
}

// inDisc reports whether a box lies within a circle, with some room: its middle does,
// and half its diagonal is no longer than on a map where all longitudes are as far
// apart as on the equator.
func (p *Projection) inDisc(d *disc, b flat.Degrees) bool {
	if p.rot.turned && d.pole != 0 {
		return false
	}
	if d.pole != 0 {
		limit := d.parallel / degree
		return d.pole < 0 && b.North < limit-clearOfCuts || d.pole > 0 && b.South > limit+clearOfCuts
	}
	half := math.Hypot(b.East-b.West, b.North-b.South)/2 + clearOfCuts
	v := p.rot.vec((b.West+b.East)/2, (b.South+b.North)/2)
	return d.has(v) && math.Acos(math.Min(v.X, 1))+half*degree < math.Acos(d.edge)
}

// passesBy reports whether an edge between two points on the page is beside the
// box, bent or not: both its ends and its middle lie on one side of it.
func (p *Projection) passesBy(a, b *tip) bool {
	if p.beside == nil || a.soft || b.soft {
		return false
	}
	side := p.beside.sides(a.x, a.y) & p.beside.sides(b.x, b.y)
	if side == 0 || a.vec().Dot(b.vec()) < math.Cos(wideStretch*degree) {
		return false
	}
	m, ok := p.between(a, b)
	return ok && side&p.beside.sides(m.x, m.y) != 0
}

// sides tells on which outer sides of the box a point lies, a bit for each.
func (b *beside) sides(x, y float64) (sides int) {
	if x < b.box.MinX {
		sides |= 1
	}
	if x > b.box.MaxX {
		sides |= 2
	}
	if y < b.box.MinY {
		sides |= 4
	}
	if y > b.box.MaxY {
		sides |= 8
	}
	return sides
}

// unseen reports whether an edge, straight in degrees, may as well be a great arc: what
// lies between the two is beside the box.
func (p *Projection) unseen(x0, y0, x1, y1 float64) bool {
	if p.beside == nil {
		return false
	}
	b := flat.Degrees{West: min(x0, x1), South: min(y0, y1), East: max(x0, x1), North: max(y0, y1)}
	dx, dy := b.East-b.West, b.North-b.South
	if !(dx <= wideStretch && dy <= wideStretch) {
		return false
	}
	by := 2 * bulge(b.South, b.North, dx*degree, dy*degree) / degree
	b.South, b.North = b.South-by, b.North+by
	highest := math.Max(math.Abs(b.South), math.Abs(b.North))
	if highest > 90-clearOfCuts {
		return false
	}
	by /= math.Cos(highest * degree)
	b.West, b.East = b.West-by, b.East+by
	return !p.beside.shown.near(b) && p.whole(b)
}
