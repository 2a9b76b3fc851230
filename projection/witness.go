package projection

import (
	"math"

	"github.com/seed-898ab921/kartograph/internal/flat"
)

// A witness tells what is inside. Where the rings of a polygon cross a loop,
// the stretches of the loop lie by turns inside and outside of the polygon,
// whatever way the rings run and however often they cross themselves: it is
// enough to know of one point of the loop. From that point a probe, an arc of a
// few degrees, leads into the region. The even-odd rule, in degrees, says
// whether its inner end is inside, and every edge that crosses the probe turns
// that around.
type witness struct {
	// lon and lat are the inner end, degrees.
	lon, lat float64
	// box holds the probe, degrees. Rings that do not reach into it have
	// nothing to say.
	box flat.Degrees
	// dark tells that the probe lies beyond what earlier stages show: no
	// polygon comes there. Blind tells that the inner end alone does.
	dark, blind bool
	// near is how close to the inner end, in degrees, an edge makes the
	// answer doubtful: edges in degrees and arcs on the sphere differ.
	near float64
}

// witnesses is how many of them a stage has. Each polygon asks the first; only
// where an edge comes too near to that is it drawn again with the next.
const witnesses = 8

// goldenTurn spreads witnesses along a loop, away from round numbers.
const goldenTurn = 2.399963229728653

// depth is how far the probe of a try reaches into a region of a radius, both in
// radians. No two are alike: on a map of a pole, an edge along a parallel is as
// far from the circle everywhere.
func (p *Projection) depth(radius float64, try int) float64 {
	depth := math.Min(math.Max(4*degree, 4*p.doubt()), 0.5*radius)
	return depth * (1 - math.Mod(float64(try)*0.618, 0.7))
}

// doubt is the distance in radians between edges in degrees and arcs on the
// sphere that is allowed for.
func (p *Projection) doubt() float64 { return math.Min(4*p.straight, 1*degree) + 1e-9 }

// probeSteps is the number of points that bound a probe.
const probeSteps = 8

// witness makes one of the points of a probe, from its inner end on. Earlier
// are the stages before its own.
func (p *Projection) witness(earlier []stage, probe [probeSteps + 1]spot) witness {
	w := witness{near: p.doubt() / degree, box: flat.NoDegrees()}
	w.lon, w.lat = p.rot.back(probe[0])
	w.blind = !seenBy(earlier, probe[0])
	w.dark = w.blind && !seenBy(earlier, probe[probeSteps])
	for _, s := range probe {
		lon, lat := p.rot.back(s)
		lon = w.lon + math.Remainder(lon-w.lon, 360)
		w.box.AddAll([]float64{lon, lat}, 2)
	}
	// The arc between two of the points is nearer to them than they are
	// to each other.
	margin := probe[0].vec().Apart(probe[probeSteps].vec())/probeSteps/degree + w.near
	w.box.South, w.box.North = w.box.South-margin, w.box.North+margin
	highest := math.Max(math.Abs(w.box.South), math.Abs(w.box.North))
	if highest > 89 {
		w.box.West, w.box.East = w.lon-180, w.lon+180
		return w
	}
	margin /= math.Cos(highest * degree)
	w.box.West, w.box.East = w.box.West-margin, w.box.East+margin
	return w
}

func seenBy(stages []stage, s spot) bool {
	for _, stage := range stages {
		if !stage.sees(s) {
			return false
		}
	}
	return true
}

// ask lets the witnesses of all stages look at a ring of a polygon.
func (w *walker) ask(ring []float64, stride int, s *survey) {
	for k, stage := range w.p.stages {
		t := stage.witness(w.try)
		if t.dark || !s.reaches(t.box) {
			continue
		}
		b := w.at[k]
		b.watched = true
		if t.blind {
			continue
		}
		odd, near := s.holds(ring, stride, t)
		b.inside = b.inside != odd
		w.doubt = w.doubt || near || w.filled(s, t)
	}
}

// filled reports whether a witness stands where a gap in the data was closed.
func (w *walker) filled(s *survey, t *witness) bool {
	within := 2*w.edges.seam() + t.near
	atPole := math.Abs(t.lat) > 90-within
	if w.joined == nil {
		return s.polar && atPole
	}
	return atPole || math.Abs(math.Remainder(t.lon-w.joined.seam, 360)) < within/math.Cos(t.lat*degree)
}

// reaches reports whether a ring's inside may have a part in a box of degrees.
func (s *survey) reaches(b flat.Degrees) bool {
	if s.turn != 0 {
		return true
	}
	if s.south > b.North || s.north < b.South {
		return false
	}
	if s.east-s.west > 180 {
		return true
	}
	apart := math.Abs(math.Remainder((s.west+s.east)/2-(b.West+b.East)/2, 360))
	return 2*apart <= s.east-s.west+b.East-b.West
}

// holds reports by the even-odd rule whether a witness's inner end is inside of
// a ring, and whether an edge comes near to it. It counts the edges to the north,
// on the unrolled ring; a ring around the world has the nearer pole inside.
func (s *survey) holds(ring []float64, stride int, t *witness) (odd, near bool) {
	last := len(ring) - stride
	x0, y0 := ring[last], ring[last+1]
	u0 := wrapped(x0 - t.lon)
	aside := t.near / math.Cos(t.lat*degree)
	for i := 0; i <= last; i += stride {
		x1, y1 := ring[i], ring[i+1]
		u1 := wrapped(x1 - t.lon)
		// Whether the edge runs across the meridian opposite to the
		// point, where u jumps by a turn, and by how much in all.
		d := x1 - x0
		if d > 180 || d < -180 {
			d = eastward(x0, x1)
		}
		jumps := int(math.Round((u0 + d - u1) / 360))
		if (u0 < 0) != (u1 < 0) != (jumps&1 != 0) {
			y := y1
			if d != 0 {
				from := u0
				if d > 0 && u0 >= 0 {
					from -= 360
				} else if d < 0 && u0 < 0 {
					from += 360
				}
				y = y0 - float64((y1-y0)*(from/d))
			}
			odd = odd != (y > t.lat)
			near = near || math.Abs(y-t.lat) < t.near
		}
		if (y0 < t.lat) != (y1 < t.lat) {
			u := math.Remainder(u0+float64(d*((t.lat-y0)/(y1-y0))), 360)
			near = near || math.Abs(u) < aside
		}
		x0, y0, u0 = x1, y1, u1
	}
	if s.turn&1 != 0 {
		odd = odd != northern(ring, stride)
	}
	return odd, near
}
