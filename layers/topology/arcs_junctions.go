package topology

// passage is what is known of a vertex: its neighbours on the first chain
// that passed through it, whether it is a junction, and, when it is none, the
// arc that it lies on; right is then the next vertex along the arc, since the
// chain may have come to it on its way back before the arc was made.
type passage struct {
	left, right int32 // vertex + 1; 0 before the first passage
	arc         int32 // arc + 1; 0 before the arc is made
	junction    bool
}

// passages walks all chains and finds the junctions: vertices where two
// passages have different neighbours, ends of lines, and points of spikes,
// where a chain turns back to where it came from.
func passages(c *collector) []passage {
	ps := make([]passage, len(c.table.xy)/2)
	for _, s := range c.spans {
		ids := c.ids[s.first:s.last]
		n := len(ids)
		if s.ring {
			ps[ids[0]].pass(ids[n-1], ids[1])
			ps[ids[n-1]].pass(ids[n-2], ids[0])
		} else {
			ps[ids[0]].junction = true
			ps[ids[n-1]].junction = true
		}
		for i := 1; i < n-1; i++ {
			ps[ids[i]].pass(ids[i-1], ids[i+1])
		}
	}
	return ps
}

func (p *passage) pass(left, right int32) {
	left, right = left+1, right+1
	switch {
	case left == right:
		p.junction = true
	case p.left == 0:
		p.left, p.right = left, right
	case (p.left != left || p.right != right) && (p.left != right || p.right != left):
		p.junction = true
	}
}
