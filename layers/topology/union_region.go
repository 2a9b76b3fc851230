package topology

import (
	"cmp"
	"context"
	"math"
	"slices"

	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/internal/heed"
	"github.com/seed-898ab921/kartograph/internal/longlist"
	"github.com/twpayne/go-geom"
)

// wall is a straight piece of a region's border, with the region on its right.
type wall struct{ a, b point }

// region is an area of the plane, in units: the walls around it, in no order,
// which meet at their ends only.
type region struct {
	walls []wall
	box   flat.Page
}

func (w wall) turned() wall { return wall{w.b, w.a} }

func newRegion(walls []wall) region {
	r := region{walls: walls, box: flat.Nothing[flat.Page]()}
	for _, w := range walls {
		r.box.Add(w.a.x, w.a.y)
		r.box.Add(w.b.x, w.b.y)
	}
	return r
}

// uniter unites regions, one pair after the other, with memory of its own.
type uniter struct {
	noder wallNoder
	depth depths
	kept  []wall
	far   []wall // those that are as they were
}

func newUniter(ctx context.Context, effort *Effort) func() *uniter {
	return func() *uniter {
		return &uniter{noder: wallNoder{ctx: ctx, effort: effort}, depth: depths{ctx: ctx, steps: heed.Every(ctx, looksToHeed)}}
	}
}

// evenOdd makes a region of the rings of a polygon: what lies within an odd
// number of them.
func (u *uniter) evenOdd(rings [][]float64) (region, error) {
	u.noder.own = 0
	return u.within(rings, func(around int32) bool { return around&1 != 0 })
}

// within makes a region of closed rings: that around which they go as often, clockwise, as
// inside wants it. The walls may be split noder.own times, and twice each.
func (u *uniter) within(rings [][]float64, inside func(around int32) bool) (region, error) {
	n := &u.noder
	n.walls = n.walls[:0]
	for _, r := range rings {
		for k := 0; k+3 < len(r); k += 2 {
			if w := (wall{point{r[k], r[k+1]}, point{r[k+2], r[k+3]}}); w.a != w.b {
				n.walls = append(n.walls, w)
			}
		}
	}
	if len(n.walls) == 0 { // all in one point
		return newRegion(nil), nil
	}
	n.first, n.second = len(n.walls), 0
	met, err := n.node()
	if err != nil {
		return region{}, err
	}
	if !met && len(rings) == 1 {
		walls := slices.Clone(n.walls)
		if turnsLeft(walls) {
			if !inside(-1) {
				return newRegion(nil), nil
			}
			for i, w := range walls {
				walls[i] = w.turned()
			}
		}
		return newRegion(walls), nil
	}
	u.kept = u.kept[:0]
	err = u.classify(n.walls, nil, inside)
	return newRegion(slices.Clone(u.kept)), err
}

// turnsLeft reports whether a ring without crossings has its inside on the left:
// it tells from the turn at its lowest point.
func turnsLeft(ring []wall) bool {
	low := 0
	for i, w := range ring {
		if w.a.x < ring[low].a.x || w.a.x == ring[low].a.x && w.a.y < ring[low].a.y {
			low = i
		}
	}
	before := ring[(low+len(ring)-1)%len(ring)]
	return side(before.a, ring[low].a, ring[low].b) < 0
}

// unite makes one region of two. Only walls where their boxes overlap are looked
// at: the others are outside of the other region.
func (u *uniter) unite(a, b region) (region, error) {
	common := flat.Page{
		MinX: max(a.box.MinX, b.box.MinX), MinY: max(a.box.MinY, b.box.MinY),
		MaxX: min(a.box.MaxX, b.box.MaxX), MaxY: min(a.box.MaxY, b.box.MaxY),
	}.Grown(wallNear)
	box := a.box.With(b.box)
	if common.Empty() {
		return region{joined(a.walls, b.walls), box}, nil
	}
	n := &u.noder
	n.walls, n.first, n.second = n.walls[:0], 0, 0
	u.far = u.far[:0]
	u.near(a, common)
	n.first = len(n.walls)
	u.near(b, common)
	n.second = len(n.walls) - n.first
	if n.first == 0 && n.second == 0 {
		return region{longlist.Clone(u.far), box}, nil
	}
	far, err := n.nodeAmong(u.far)
	if err != nil {
		return region{}, err
	}
	u.kept = u.kept[:0]
	err = u.classify(n.walls, far, func(around int32) bool { return around > 0 })
	return region{joined(far, u.kept), box}, err
}

// joined returns a list of the walls of two.
func joined(a, b []wall) []wall {
	return longlist.Copy(longlist.Copy(make([]wall, 0, len(a)+len(b)), a), b)
}

// near puts the walls that a box meets into the noder, and the others to those that are far.
func (u *uniter) near(r region, box flat.Page) {
	for _, w := range r.walls {
		if w.meets(box) {
			u.noder.walls = longlist.Add(u.noder.walls, w)
		} else {
			u.far = longlist.Add(u.far, w)
		}
	}
}

