package topology

import (
	"cmp"
	"context"
	"math"
	"slices"

	"github.com/seed-898ab921/kartograph/internal/compact"
	"github.com/seed-898ab921/kartograph/internal/conveyor"
	"github.com/seed-898ab921/kartograph/internal/heed"
)

// sweep tells what depths tells, however walls lie: a line goes over them from
// the west, and knows those that it meets, from north to south. For depths a
// bundle of long walls side by side is a crowd in each cell.
//
// Walls have to meet at their ends only. All is told without rounding.
type sweep struct {
	rails []rail
	// begins and ends are the numbers of rails, by where they begin and end.
	begins, ends []int32
	// met are the rails that the line meets, in blocks.
	met   [][]int32
	steps *heed.Steps
	ctx   context.Context // nil where one processor has to do
}

// rail is a wall from its western end, or its northern one where it runs north
// or south, to the other.
type rail struct {
	from, to point
	// left and right are how often walls go around what is on its sides, with
	// all walls in the same place.
	left, right int32
	// north is the rail next to it on the left where it begins, -1 for none.
	north int32
	// deeper is how much deeper it is on the right of it than on the left.
	deeper int8
	first  bool // of those in the same place
}

// blockOfRails is from how many rails on a block is halved.
const blockOfRails = 128

// over goes over n walls. It reports whether it could; where walls meet beside their
// ends it may not.
func (s *sweep) over(n int, at func(i int) wall) bool {
	if cap(s.rails) < n {
		s.rails, s.begins, s.ends = make([]rail, 0, n), make([]int32, 0, n), make([]int32, 0, n)
	}
	s.rails, s.begins, s.ends, s.met = s.rails[:0], s.begins[:0], s.ends[:0], s.met[:0]
	for i := range n {
		if s.steps.Take(1) != nil {
			return false
		}
		w := at(i)
		r := rail{from: w.a, to: w.b, deeper: 1}
		if before(w.b, w.a) {
			r = rail{from: w.b, to: w.a, deeper: -1}
		}
		s.rails = append(s.rails, r)
		s.begins, s.ends = append(s.begins, int32(i)), append(s.ends, int32(i))
	}
	s.sort()
	for b, e := 0, 0; b < len(s.begins) && s.steps.Take(1) == nil; {
		p := s.rails[s.begins[b]].from
		for ; e < len(s.ends) && !before(p, s.rails[s.ends[e]].to); e++ {
			if !s.remove(s.ends[e]) {
				return false
			}
		}
		last := b
		for last < len(s.begins) && s.rails[s.begins[last]].from == p {
			last++
		}
		if !s.insert(p, s.begins[b:last]) {
			return false
		}
		b = last
	}
	return s.steps.Err() == nil
}

// railsAtOnce is from how many rails on their beginnings are sorted beside their ends.
const railsAtOnce = 1 << 14

// sort sorts the beginnings and the ends.
func (s *sweep) sort() {
	if compact.Program || len(s.rails) < railsAtOnce || s.ctx == nil {
		s.sortBegins(s.steps)
		s.sortEnds(s.steps)
		return
	}
	err := conveyor.Each(s.ctx, 2, func() *heed.Steps { return heed.Every(s.ctx, looksToHeed) }, func(steps *heed.Steps, i int) error {
		if i == 0 {
			s.sortBegins(steps)
		} else {
			s.sortEnds(steps)
		}
		return steps.Err()
	})
	if err != nil {
		_ = s.steps.Take(looksToHeed) // so that they hear the end, too
	}
}

// sortBegins sorts the beginnings, those in one point from north to south.
func (s *sweep) sortBegins(steps *heed.Steps) {
	s.ordered(s.begins, steps, func(r *rail) float64 { return r.from.x }, func(i, j int32) int {
		a, b := &s.rails[i], &s.rails[j]
		if c := compared(a.from, b.from); c != 0 {
			return c
		}
		return cmp.Or(-side(a.from, a.to, b.to), int(i-j))
	})
}

func (s *sweep) sortEnds(steps *heed.Steps) {
	s.ordered(s.ends, steps, func(r *rail) float64 { return r.to.x }, func(i, j int32) int {
		if c := compared(s.rails[i].to, s.rails[j].to); c != 0 {
			return c
		}
		return int(i - j)
	})
}

