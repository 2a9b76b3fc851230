package topology

import (
	"cmp"
	"math"

	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/internal/sorting"
)

// sheaves are the walls of cells that have many: those of about one direction
// together, in the order of where they are across it. Walls that lie side by side are
// apart there, and only those that are in the same place are looked at.
type sheaves struct {
	cells []sheafRange
	all   []sheaf
	// blocks have the stalks, and block is the first of them with room. Lists that grow take
	// as much again while they do.
	blocks [][]stalk
	block  int
}

// sheafRange is which sheaves a cell has.
type sheafRange struct{ first, last int32 }

type sheaf struct {
	stalks []stalk
	x, y   float64 // the direction across, of length 1
}

// stalk is how far a wall reaches across a sheaf, in units. The stalks of a sheaf are
// a tree, whose root is in the middle of the list, and those before it and after it are
// trees; most is as far as any of a tree reaches.
type stalk struct {
	from, to, most float64
	wall           int32
	way            uint8
}

const (
	// crowdedCell is from how many walls on they are put into sheaves.
	crowdedCell = 64
	// sheafSlack is how much farther apart than wallNear walls must be across a sheaf
	// to be passed over: more than what is rounded.
	sheafSlack = 2
	// ways are how many directions are told apart.
	ways = 16
	// stalksABlock is for how many stalks memory is taken at once.
	stalksABlock = 2048
)

func (s *sheaves) clear() {
	s.cells, s.all, s.block = s.cells[:0], s.all[:0], 0
	for i, b := range s.blocks {
		s.blocks[i] = b[:0]
	}
}

// room returns an empty list with room for n stalks.
func (s *sheaves) room(n int) []stalk {
	for ; s.block < len(s.blocks); s.block++ {
		if b := s.blocks[s.block]; n <= cap(b)-len(b) {
			s.blocks[s.block] = b[:len(b)+n]
			return b[len(b) : len(b) : len(b)+n]
		}
	}
	b := make([]stalk, n, max(n, stalksABlock))
	s.blocks = append(s.blocks, b)
	return b[:0:n]
}

// gather puts the walls of a cell, that are so many, into sheaves.
func (n *wallNoder) gather(cell, many int) {
	s := &n.sheaves
	first, all := int32(len(s.all)), s.room(many)
	longest := [ways]point{}
	for e := n.grid.heads[cell]; e != 0; e = n.grid.entries[e-1].next {
		j := n.grid.entries[e-1].item
		d := point{n.walls[j].b.x - n.walls[j].a.x, n.walls[j].b.y - n.walls[j].a.y}
		way := wayOf(d)
		all = append(all, stalk{wall: j, way: way})
		if squared(d, point{}) > squared(longest[way], point{}) {
			longest[way] = d
		}
	}
	box := n.clipBox(cell)
	for k := range all {
		d := longest[all[k].way]
		length := math.Sqrt(squared(d, point{}))
		all[k].from, all[k].to = across(n.walls[all[k].wall], box, -d.y/length, d.x/length)
	}
	sorting.By(all, func(a, b stalk) int {
		n.look()
		return cmp.Or(cmp.Compare(a.way, b.way), cmp.Compare(a.from, b.from))
	})
	for k := 0; k < len(all); {
		last := k
		for last < len(all) && all[last].way == all[k].way {
			last++
		}
		mostOf(all[k:last])
		d := longest[all[k].way]
		length := math.Sqrt(squared(d, point{}))
		s.all = append(s.all, sheaf{all[k:last], -d.y / length, d.x / length})
		k = last
	}
	s.cells = append(s.cells, sheafRange{first, int32(len(s.all))})
	n.grid.heads[cell] = -int32(len(s.cells))
}

// clipBox is the box outside of which walls do not count in a cell: walls that meet do
// so in one of the cells that both are in. Where cells are so small that they may not
// be in it when they almost meet there, it is endless.
func (n *wallNoder) clipBox(cell int) flat.Page {
	if g := &n.grid; g.margin > 4*wallNear {
		return g.boxOf(cell).Grown(2 * g.margin)
	}
	return flat.Page{MinX: math.Inf(-1), MinY: math.Inf(-1), MaxX: math.Inf(1), MaxY: math.Inf(1)}
}

// wayOf is the direction of a wall, of sixteen, in which one and its opposite are the
// same.
func wayOf(d point) (way uint8) {
	x, y := math.Abs(d.x), math.Abs(d.y)
	if (d.x < 0) != (d.y < 0) {
		way = 8
	}
	if x < y {
		x, y = y, x
		way += 4
	}
	return way + uint8(min(3, 4*y/x))
}

// across is how far what a wall has in a box reaches in a direction, with what walls
// that meet may be apart.
func across(w wall, box flat.Page, x, y float64) (from, to float64) {
	a, b := clipped(w.a, w.b, box)
	p, q := float64(a.x*x)+float64(a.y*y), float64(b.x*x)+float64(b.y*y)
	return min(p, q) - (wallNear+sheafSlack)/2, max(p, q) + (wallNear+sheafSlack)/2
}

// mostOf fills in how far trees reach.
func mostOf(tree []stalk) float64 {
	if len(tree) == 0 {
		return math.Inf(-1)
	}
	k := len(tree) / 2
	tree[k].most = max(tree[k].to, mostOf(tree[:k]), mostOf(tree[k+1:]))
	return tree[k].most
}

// inSheaves calls f with the walls of a cell that may meet a wall there.
func (n *wallNoder) inSheaves(cell int, w wall, f func(j int32)) {
	of := n.sheaves.cells[-n.grid.heads[cell]-1]
	box := n.clipBox(cell)
	for _, s := range n.sheaves.all[of.first:of.last] {
		from, to := across(w, box, s.x, s.y)
		n.inTree(s.stalks, from, to, f)
	}
}

// inTree calls f with the walls of a tree that reach into a stretch, once each for one
// wall that is asked about.
func (n *wallNoder) inTree(tree []stalk, from, to float64, f func(j int32)) {
	for len(tree) > 0 && n.err == nil {
		k := len(tree) / 2
		r := &tree[k]
		if n.look(); r.most < from {
			return
		}
		n.inTree(tree[:k], from, to, f)
		if r.from > to {
			return
		}
		if r.to >= from && n.seen[r.wall] != n.stamp {
			n.seen[r.wall] = n.stamp
			f(r.wall)
		}
		tree = tree[k+1:]
	}
}
