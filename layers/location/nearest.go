package location

import (
	"context"
	"math"

	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/internal/heed"
)

// EarthRadius is the radius of the sphere on which distances are reckoned, km:
// the mean radius of the ellipsoid GRS 80 (IUGG, R1).
const EarthRadius = 6371.0088

// Points finds the nearest of many points. It is safe for concurrent use.
type Points struct {
	points []point
	// nodes are a tree of boxes: the first is around all points, and those of
	// the halves of node k are 2k+1 and 2k+2. Without them all points are
	// looked at.
	nodes []node
}

// node is a box around points, with the first of their features.
type node struct {
	from, to [3]float64
	first    int
}

// leaf is how many points are not divided, and pointsAtOnce of how many some
// milliseconds are not exceeded when they are divided once.
const leaf, pointsAtOnce = 8, 100_000

// point is a point on the unit sphere, with the number of its feature.
type point struct {
	at      [3]float64
	feature int
}

func onSphere(lon, lat float64) [3]float64 {
	sinLon, cosLon := math.Sincos(flat.Radians(lon))
	sinLat, cosLat := math.Sincos(flat.Radians(lat))
	return [3]float64{cosLat * cosLon, cosLat * sinLon, sinLat}
}

// Add adds a point in degrees of a feature; Sort must follow.
func (p *Points) Add(feature int, lon, lat float64) {
	p.points, p.nodes = append(p.points, point{onSphere(lon, lat), feature}), nil
}

// Sort makes the tree. The error is that of the context, after which all points
// are looked at.
func (p *Points) Sort(ctx context.Context) error {
	nodes := 1
	for n := len(p.points); n > leaf; n -= n / 2 {
		nodes = 2*nodes + 1
	}
	p.nodes = make([]node, nodes)
	steps := heed.Every(ctx, pointsAtOnce)
	p.divide(steps, 0, p.points)
	if steps.Err() != nil {
		p.nodes = nil
	}
	return steps.Err()
}

// Empty reports whether there are no points.
func (p *Points) Empty() bool { return len(p.points) == 0 }

// Len is how many points there are.
func (p *Points) Len() int { return len(p.points) }

// divide makes the nodes of points, which it halves where their box is longest.
func (p *Points) divide(steps *heed.Steps, k int, points []point) {
	box := around(points)
	p.nodes[k] = box
	if len(points) <= leaf || steps.Take(len(points)) != nil {
		return
	}
	axis := 0
	for i := range 3 {
		if box.to[i]-box.from[i] > box.to[axis]-box.from[axis] {
			axis = i
		}
	}
	halve(steps, points, axis)
	middle := len(points) / 2
	p.divide(steps, 2*k+1, points[:middle])
	p.divide(steps, 2*k+2, points[middle:])
}

// around is the box around points.
func around(points []point) (n node) {
	for i, p := range points {
		if i == 0 {
			n = node{p.at, p.at, p.feature}
		}
		for k, x := range p.at {
			n.from[k], n.to[k] = min(n.from[k], x), max(n.to[k], x)
		}
		n.first = min(n.first, p.feature)
	}
	return n
}

// Nearest returns the feature of the point that is nearest to one in degrees, of
// equally near ones the first feature, and its distance in km. It is -1 where
// there are no points.
func (p *Points) Nearest(lon, lat float64) (feature int, km float64) {
	f := p.Find(lon, lat)
	return f.Feature, f.Km
}

// Found is the nearest point: its feature, -1 for none, and how far it is, km.
type Found struct {
	Feature int
	Km      float64
	// Looks is how many points and boxes around points were looked at. Some dozens are
	// usual; there are many more where very many points are nearly as near as one another.
	Looks int
}

// Find is Nearest, and tells what it took.
func (p *Points) Find(lon, lat float64) Found {
	best := nearest{from: onSphere(lon, lat), feature: -1, chord: math.Inf(1)}
	best.search(p, 0, p.points)
	if best.feature < 0 {
		return Found{-1, math.Inf(1), best.looks}
	}
	// The chord, squared, to the arc.
	return Found{best.feature, 2 * EarthRadius * math.Asin(min(1, math.Sqrt(best.chord)/2)), best.looks}
}

// nearest is a search for the nearest point; chord is its distance squared
// through the sphere, looks how many points and boxes were looked at.
type nearest struct {
	from    [3]float64
	feature int
	chord   float64
	looks   int
}

// nearer reports whether what is so far away, of a feature or of later ones, may
// be the nearest: of equally near points those of later features are not.
func (n *nearest) nearer(chord float64, feature int) bool {
	return chord < n.chord || chord == n.chord && feature < n.feature
}

// search looks at the points of node k. Rounding takes no point for nearer than
// its box, whose distance is reckoned in the same steps.
func (n *nearest) search(p *Points, k int, points []point) {
	if len(points) <= leaf || p.nodes == nil {
		n.looks += len(points)
		for i := range points {
			q := &points[i]
			if chord := n.chordToPoint(&q.at); n.nearer(chord, q.feature) {
				n.chord, n.feature = chord, q.feature
			}
		}
		return
	}
	n.looks += 2
	middle := len(points) / 2
	k, other := 2*k+1, 2*k+2
	near, far := points[:middle], points[middle:]
	a, b := &p.nodes[k], &p.nodes[other]
	toA, toB := n.chordTo(&a.from, &a.to), n.chordTo(&b.from, &b.to)
	if toB < toA || toB == toA && b.first < a.first {
		k, other, near, far, a, b, toA, toB = other, k, far, near, b, a, toB, toA
	}
	if n.nearer(toA, a.first) {
		n.search(p, k, near)
	}
	if n.nearer(toB, b.first) {
		n.search(p, other, far)
	}
}

// chordTo is the distance squared to a box.
func (n *nearest) chordTo(from, to *[3]float64) (chord float64) {
	for k, x := range n.from {
		d := from[k] - x // what the function max finds of the three, in a third of its time
		if beyond := x - to[k]; beyond > d {
			d = beyond
		}
		if d < 0 {
			d = 0
		}
		chord += float64(d * d)
	}
	return chord
}

// chordToPoint is chordTo the box of one point, to the bit.
func (n *nearest) chordToPoint(at *[3]float64) float64 {
	x, y, z := at[0]-n.from[0], at[1]-n.from[1], at[2]-n.from[2]
	return float64(x*x) + float64(y*y) + float64(z*z)
}
