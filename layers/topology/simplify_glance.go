package topology

import "github.com/seed-898ab921/kartograph/internal/compact"

// picture is a coarser picture of the page than squares: a bit for each field in which there is a vertex, and
// for those before it along both sides, so that one bit tells of boxes that are not wider than a field.
type picture [pictureSide * pictureSide / 64]uint64

const (
	// pictureSide is how many fields a picture has along its sides, pictureShift by how many bits their numbers
	// are shorter than those of squares.
	pictureSide  = 1 << 7
	pictureShift = 15 - 7
	// manyFields is of how many fields it is not worth while to look at each.
	manyFields = 64
)

// add puts a vertex into the picture, given its box in squares.
func (p *picture) add(box uint64) {
	col, row := box&lastSquare>>pictureShift, box>>16&lastSquare>>pictureShift
	for r := max(row, 1) - 1; r <= row; r++ {
		for c := max(col, 1) - 1; c <= col; c++ {
			p[(r*pictureSide+c)/64] |= 1 << (c & 63)
		}
	}
}

// some reports whether there may be a vertex in a box, of which the reach is given.
func (p *picture) some(reach uint64) bool {
	c0, r0 := (lastSquare-reach>>32&lastSquare)>>pictureShift, (lastSquare-reach>>48)>>pictureShift
	c1, r1 := reach&lastSquare>>pictureShift, reach>>16&lastSquare>>pictureShift
	if c1 <= c0+1 && r1 <= r0+1 {
		return p[(r0*pictureSide+c0)/64%uint64(len(p))]>>(c0&63)&1 != 0
	}
	if (c1-c0)*(r1-r0) > manyFields {
		return true
	}
	for row := r0; row <= r1; row++ {
		for col := c0; col <= c1; col++ {
			if p[(row*pictureSide+col)/64]>>(col&63)&1 != 0 {
				return true
			}
		}
	}
	return false
}

// glance is testAllSwept for the chords before pending and the few vertices from fresh on, by a picture of these: most
// chords are nowhere near one. What it would cost to look so is not reckoned for each, but taken to be as
// much as it can be at most, and no budget is used up so; where one might be, repair begins again and reckons. It
// reports whether it could be done.
func (r *repairer) glance(pending, fresh int32, dots *spots) bool {
	chords := r.chords[:r.firstChord(pending)]
	each, lots := dots.cols*dots.rows+len(dots.items), (int(pending)+lot-1)/lot
	all, share := len(chords)*each+len(r.keep), r.budget/lots/2
	if compact.Program || r.exact || lot*each+len(r.keep) >= share || all >= r.budget/2 {
		return false
	}
	p := &picture{}
	for _, v := range r.vertices[fresh:] {
		p.add(r.squares.at(v.point))
	}
	left := share
	for i, reach := range r.reaches[:len(chords)] {
		if !p.some(reach) {
			continue
		}
		if c := &chords[i]; c.edges > 0 && !r.bad[c.segment] {
			r.testSwept(c, dots, &left)
		}
	}
	r.budget -= all + share - left
	r.guessed = true
	r.tight = r.tight || left <= 0
	return true
}

// doubtful reports whether a budget was used up, or nearly, that is smaller than it would be if all that it
// was used for had been reckoned.
func (r *repairer) doubtful() bool {
	return !compact.Program && r.guessed && (r.tight || r.budget <= 1)
}

// again repairs from the beginning, and reckons what everything costs.
func (r *repairer) again(first int, layers []uint64) error {
	for _, v := range r.vertices[first:] {
		a := r.t.arcs[v.arc]
		r.keep[a.first+v.at] = false
	}
	var room room
	for i, line := range r.kept {
		if a := r.t.arcs[i]; line == nil {
			r.kept[i] = keptOf(a.points, a.of(r.keep), &room)
		}
	}
	return repairBy(&repairer{ctx: r.ctx, t: r.t, chosen: r.chosen, most: r.most, exact: true}, layers)
}
