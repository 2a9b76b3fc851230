package topology

// paritySides returns the arcs around a polygon turned as those of sider.sides
// are, with the inside on the right, but by the even-odd rule: that of the ring's
// area does not hold for rings that cross themselves. An arc that crosses another
// one of the polygon on its way goes by its longest edge. It costs an index of the
// polygon's edges.
func (t *Topology) paritySides(p int32) []int32 {
	first, last := t.polygons[p].first, t.polygons[p].last
	walks := make(map[int32]int)
	refs := t.refs[t.chains[first].first:t.chains[last-1].last]
	for _, ref := range refs {
		a, _ := arcOf(ref)
		walks[a]++
	}
	var border []int32
	for _, ref := range refs {
		a, _ := arcOf(ref)
		if walks[a]%2 == 1 {
			border = append(border, a)
		}
		walks[a] = 0
	}
	o := newOutline(t, border, nil, func(int32) int32 { return p })
	for i, a := range border {
		if o.beyond(a)%2 != 0 {
			border[i] = ^a
		}
	}
	return border
}

// straightforward reports whether a polygon's rings turn around once on their way,
// to the side that their area tells: all rings do that cross themselves nowhere,
// and bowties, eights and rings that are walked twice do not.
func (t *Topology) straightforward(p int32) bool {
	for _, ch := range t.chains[t.polygons[p].first:t.polygons[p].last] {
		if turning := t.turning(t.refs[ch.first:ch.last]); turning != 1 && turning != -1 || (turning > 0) != (ch.area > 0) {
			return false
		}
	}
	return true
}

// turning is how often the direction of a ring turns around, positive for
// clockwise on the page: each time that it passes that of the x axis.
func (t *Topology) turning(refs []int32) int {
	turns := 0
	var first, last point
	step := func(a, b point) {
		d := point{b.x - a.x, b.y - a.y}
		if last == (point{}) {
			first = d
		} else {
			turns += passes(last, d)
		}
		last = d
	}
	for _, ref := range refs {
		a, reversed := arcOf(ref)
		arc := t.arcs[a]
		if reversed {
			for i := arc.size() - 1; i > 0; i-- {
				step(arc.at(i), arc.at(i-1))
			}
			continue
		}
		for i := int32(1); i < arc.size(); i++ {
			step(arc.at(i-1), arc.at(i))
		}
	}
	return turns + passes(last, first)
}

// passes tells whether the short way from one direction to another passes that of
// the x axis: 1 with y growing, -1 the other way, 0 for neither.
func passes(a, b point) int {
	if (a.y < 0) == (b.y < 0) {
		return 0
	}
	turned := float64(a.x*b.y) - float64(a.y*b.x)
	switch {
	case a.y < 0 && turned > 0:
		return 1
	case b.y < 0 && turned < 0:
		return -1
	}
	return 0
}
