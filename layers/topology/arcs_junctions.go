package topology

import "github.com/seed-898ab921/kartograph/internal/heed"

// passage is what is known of a vertex that several points have: its neighbours on
// the first chain that passed through it, whether it is a junction, and, when it is
// none, the arc that it lies on; right is then the next vertex along the arc, since
// the chain may have come to it on its way back before the arc was made.
type passage struct {
	left, right    int32
	arc            int32 // arc + 1; 0 before the arc is made
	seen, junction bool
}

// passages walks all chains and finds the junctions among the shared vertices: where
// two passages have different neighbours, ends of lines, and points of spikes,
// where a chain turns back to where it came from. Of vertices that come once only
// those of the last two kinds are junctions.
func passages(spans []span, v *vertices, steps *heed.Steps) ([]passage, error) {
	ps := make([]passage, len(v.shared))
	for k := range spans {
		s := &spans[k]
		if s.closed != nil {
			continue
		}
		ids := v.of(s)
		if err := steps.Take(len(ids) + 1); err != nil {
			return nil, err
		}
		for i, id := range ids {
			if id < 0 {
				continue
			}
			if !s.ring && (i == 0 || i == len(ids)-1) {
				ps[id].junction = true
				continue
			}
			left, right := besides(ids, i)
			ps[id].pass(left, right)
		}
	}
	return ps, nil
}

// besides are the neighbours of a vertex of a chain; that of a line is none of its
// ends.
func besides(ids []int32, i int) (left, right int32) {
	switch i {
	case 0:
		return ids[len(ids)-1], ids[1]
	case len(ids) - 1:
		return ids[i-1], ids[0]
	}
	return ids[i-1], ids[i+1]
}

func (p *passage) pass(left, right int32) {
	switch {
	case left == right:
		p.junction = true
	case !p.seen:
		p.left, p.right, p.seen = left, right, true
	case (p.left != left || p.right != right) && (p.left != right || p.right != left):
		p.junction = true
	}
}
