package projection

import (
	"math"

	"github.com/seed-898ab921/kartograph/internal/longlist"
	"github.com/seed-898ab921/kartograph/projection/internal/formula"
)

// An azimuthal formula goes by how far a point is from the centre and where: a vector
// tells both without a sine, and the middle of two is their sum. So that is how they are
// drawn, wherever nothing but a circle around the centre cuts the sphere. The raster that
// drawings stand on is coarser than what the two ways differ by.

// radialForm is the formula's form for vectors, where it is drawn by them.
func (p *Projection) radialForm() func(x, y, z float64) (easting, northing float64) {
	if len(p.stages) != 1 {
		return nil
	}
	if d, ok := p.stages[0].(*disc); !ok || d.pole != 0 {
		return nil
	}
	return formula.Radial(p.setup.Formula)
}

// pinVec is pin of a vector.
func (p *Projection) pinVec(v vec) (x, y float64, ok bool) {
	x, y, ok = p.onPage(p.radial(v.X, v.Y, v.Z))
	return (x + raster) - raster, (y + raster) - raster, ok
}

// pinVecs is pinAll of vectors.
func (p *Projection) pinVecs(vecs []vec, pins *[block][2]float64) [][2]float64 {
	at := pins[:len(vecs)]
	for i, v := range vecs {
		at[i][0], at[i][1], _ = p.pinVec(v)
	}
	return at
}

// pinOf is pin of the i-th spot of a line, by its vector where that is known.
func (w *walker) pinOf(s spot, i int) (t tip, ok bool) {
	t.s = s
	if i < len(w.vecs) {
		t.v, t.has = w.vecs[i], true
		t.x, t.y, ok = w.p.pinVec(t.v)
		return t, ok
	}
	t.x, t.y, ok = w.p.pin(s)
	return t, ok
}

// between is the middle of the great arc from a to b. Where the formula goes by vectors it
// has no spot.
func (p *Projection) between(a, b *tip) (m tip, ok bool) {
	if p.radial == nil {
		m.s = middle(a, b)
		m.x, m.y, ok = p.pin(m.s)
		return m, ok
	}
	m.v, m.has = unit(a.vec().Plus(1, b.vec())), true
	m.x, m.y, ok = p.pinVec(m.v)
	return m, ok
}

// before reports whether an edge is worked from a to b whichever way it is walked.
func (p *Projection) before(a, b *tip) bool {
	if p.radial == nil {
		return a.s.before(b.s)
	}
	u, v := a.vec(), b.vec()
	return u.Y < v.Y || u.Y == v.Y && (u.Z < v.Z || u.Z == v.Z && u.X < v.X)
}

// What is drawn by vectors curves little around the centre: within nearCentre of it the images of
// great arcs that are up to longLevel radii of the sphere long have a radius of curvature of 1.3 of these at the least,
// by measurement, and are reckoned to have 1; their middle is in the middle of the chord, by a twentieth.
const (
	nearCentre = 45 * degree
	longLevel  = 0.2
)

// cosNear is the cosine of nearCentre.
var cosNear = math.Cos(nearCentre)

// levelWithin is the square of the longest such edge, in pixels.
func (p *Projection) levelWithin() float64 {
	radius := math.Abs(p.view.Scale)
	return math.Min(8*radius*p.options.Precision, float64(longLevel*radius)*float64(longLevel*radius))
}

// level reports whether an edge that is drawn by vectors surely needs no point between its
// ends: a chord c of a circle of the radius r is c^2/8r from its arc. False may be wrong.
func (p *Projection) level(a, b *tip) bool {
	if p.radial == nil || !a.has || !b.has || !(a.v.X >= cosNear && b.v.X >= cosNear) {
		return false
	}
	most := p.levelTo
	if a.soft || b.soft {
		most /= 4 // its precision is a quarter, see bend
	}
	dx, dy := b.x-a.x, b.y-a.y
	return float64(dx*dx)+float64(dy*dy) <= most
}

// drawVecs is draw of a ring or line that is known by its vectors.
func (w *walker) drawVecs(vecs []vec, closed bool) {
	var first, last tip
	begun, long := false, 4*w.p.fine
	for from := 0; from < len(vecs); from += block {
		part := vecs[from:min(from+block, len(vecs))]
		for i, pin := range w.p.pinVecs(part, &w.pins) {
			x, y := pin[0], pin[1]
			if !(x-x == 0 && y-y == 0) {
				continue
			}
			next := tip{x: x, y: y, v: part[i], has: true}
			dx, dy := x-last.x, y-last.y
			switch {
			case !begun:
				first, begun = next, true
				w.out.add(x, y)
			case float64(dx*dx)+float64(dy*dy) > long:
				w.bend(&last, &next)
				w.out.add(x, y)
			case dx != 0 || dy != 0:
				w.out.xy = append(w.out.xy, x, y)
			}
			last = next
		}
		w.measureSoFar(closed)
	}
	if begun && closed {
		w.bend(&last, &first)
	}
}

// unit is a vector's direction, as spotOf.
func unit(v vec) vec {
	n := v.Norm()
	if n == 0 {
		return vec{X: 1}
	}
	return vec{X: v.X / n, Y: v.Y / n, Z: v.Z / n}
}

// vecsApart is visiblyApart of vectors.
func (p *Projection) vecsApart(v, o vec) bool {
	if apart := v.Apart(o); !p.near(apart) {
		return apart > p.straight
	}
	return p.vecsSeenApart(v, o)
}

// vecsSeenApart is spotsSeenApart of vectors.
func (p *Projection) vecsSeenApart(v, o vec) bool {
	x0, y0, ok0 := p.onPage(p.radial(v.X, v.Y, v.Z))
	x1, y1, ok1 := p.onPage(p.radial(o.X, o.Y, o.Z))
	return ok0 && ok1 && math.Hypot(x1-x0, y1-y0) > p.options.Precision/5
}

// turn returns where a point in degrees comes to lie. Where the formula goes by vectors it
// notes that, and no spot: most rings and lines are drawn without.
func (w *walker) turn(lon, lat float64) spot {
	if w.p.radial == nil || !w.p.rot.turned {
		return w.p.rot.spot(lon, lat)
	}
	w.loaded = longlist.Add(w.loaded, w.p.rot.vec(lon, lat))
	return spot{}
}

// spelled finds the spots of a ring or line that comes to stage k where its vectors alone
// are known.
func (w *walker) spelled(k int, ring []spot) {
	for i, v := range w.loadedOf(k, ring) {
		if ring[i] == (spot{}) {
			ring[i] = spotOf(v)
		}
	}
}

// loadedOf are the vectors of a ring or line that comes to stage k, nil where they are not known.
func (w *walker) loadedOf(k int, ring []spot) []vec {
	if k > 0 || len(w.loaded) != len(ring) {
		return nil
	}
	return w.loaded
}

// byVectors draws what is drawn next by its vectors, where the formula goes by them.
func (w *walker) byVectors(vecs []vec) {
	if w.p.radial != nil {
		w.vecs = vecs
	}
}