// ordered sorts the numbers of all rails, which it is given as they are, by a comparison
// that goes by x first. They are put into as many columns before, of which each is sorted.
func (s *sweep) ordered(list []int32, steps *heed.Steps, x func(*rail) float64, compare func(i, j int32) int) {
	least, most := math.Inf(1), math.Inf(-1)
	for i := range s.rails {
		at := x(&s.rails[i])
		least, most = min(least, at), max(most, at)
	}
	per := float64(len(list)) / (most - least)
	if compact.Program || !(per > 0 && per <= math.MaxFloat64) {
		_ = heed.Sort(steps, list, compare)
		return
	}
	column := func(i int) int32 { return int32(min(float64((x(&s.rails[i])-least)*per), float64(len(list)-1))) }
	ends := make([]int32, len(list)+1)
	for i := range s.rails {
		if steps.Take(1) != nil {
			return
		}
		ends[column(i)+1]++
	}
	for c := range list {
		ends[c+1] += ends[c]
	}
	for i := range s.rails {
		c := column(i)
		list[ends[c]] = int32(i)
		ends[c]++ // at last where the next column begins
	}
	from := int32(0)
	for _, to := range ends[:len(list)] {
		if to-from > 1 && (steps.Take(int(to-from)) != nil || heed.Sort(steps, list[from:to], compare) != nil) {
			return
		}
		from = to
	}
}

// compared tells which of two points comes first from the west, or from the north.
func compared(a, b point) int {
	switch {
	case before(a, b):
		return -1
	case a == b:
		return 0
	default:
		return 1
	}
}

// place is where the first rail is that p is not south of.
func (s *sweep) place(p point) (block, k int) {
	south := func(i int32) int {
		if r := &s.rails[i]; side(r.from, r.to, p) > 0 {
			return -1
		}
		return 1
	}
	block, _ = slices.BinarySearchFunc(s.met, 0, func(b []int32, _ int) int { return south(b[len(b)-1]) })
	if block < len(s.met) {
		k, _ = slices.BinarySearchFunc(s.met[block], 0, func(i int32, _ int) int { return south(i) })
	}
	return block, k
}

// remove takes out a rail that ends. It reports whether one was there.
func (s *sweep) remove(i int32) bool {
	to := s.rails[i].to
	block, k := s.place(to)
	if block == len(s.met) || s.rails[s.met[block][k]].to != to {
		return false
	}
	if s.met[block] = slices.Delete(s.met[block], k, k+1); len(s.met[block]) == 0 {
		s.met = slices.Delete(s.met, block, block+1)
	}
	return true
}

// insert puts in the rails that begin at a point. It reports whether the point is
// on no other one.
func (s *sweep) insert(p point, rails []int32) bool {
	block, k := s.place(p)
	if block < len(s.met) {
		if next := &s.rails[s.met[block][k]]; side(next.from, next.to, p) == 0 {
			return false
		}
	} else if block > 0 {
		block--
		k = len(s.met[block])
	} else {
		s.met = append(s.met, nil)
	}
	north := int32(-1)
	if k > 0 {
		north = s.met[block][k-1]
	} else if block > 0 {
		north = s.met[block-1][len(s.met[block-1])-1]
	}
	s.tell(north, rails)
	all := slices.Insert(s.met[block], k, rails...)
	s.met[block] = all
	if len(all) >= blockOfRails {
		half := len(all) / 2
		s.met[block] = all[:half:half]
		s.met = slices.Insert(s.met, block+1, slices.Clone(all[half:]))
	}
	return true
}

// tell fills in what is on the sides of rails that begin in one point, from north
// to south; north is the rail before them.
func (s *sweep) tell(north int32, rails []int32) {
	depth := int32(0)
	if north >= 0 {
		depth = s.rails[north].right
	}
	for len(rails) > 0 {
		same, deeper := 0, int32(0)
		for same < len(rails) && s.rails[rails[same]].to == s.rails[rails[0]].to {
			deeper += int32(s.rails[rails[same]].deeper)
			same++
		}
		for k, i := range rails[:same] {
			r := &s.rails[i]
			r.left, r.right, r.first, r.north = depth, depth+deeper, k == 0, north
			north = i
		}
		depth += deeper
		rails = rails[same:]
	}
}

