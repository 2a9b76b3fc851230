package topology

import (
	"math"
	"math/bits"
	"math/rand/v2"
)

// vertexTable numbers the different points in the order in which they come.
// It is an open-addressing hash table on the bits of the coordinates. The
// hash is seeded at random, so that no file can be made to collide; numbers do
// not depend on it.
type vertexTable struct {
	xy           []float64 // by number: x, y, x, y ...
	slots        []int32   // number + 1, 0 for a free slot
	mask         uint64
	seed1, seed2 uint64

	all       bool    // all layers unify their points
	unify     bool    // for the points that come now
	precision float64 // px, of all layers that unify
	perCell   float64 // 1 / px
	// cells are the first vertices, + 1, of square cells of unifyCell times
	// the precision, by the hash of a cell; after the next of a vertex.
	cells, after []int32
	same         []int32 // by number: the number that it was unified with, + 1
}

func newVertexTable(points int, precision float64) *vertexTable {
	size := 16
	for size < 2*points {
		size *= 2
	}
	v := &vertexTable{
		xy:        make([]float64, 0, 2*points),
		mask:      uint64(size - 1),
		seed1:     rand.Uint64(),
		seed2:     rand.Uint64(),
		precision: precision,
	}
	if precision > 0 {
		v.perCell = 1 / (unifyCell * precision)
		v.cells = make([]int32, size)
		v.after, v.same = make([]int32, points), make([]int32, points)
	}
	return v
}

// vertex returns the number of a point.
func (v *vertexTable) vertex(x, y float64) int32 {
	x, y = x+0, y+0 // -0 + 0 is 0
	if v.all {
		if id, ok := v.known(x, y); ok {
			return id
		}
	}
	id := v.exact(x, y)
	if v.unify {
		return v.unified(id)
	}
	return id
}

// known finds a point that stands for itself without the table of all points,
// or makes it one where no other is near; most points are of these two kinds.
func (v *vertexTable) known(x, y float64) (id int32, ok bool) {
	cx, cy := math.Floor(x*v.perCell), math.Floor(y*v.perCell)
	if !(math.Abs(cx) < 1<<49 && math.Abs(cy) < 1<<49) {
		return 0, false
	}
	cell := v.cell(int64(cx), int64(cy))
	for o := v.cells[cell]; o != 0; o = v.after[o-1] {
		if v.xy[2*o-2] == x && v.xy[2*o-1] == y {
			return o - 1, true
		}
	}
	// Within a cell by more than the precision, only its own points are near.
	if left, up := x*v.perCell-cx, y*v.perCell-cy; v.cells[cell] != 0 || !innermost(left) || !innermost(up) {
		if _, near := v.nearest(point{x, y}); near {
			return 0, false
		}
	}
	v.xy = append(v.xy, x, y)
	id = int32(len(v.xy)/2 - 1)
	v.after[id], v.cells[cell], v.same[id] = v.cells[cell], id+1, id+1
	return id, true
}

// innermost reports whether a place in a cell, from 0 to 1, is farther than the
// precision from both ends.
func innermost(f float64) bool { return f > 1.01/unifyCell && f < 1-1.01/unifyCell }

func (v *vertexTable) exact(x, y float64) int32 {
	if v.slots == nil {
		v.slots = make([]int32, v.mask+1)
	}
	bx, by := math.Float64bits(x), math.Float64bits(y)
	hi, lo := bits.Mul64(bx^v.seed1, by^v.seed2)
	for h := (hi ^ lo) & v.mask; ; h = (h + 1) & v.mask {
		s := v.slots[h]
		if s == 0 {
			v.xy = append(v.xy, x, y)
			id := int32(len(v.xy)/2 - 1)
			v.slots[h] = id + 1
			return id
		}
		i := 2 * (s - 1)
		if math.Float64bits(v.xy[i]) == bx && math.Float64bits(v.xy[i+1]) == by {
			return s - 1
		}
	}
}

// unifyCell is the size of cells in precisions: large enough for most points
// to be far from the next cell, and small enough for few points in each.
const unifyCell = 8

// unified returns the nearest vertex that is not farther from vertex id than
// the precision, which may be id itself. Points that stand for themselves are
// kept in square cells, a few dozen at most in each because they are farther
// apart than the precision.
func (v *vertexTable) unified(id int32) int32 {
	if v.same[id] > 0 {
		return v.same[id] - 1
	}
	v.same[id] = id + 1
	p := point{v.xy[2*id], v.xy[2*id+1]}
	cx, cy := math.Floor(p.x*v.perCell), math.Floor(p.y*v.perCell)
	if !(math.Abs(cx) < 1<<49 && math.Abs(cy) < 1<<49) {
		return id // neighbouring numbers are farther apart, or no numbers
	}
	if other, ok := v.nearest(p); ok {
		v.same[id] = other + 1
		return other
	}
	cell := v.cell(int64(cx), int64(cy))
	v.after[id], v.cells[cell] = v.cells[cell], id+1
	return id
}

// nearest returns the nearest point that stands for itself, the first one of
// several, if one is within the precision.
func (v *vertexTable) nearest(p point) (id int32, ok bool) {
	least := float64(v.precision * v.precision)
	x0, x1 := int64(math.Floor((p.x-v.precision)*v.perCell)), int64(math.Floor((p.x+v.precision)*v.perCell))
	y0, y1 := int64(math.Floor((p.y-v.precision)*v.perCell)), int64(math.Floor((p.y+v.precision)*v.perCell))
	for i := x0; i <= x1; i++ {
		for j := y0; j <= y1; j++ {
			for o := v.cells[v.cell(i, j)]; o != 0; o = v.after[o-1] {
				d := squared(point{v.xy[2*o-2], v.xy[2*o-1]}, p)
				if d < least || d == least && (!ok || o-1 < id) {
					id, least, ok = o-1, d, true
				}
			}
		}
	}
	return id, ok
}

// cell is the place of a cell in the list; several may have the same.
func (v *vertexTable) cell(x, y int64) uint64 {
	hi, lo := bits.Mul64(uint64(x)^v.seed1, uint64(y)^v.seed2)
	return (hi ^ lo) & v.mask
}
