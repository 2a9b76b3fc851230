package topology

import (
	"context"
	"math"

	"github.com/seed-898ab921/kartograph/internal/heed"
)

// stroke is one edge of an outline, from point first to point last of an arc, with
// the inside on its right; who is the polygon there.
type stroke struct {
	arc, first, last int32
	who              int32
}

// strokeEnds are the points of a stroke.
func (t *Topology) strokeEnds(s stroke) (a, b point) {
	return t.arcs[s.arc].at(s.first), t.arcs[s.arc].at(s.last)
}

// outline is the border of a group, with an index of its edges where one is asked for: ways
// outwards need it, and what tells of many edges at once does without.
type outline struct {
	t       *Topology
	strokes []stroke
	begins  []int32 // of each arc, in strokes
	survey  survey
	grid    *grid // nil until index made it
	seen    []int32
	stamp   int32
	nearby  float64 // px; see nearbyIn
	// steps are those of a context, nil of none; err is its error, after which
	// nothing is found any more.
	steps *heed.Steps
	err   error
	ctx   context.Context // nil where one processor has to do
	// looks are those at edges on ways outwards, of which there were so many; see crowded.
	looks, ways int
	swept       *sweep
	unsweepable bool
	parents     []int32 // of rings; see findParents
}

// looksToHeed is after how many looks at edges the context is heard.
const looksToHeed = 1 << 13

// newOutline makes the outline of arcs that have an inside on their right; who
// tells the polygon there, and is asked of each once, in their order. Once the context of
// the steps, which may be nil, has ended it lacks edges.
func newOutline(t *Topology, border []int32, steps *heed.Steps, who func(ref int32) int32) *outline {
	edges := 0
	for _, ref := range border {
		a, _ := arcOf(ref)
		edges += int(t.arcs[a].size() - 1)
	}
	o := &outline{
		t: t, steps: steps, survey: newSurvey(),
		strokes: make([]stroke, 0, edges), begins: make([]int32, 0, len(border)),
	}
	for _, ref := range border {
		a, reversed := arcOf(ref)
		size, w := t.arcs[a].size(), who(ref)
		if o.err = steps.Take(int(size)); o.err != nil {
			break
		}
		o.begins = append(o.begins, int32(len(o.strokes)))
		for p := int32(1); p < size; p++ {
			s := stroke{a, p - 1, p, w}
			if reversed {
				s.first, s.last = p, p-1
			}
			o.strokes = append(o.strokes, s)
			o.survey.add(t.strokeEnds(s))
		}
	}
	o.nearby = nearbyIn(o.survey.extent)
	return o
}

// index returns the index of the edges. Once the context has ended it lacks some.
func (o *outline) index() *grid {
	if o.grid != nil {
		return o.grid
	}
	o.grid, o.seen = o.survey.grid(), make([]int32, len(o.strokes))
	for i, s := range o.strokes {
		if o.err = o.steps.Take(1); o.err != nil {
			break
		}
		a, b := o.t.strokeEnds(s)
		o.grid.eachAlong(a.x, a.y, b.x, b.y, func(cell int) { o.grid.insert(cell, int32(i)) })
	}
	return o.grid
}

// beyond tells how often the outline goes around what lies to the left of an
// arc: 0 when nothing of the group is there, as it should be.
func (o *outline) beyond(ref int32) int {
	n := 0
	o.eachBeyond(o.t.longest([]int32{ref}), func(_ int32, way int) { n += way })
	return n
}

// longest finds the longest edge of some arcs.
func (t *Topology) longest(refs []int32) stroke {
	var best stroke
	most := -1.0
	for _, ref := range refs {
		a, reversed := arcOf(ref)
		pts := t.arcs[a].points
		for i := 2; i < len(pts); i += 2 {
			d := max(math.Abs(pts[i]-pts[i-2]), math.Abs(pts[i+1]-pts[i-1]))
			if d > most {
				most = d
				p := int32(i / 2)
				best = stroke{a, p - 1, p, a}
				if reversed {
					best.first, best.last = p, p-1
				}
			}
		}
	}
	return best
}

// eachBeyond calls f for the edges that lie on a straight way from the left
// side of edge s outwards, with 1 for those that have that way's begin on their
// right and -1 for those that have it on their left. The sum tells how often
// the outline goes around what is to the left of s.
func (o *outline) eachBeyond(s stroke, f func(who int32, way int)) {
	o.ways++
	a, b := o.t.strokeEnds(s)
	dx, dy := b.x-a.x, b.y-a.y
	p := point{a.x + dx/2, a.y + dy/2}
	if math.Abs(dy) >= math.Abs(dx) {
		if dy > 0 {
			f(s.who, -1) // its left is east, the way goes west
		}
		o.eachWest(p, s, f)
		return
	}
	if dx < 0 {
		f(s.who, -1) // its left is south, the way goes north
	}
	o.eachNorth(p, s, f)
}

func (o *outline) eachWest(p point, but stroke, f func(who int32, way int)) {
	o.stamp++
	g := o.index()
	row := g.row(p.y) * g.cols
	for c := 0; c <= g.col(p.x); c++ {
		o.eachStroke(row+c, but, func(a, b point, who int32) {
			switch turned := side(a, b, p); {
			case a.y > p.y && b.y <= p.y && turned > 0:
				f(who, 1)
			case a.y <= p.y && b.y > p.y && turned < 0:
				f(who, -1)
			}
		})
	}
}

func (o *outline) eachNorth(p point, but stroke, f func(who int32, way int)) {
	o.stamp++
	g := o.index()
	col := g.col(p.x)
	for r := 0; r <= g.row(p.y); r++ {
		o.eachStroke(r*g.cols+col, but, func(a, b point, who int32) {
			switch turned := side(a, b, p); {
			case a.x <= p.x && b.x > p.x && turned > 0:
				f(who, 1)
			case a.x > p.x && b.x <= p.x && turned < 0:
				f(who, -1)
			}
		})
	}
}

// eachStroke calls f with the edges of a cell that have not been seen since
// the last stamp.
func (o *outline) eachStroke(cell int, but stroke, f func(a, b point, who int32)) {
	for e := o.grid.heads[cell]; e != 0 && o.err == nil; e = o.grid.entries[e-1].next {
		o.err = o.steps.Take(1)
		o.looks++
		i := o.grid.entries[e-1].item
		s := o.strokes[i]
		if o.seen[i] == o.stamp || s.arc == but.arc && s.first == but.first && s.last == but.last {
			continue
		}
		o.seen[i] = o.stamp
		a, b := o.t.strokeEnds(s)
		f(a, b, s.who)
	}
}
