package topology

// looksAStroke are the looks for each edge of an outline after which a line goes over
// all of them: it takes about as long.
const looksAStroke = 8

// crowded reports whether a line has gone over the outline's edges, which it does once
// there were many looks at them: ways outwards across areas within areas meet very
// many edges each. It needs edges that meet at their ends only, and is not done
// where it finds that some do not.
func (o *outline) crowded() bool {
	if o.swept == nil && !o.unsweepable && o.looks > looksAStroke*len(o.strokes) {
		s := &sweep{steps: o.steps}
		walls := make([]wall, len(o.strokes))
		for i, stroke := range o.strokes {
			walls[i].a, walls[i].b = o.t.strokeEnds(stroke)
		}
		if s.over(walls) {
			o.swept = s
		}
		o.err = o.steps.Err()
		o.unsweepable = o.swept == nil
	}
	return o.swept != nil
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