// meets reports whether a wall's box meets a box.
func (w wall) meets(b flat.Page) bool {
	return max(w.a.x, w.b.x) >= b.MinX && min(w.a.x, w.b.x) <= b.MaxX &&
		max(w.a.y, w.b.y) >= b.MinY && min(w.a.y, w.b.y) <= b.MaxY
}

// classify keeps of walls that meet at their ends only those that have the
// inside on one side only, once each and turned so that it is on their right.
// The walls of others count, but are not asked for. The error is that of the
// context.
func (u *uniter) classify(walls, others []wall, inside func(around int32) bool) error {
	u.depth.prepare(walls, others)
	for i, w := range walls {
		if u.depth.err != nil {
			break
		}
		one, other, first := u.depth.beside(i)
		if in := inside(one); first && in != inside(other) {
			// One is the western side, or the southern one.
			if west := w.a.y > w.b.y || w.a.y == w.b.y && w.a.x > w.b.x; west == in {
				w.a, w.b = w.b, w.a
			}
			u.kept = longlist.Add(u.kept, w)
		}
	}
	return u.depth.err
}

// geometry makes polygons of a region, in pixels.
func (r region) geometry(ctx context.Context, unit float64) (geom.T, error) {
	steps := heed.Every(ctx, looksToHeed)
	t, rings, err := r.traced(unit, steps)
	if err != nil || len(rings) == 0 {
		return nil, err
	}
	return t.nest(slices.DeleteFunc(rings, func(refs []int32) bool { return t.thin(refs, wallNear*unit) }), steps)
}

// traced makes a topology of a region, in pixels, and finds its rings.
func (r region) traced(unit float64, steps *heed.Steps) (t *Topology, rings [][]int32, err error) {
	t = &Topology{points: 2 * len(r.walls), arcs: make([]arc, 0, len(r.walls))}
	points := make([]float64, 0, 4*len(r.walls))
	number := make(map[point]int32, len(r.walls))
	vertex := func(p point) int32 {
		v, known := number[p]
		if !known {
			v = int32(len(number))
			number[p] = v
		}
		points = append(points, p.x*unit, p.y*unit)
		return v
	}
	border := make([]int32, len(r.walls))
	for i, w := range r.walls {
		if err := steps.Take(1); err != nil {
			return nil, nil, err
		}
		from, to := vertex(w.a), vertex(w.b)
		t.arcs = append(t.arcs, arc{points: points[4*i : 4*i+4 : 4*i+4], first: int32(2 * i), from: from, to: to})
		border[i] = int32(i)
	}
	t.vertices = len(number)
	tr := newTracer(t, steps)
	rings, ok := tr.rings(border)
	if !ok {
		return nil, nil, cmp.Or(steps.Err(), ErrTangled)
	}
	return t, rings, nil
}

// thin reports whether a ring's area is that of a stripe around it which is less
// wide than d: where polygons meet along an edge but not at its points, such
// rings are left between them.
func (t *Topology) thin(refs []int32, d float64) bool {
	around := 0.0
	for _, ref := range refs {
		a, b := t.firstStep(ref)
		around += math.Abs(b.x-a.x) + math.Abs(b.y-a.y)
	}
	return math.Abs(t.refsArea(refs)) <= d*around
}

// operator tells what is wanted of two regions.
type operator uint8

const (
	onlyFirst operator = iota // what is in the first one only
	inBoth                    // what is in both
)

// combine does an operation on the even-odd insides of two geometries, of which
// b may be nil, as Union does its own: at any density, as far as the effort goes.
func (e *Effort) combine(ctx context.Context, a, b geom.T, op operator) (geom.T, error) {
	polygons, unit, err := rastered(ctx, []geom.T{a, b})
	if err != nil {
		return nil, err
	}
	u := newUniter(ctx, e)()
	own := 0
	eachRings(a, nil, func([][]float64) { own++ })
	one, err := u.evenOdd(slices.Concat(polygons[:own]...))
	if b == nil && op == inBoth {
		return nil, err
	}
	if err != nil || b == nil {
		return one.geometryOr(ctx, unit, err)
	}
	other, err := u.evenOdd(slices.Concat(polygons[own:]...))
	if err != nil {
		return nil, err
	}
	// The second region's walls are turned where it takes away.
	inside := func(around int32) bool { return around > 1 }
	if op == onlyFirst {
		for i, w := range other.walls {
			other.walls[i] = w.turned()
		}
		inside = wound
	}
	one, err = u.overlap(one, other, inside)
	return one.geometryOr(ctx, unit, err)
}

// overlap keeps what lies inside of two regions, looking at all their walls.
func (u *uniter) overlap(a, b region, inside func(around int32) bool) (region, error) {
	n := &u.noder
	n.walls = append(append(n.walls[:0], a.walls...), b.walls...)
	n.first, n.second = len(a.walls), len(b.walls)
	if _, err := n.nodeAmong(nil); err != nil {
		return region{}, err
	}
	u.kept = u.kept[:0]
	if err := u.classify(n.walls, nil, inside); err != nil {
		return region{}, err
	}
	return newRegion(slices.Clone(u.kept)), nil
}

func (r region) geometryOr(ctx context.Context, unit float64, err error) (geom.T, error) {
	if err != nil {
		return nil, err
	}
	return r.geometry(ctx, unit)
}
