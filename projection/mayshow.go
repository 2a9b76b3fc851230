package projection

import (
	"math"

	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/twpayne/go-geom"
)

// MayShow reports whether something with these bounds in degrees could be
// visible in a box of pixels. False is sure; true may be wrong. It is meant to
// be asked for many features with the same box, so that those outside of the
// view cost next to nothing.
func (p *Projection) MayShow(degrees *geom.Bounds, pixels Page) bool {
	if degrees == nil || degrees.IsEmpty() {
		return false
	}
	return p.MayShowBox(flat.DegreesOf(degrees), pixels)
}

// MayShowBox is MayShow for a box that holds some place and does not cross the
// antimeridian.
func (p *Projection) MayShowBox(degrees flat.Degrees, pixels Page) bool {
	if p.plane {
		return p.mayShowPlane(degrees, pixels)
	}
	b := degreeBox(degrees.West, degrees.South, degrees.East, degrees.North)
	return p.shown(pixels).near(b) && p.sight.near(b)
}

// Fills reports whether all of a box of pixels is surely a part of the globe, so
// that the globe's outline is beside it. False may be wrong.
func (p *Projection) Fills(pixels Page) bool {
	if p.plane || len(p.stages) != 1 {
		return false
	}
	round, ok := p.stages[0].(*disc)
	if !ok || round.pole != 0 {
		return false
	}
	shown := p.shown(pixels)
	if !(shown.radius < math.Pi) {
		return false
	}
	centre := spot{shown.lon * degree, shown.lat * degree}.vec()
	apart := centre.Apart(spot{p.sight.lon * degree, p.sight.lat * degree}.vec())
	return apart+shown.radius < p.horizon-1e-6
}

// MayShowAll reports whether MayShow is true of everything, so that it need not be
// asked.
func (p *Projection) MayShowAll(pixels Page) bool {
	return !p.plane && p.sight.radius >= math.Pi && p.shown(pixels).radius >= math.Pi
}

// shown is what a box of pixels can show; the last one is remembered.
func (p *Projection) shown(pixels Page) *shownCap {
	shown := p.caps.Load()
	if shown == nil || shown.pixels != pixels {
		shown = p.capOf(pixels)
		p.caps.Store(shown)
	}
	return shown
}

// shownCap is the part of the sphere, around a point in degrees, that a box of
// pixels can show. The radius is in radians, and pi where nothing is known.
type shownCap struct {
	pixels Page
	roundCap
}

// samples is the number of points tried on each side of the box.
const samples = 16

// widest is the radius in radians beyond which a cap is not trusted: what a
// box shows need not be round.
const widest = 80 * degree

// capOf samples the border of the box. Where a part of it has no place on the
// sphere, or the box shows much of the sphere, the cap is all of it.
func (p *Projection) capOf(pixels Page) *shownCap {
	everything := &shownCap{pixels, newCap(0, 0, math.Pi)}
	var places [4 * samples]vec
	var sum vec
	for i := range places {
		x, y := border(pixels, i)
		lon, lat, ok := p.Inverse(x, y)
		if !ok {
			return everything
		}
		places[i] = spot{lon * degree, lat * degree}.vec()
		sum = sum.Plus(1, places[i])
	}
	if sum.Norm() < samples {
		return everything
	}
	centre := spotOf(sum)
	radius, step := 0.0, 0.0
	for i, v := range places {
		radius = max(radius, sum.Apart(v))
		step = max(step, v.Apart(places[(i+1)%len(places)]))
	}
	// What lies between two samples is nearer to them than their distance.
	radius += step
	// The middle has to lie in the cap, or the cap is the outside.
	lon, lat, ok := p.Inverse((pixels.MinX+pixels.MaxX)/2, (pixels.MinY+pixels.MaxY)/2)
	if !ok || radius > widest || sum.Apart(spot{lon * degree, lat * degree}.vec()) > radius {
		return everything
	}
	return &shownCap{pixels, newCap(centre.lambda/degree, centre.phi/degree, radius)}
}

// border returns the i-th sample on the border of a box.
func border(b Page, i int) (x, y float64) {
	t := float64(i%samples) / samples
	w, h := b.Width(), b.Height()
	switch i / samples {
	case 0:
		return b.MinX + t*w, b.MinY
	case 1:
		return b.MaxX, b.MinY + t*h
	case 2:
		return b.MaxX - t*w, b.MaxY
	}
	return b.MinX, b.MaxY - t*h
}