// beside is depths.beside.
func (s *sweep) beside(i int) (one, other int32, first bool) {
	r := &s.rails[i]
	if r.to.y < r.from.y {
		return r.left, r.right, r.first
	}
	return r.right, r.left, r.first
}

// looksAStroke are the looks for each edge of an outline after which a line goes over
// all of them: it takes about as long. fewWays is after how many ways outwards what all
// will take is told by theirs.
const looksAStroke, fewWays = 8, 32

// crowded reports whether a line has gone over the outline's edges, which it does once
// there were many looks at them, or will be: ways outwards across areas within areas meet
// very many edges each. It needs edges that meet at their ends only, and is not done
// where it finds that some do not.
func (o *outline) crowded() bool {
	if o.swept != nil || o.unsweepable {
		return o.swept != nil
	}
	most := looksAStroke * len(o.strokes)
	many := o.looks > most || o.ways >= fewWays && o.looks/o.ways*(len(o.begins)-o.ways) > most
	if many || o.grid == nil && len(o.begins)/surelyMany*o.sampledLooks() > most {
		s := &sweep{steps: o.steps, ctx: o.ctx}
		ok := s.over(len(o.strokes), func(i int) wall {
			a, b := o.t.strokeEnds(o.strokes[i])
			return wall{a, b}
		})
		if ok {
			o.swept = s
		}
		o.err = o.steps.Err()
		o.unsweepable = o.swept == nil
	}
	return o.swept != nil
}

// edgesASample is how many edges stand for each that sampledLooks looks at, manyEdges how many
// an outline has for which it does so, and surelyMany by how much it may be wrong.
const edgesASample, manyEdges, surelyMany = 32, 1 << 15, 2

// sampledLooks is about how many looks a way outwards will take, told by some ways and some edges
// before there is an index: 0 for short outlines, for which that is soon made.
func (o *outline) sampledLooks() (looks int) {
	if compact.Program || len(o.strokes) < manyEdges || len(o.begins) < 2*fewWays {
		return 0
	}
	var g grid
	g.lay(o.survey.extent, o.survey.edges, o.survey.usual())
	for i := range fewWays {
		from, _ := o.t.strokeEnds(o.strokes[o.begins[i*len(o.begins)/fewWays]])
		row, col := g.row(from.y), g.col(from.x)
		for k := 0; k < len(o.strokes); k += edgesASample {
			a, b := o.t.strokeEnds(o.strokes[k])
			if g.row(min(a.y, b.y)) <= row && row <= g.row(max(a.y, b.y)) && g.col(min(a.x, b.x)) <= col {
				looks++
			}
		}
	}
	return looks * edgesASample / fewWays
}

// beyondBorder is beyond for the arc of a place in the list of the outline's arcs, the
// edges of which meet at their ends only.
func (o *outline) beyondBorder(k int, ref int32) int {
	if !o.crowded() {
		return o.beyond(ref)
	}
	r := &o.swept.rails[o.begins[k]]
	if r.deeper > 0 {
		return int(r.left)
	}
	return int(r.right)
}

// findParents finds, by ring, the smallest of the others that go around it, -1 for none, told by
// the line that went over: what is next to a ring where it begins is that, or lies
// in the same one. Rings are told by the who of edges; areas are theirs.
func (o *outline) findParents(areas []float64) []int32 {
	s := o.swept
	parents := make([]int32, len(areas))
	known := make([]bool, len(areas))
	for _, i := range s.begins {
		ring := o.strokes[i].who
		if known[ring] {
			continue
		}
		known[ring], parents[ring] = true, -1
		north := s.rails[i].north
		if north < 0 {
			continue
		}
		other := o.strokes[north].who
		if within := (s.rails[north].deeper > 0) == (areas[other] > 0); within {
			parents[ring] = other
		} else {
			parents[ring] = parents[other]
		}
	}
	return parents
}
