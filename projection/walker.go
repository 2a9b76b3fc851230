package projection

import (
	"sync"

	"github.com/seed-898ab921/kartograph/internal/compact"
	"github.com/seed-898ab921/kartograph/internal/flat"
)

// walkers are those that are free. What is in them is memory only, which serves any
// projection: a batch has several for each of its maps.
var walkers = sync.Pool{New: func() any { return new(walker) }}

// walker carries one geometry through the pipeline. It is all buffers, taken
// from those that are free and given back.
type walker struct {
	p     *Projection
	edges Edges
	// source are the polygons in hand, in degrees.
	source []flat.Polygon
	// thin holds what rings and lines are without what is beside the box.
	thin []float64
	// ring is the ring or line in hand on the turned sphere.
	ring []spot
	// loaded are the vectors of the ring's spots, where they are known.
	loaded []vec
	// vecs are the vectors of what is being drawn, where the formula goes by them.
	vecs []vec
	// at holds each stage's buffers.
	at []*workings
	// pins are pixels of spots that are being drawn.
	pins [block][2]float64
	// inner holds the points between the ends of one edge, in pixels.
	inner []float64
	// fine is the square of the precision, in pixels, of the edge in hand.
	fine float64
	// soft are the spots that were put into edges, kept tells which points of
	// an edge in pixels stay.
	soft map[spot]bool
	kept []bool
	// put are the points, in degrees, that were put into edges.
	put map[[2]float64]bool
	out drawing
	// measuring tells that nothing is asked for but the box around what is
	// drawn.
	measuring bool
	box       Page
	// joined is the polygon in hand if it was joined over a seam.
	joined *stitchedPolygon
	// try is the number of the witnesses that are asked; doubt tells that
	// one of them was not sure.
	try   int
	doubt bool
	// crossed tells that pieces of the polygon in hand may lie over each
	// other.
	crossed bool
	// looks counts what is done, to heed now and then; stopped tells that
	// the geometry is given up.
	looks   int
	stopped bool
}

// looksToHeed is after how many looks at parts of edges a walker heeds.
const looksToHeed = 1 << 11

// goesOn counts a look at a part of an edge, and reports whether there is more
// to do.
func (w *walker) goesOn() bool {
	if w.looks++; w.looks%looksToHeed == 0 && w.p.heed != nil && w.p.heed() != nil {
		w.stopped = true
	}
	return !w.stopped
}

// walker returns one that is ready for a geometry.
func (p *Projection) walker() *walker {
	w := walkers.Get().(*walker)
	w.p, w.edges, w.stopped = p, Edges{}, false
	w.loaded, w.vecs = w.loaded[:0], nil
	for len(w.at) < len(p.stages) {
		w.at = append(w.at, &workings{})
	}
	for _, b := range w.at {
		b.reset()
	}
	w.harden()
	clear(w.put)
	w.out.reset()
	w.thin = w.thin[:0]
	w.measuring, w.box = false, flat.Nothing[Page]()
	return w
}

// harden forgets which spots are soft. To clear a map takes as long as the largest size that
// it ever had, so that a large one is given up for a new one.
func (w *walker) harden() {
	const large = 1 << 12
	if len(w.soft) > large {
		w.soft = nil
	}
	clear(w.soft)
}

// measure takes what was drawn into the box, where nothing else is asked for, and
// forgets it.
func (w *walker) measure() {
	if w.measuring {
		w.box.AddAll(w.out.xy, 2)
		w.out.reset()
	}
}

// measureSoFar is measure for a line in hand that has become long, of which the last point stays; a
// ring is needed whole.
func (w *walker) measureSoFar(closed bool) {
	const long = 1 << 15
	n := len(w.out.xy)
	if compact.Program || !w.measuring || closed || n < long {
		return
	}
	x, y := w.out.xy[n-2], w.out.xy[n-1]
	w.measure()
	w.out.xy = append(w.out.xy, x, y)
}

// free gives the walker back.
func (w *walker) free() {
	w.p = nil
	w.out.leave()
	clear(w.source)
	walkers.Put(w)
}

// each draws one polygon, whose rings feed passes to the first stage, and does
// so again where a witness was in doubt.
func (w *walker) each(feed func()) {
	first, xy := len(w.out.ends), len(w.out.xy)
	for w.try = 0; ; w.try++ {
		w.harden()
		w.doubt, w.crossed = false, false
		feed()
		w.end(0)
		if w.stopped || !w.doubt || w.try == witnesses-1 {
			break
		}
		w.out.rewind(first, xy)
	}
	w.out.group(first, w.crossed)
	w.measure()
}

func (w *walker) drawRing(ring []spot, hole, piece bool) {
	w.draw(ring, true)
	w.out.closeRing(hole, piece)
}

func (w *walker) drawLine(line []spot) {
	w.draw(line, false)
	w.out.closeLine()
}

// sphere draws the outline of the globe: a polygon without rings, which is
// all of it.
func (w *walker) sphere() {
	w.each(func() {
		for k, stage := range w.p.stages {
			if !stage.witness(w.try).dark {
				w.at[k].inside, w.at[k].watched = true, true
			}
		}
	})
}

// line draws an open line of degrees.
func (w *walker) line(coords []float64, stride int) {
	if w.harden(); w.loadWhole(coords, stride) {
		if len(w.ring) > 1 {
			w.passLine(1, w.ring) // the first stage, a cut, passes it on as it is
		}
		w.measure()
		return
	}
	if s := take(coords, stride); !s.sound {
		coords, stride = mended(coords, stride), 2
	}
	w.load(coords, stride, false, false)
	if len(w.ring) > 1 {
		w.passLine(0, w.ring)
	}
	w.measure()
}
