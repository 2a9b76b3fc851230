package topology

// sider tells what is on the sides of arcs. It is used for one polygon after
// the other.
type sider struct {
	t     *Topology
	turns []int32 // by arc: how often forwards, less how often backwards
	refs  []int32
}

func newSider(t *Topology) *sider { return &sider{t: t, turns: make([]int32, len(t.arcs))} }

// sides returns the arcs around a polygon, turned so that the polygon's inside
// is on the right of each: outer rings clockwise on the page, holes
// counter-clockwise, however the rings were wound. Arcs that the polygon walks
// to and fro, as spikes and bridges do, have it on both sides or on none and
// cancel out. The list is good until the next call.
func (s *sider) sides(p int32) []int32 {
	t := s.t
	s.refs = s.refs[:0]
	for c := t.polygons[p].first; c < t.polygons[p].last; c++ {
		ch := t.chains[c]
		refs := t.refs[ch.first:ch.last]
		if hole := c > t.polygons[p].first; (ch.area >= 0) != hole {
			s.refs = append(s.refs, refs...)
			continue
		}
		for i := len(refs) - 1; i >= 0; i-- {
			s.refs = append(s.refs, ^refs[i])
		}
	}
	for _, ref := range s.refs {
		a, reversed := arcOf(ref)
		s.turns[a] += way(reversed)
	}
	left := s.refs[:0]
	for _, ref := range s.refs {
		a, reversed := arcOf(ref)
		if w := way(reversed); s.turns[a]*w > 0 {
			s.turns[a] -= w
			left = append(left, ref)
		}
	}
	return left
}

func way(reversed bool) int32 {
	if reversed {
		return -1
	}
	return 1
}
