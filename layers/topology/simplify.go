package topology

import (
	"context"

	"github.com/seed-898ab921/kartograph/internal/conveyor"
)

// Method is a way to choose the points of a line that are left out.
type Method uint8

const (
	// VisvalingamWhyatt leaves out the point whose triangle with its two
	// neighbours is smallest, again and again, as long as the triangle's
	// area is below Tolerance² (M. Visvalingam and J. D. Whyatt, Line
	// generalisation by repeated elimination of points, 1993).
	VisvalingamWhyatt Method = iota
	// DouglasPeucker keeps the points that are farther than Tolerance
	// from the line between the points kept so far (D. H. Douglas and
	// T. K. Peucker, 1973).
	DouglasPeucker
	// Distance keeps a point when it is farther than Tolerance from the
	// one kept before it.
	Distance
)

// Rule says how a layer is simplified. The zero value leaves it as it is.
type Rule struct {
	// Method is how points are chosen.
	Method Method
	// Tolerance in px; 0 or less keeps every point.
	Tolerance float64
	// Weighted makes VisvalingamWhyatt prefer to keep points on flat
	// stretches and to leave out sharp ones, which gives smoother lines.
	Weighted bool
}

// Simplify returns the topology with simplified arcs; rules[l] is for layer l,
// and layers without a rule stay as they are. An arc that several layers use
// is simplified by the rule with the smallest tolerance among them, so that it
// stays one and the same line and no gap or overlap can open.
//
// Ends of arcs stay, and a closed arc keeps three different points. Polygons
// that were valid stay valid, and nothing changes sides: where an arc of a
// polygon would touch or cross another arc of the same layer, or pass over a
// point of one, points of it are put back until it does not. Lines of line
// layers may cross, as roads and rivers do, and are not tested.
//
// The error is that of the context.
func (t *Topology) Simplify(ctx context.Context, rules []Rule) (*Topology, error) {
	u := t.arcUses(rules)
	c, err := t.chooseAll(ctx, u.rules)
	if err != nil {
		return nil, err
	}
	if err := repair(ctx, t, u.polygonLayers, c); err != nil {
		return nil, err
	}
	return t.kept(c), nil
}

// uses tells for each arc how it is simplified and which polygons it bounds.
type uses struct {
	rules []Rule
	// polygonLayers has a bit for each layer with a polygon that uses the
	// arc; layers from 63 on share a bit.
	polygonLayers []uint64
}

func (t *Topology) arcUses(rules []Rule) uses {
	u := uses{rules: make([]Rule, len(t.arcs)), polygonLayers: make([]uint64, len(t.arcs))}
	seen := make([]bool, len(t.arcs))
	for l := 0; l+1 < len(t.roots); l++ {
		var rule Rule
		if l < len(rules) {
			rule = rules[l]
		}
		use := func(c int32, bit uint64) {
			for _, ref := range t.refs[t.chains[c].first:t.chains[c].last] {
				a, _ := arcOf(ref)
				if !seen[a] || rule.Tolerance < u.rules[a].Tolerance {
					u.rules[a], seen[a] = rule, true
				}
				u.polygonLayers[a] |= bit
			}
		}
		for n := t.roots[l]; n < t.roots[l+1]; n++ {
			t.eachLine(n, func(c int32) { use(c, 0) })
			t.eachPolygon(n, func(p int32) {
				for c := t.polygons[p].first; c < t.polygons[p].last; c++ {
					use(c, 1<<min(l, 63))
				}
			})
		}
	}
	return u
}

// chosen are the points that are kept.
type chosen struct {
	keep []bool
	// kept are the coordinates of those that the arcs' rules keep, by arc. They are
	// gathered while they are in the processor's cache. Those of an arc to which points are put back are
	// forgotten.
	kept [][]float64
}

// chooseAll finds the points that each arc's rule keeps, on all cores: arcs do
// not depend on each other.
func (t *Topology) chooseAll(ctx context.Context, rules []Rule) (chosen, error) {
	c := chosen{make([]bool, t.points), make([][]float64, len(t.arcs))}
	lots := portions(len(t.arcs), func(a int) int {
		if t.arcs[a].chosenBy(rules[a]) {
			return 1
		}
		return len(t.arcs[a].points) / 2
	})
	err := conveyor.Each(ctx, len(lots), func() *scratch { return &scratch{} }, func(s *scratch, lot int) error {
		for a := lots[lot].first; a < lots[lot].last; a++ {
			c.kept[a] = t.arcs[a].choose(rules[a], c.keep, s)
		}
		return nil
	})
	return c, err
}

// chosenBy reports whether an arc's points were chosen early by a rule.
func (a arc) chosenBy(r Rule) bool { return a.early != nil && a.early.rule == r }

// choose marks the points of an arc that its rule keeps, and returns their coordinates.
func (a arc) choose(r Rule, keep []bool, work *scratch) []float64 {
	k := a.of(keep)
	if a.chosenBy(r) {
		copy(k, a.early.keep)
		return a.early.kept
	}
	work.choose(a.points, a.from == a.to, r, k)
	return keptOf(a.points, k, &work.room)
}

// keptOf are the coordinates of those points that are kept.
func keptOf(points []float64, keep []bool, r *room) []float64 {
	n := countTrue(keep)
	line := r.take(2 * n)
	if n == len(keep) {
		return append(line, points...)
	}
	for p := nextTrue(keep, 0); p < len(keep); p = nextTrue(keep, p+1) {
		line = append(line, points[2*p], points[2*p+1])
	}
	return line
}

// choose marks the points of a line that a rule keeps.
func (s *scratch) choose(pts []float64, closed bool, r Rule, keep []bool) {
	n := len(keep)
	keep[0], keep[n-1] = true, true
	if n == 2 || closed && n <= 4 || !(r.Tolerance > 0) {
		for i := range keep {
			keep[i] = true
		}
		return
	}
	switch r.Method {
	case DouglasPeucker:
		douglasPeucker(pts, r.Tolerance, closed, keep)
	case Distance:
		distance(pts, r.Tolerance, closed, keep)
	default:
		s.visvalingam(pts, r, closed, keep)
	}
}

// kept returns the topology with the kept points only.
func (t *Topology) kept(c chosen) *Topology {
	out := *t
	out.points, out.arcs = 0, make([]arc, len(t.arcs))
	var r room
	for i, a := range t.arcs {
		line := c.kept[i]
		if line == nil { // points were put back
			line = keptOf(a.points, a.of(c.keep), &r)
		}
		out.arcs[i] = arc{points: line, first: int32(out.points), from: a.from, to: a.to}
		out.points += len(line) / 2
	}
	return &out
}
