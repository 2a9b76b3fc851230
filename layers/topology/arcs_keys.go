package topology

import (
	"math"
	"math/bits"
)

// keys are those of a point: that of the cell that it is in, and those of the
// cells that it is near. The high half of a key goes by the cell's tile. The low half
// goes by the cell in its upper 20 bits, and has the point's place in or beside the
// cell in the others.
type keys struct {
	n   int
	all [mostKeys]uint64
}

// mostKeys is how many keys a point has at the most.
const mostKeys = 4

const (
	placeBits = 6
	placeMask = 1<<placeBits - 1
	// placeSteps is how many steps of places there are across a cell; those
	// beside it have some as well.
	placeSteps = 59
	// farSteps is how many steps points are apart at least that are farther
	// apart than the precision.
	farSteps = 3
)

// find finds the keys of a point: none where rounding could make a difference.
func (s *sieve) find(k *keys, x, y float64) {
	k.n = 0
	x, y = x+0, y+0 // -0 + 0 is 0
	if s.perCell == 0 {
		if x-x == 0 && y-y == 0 {
			a, b := math.Float64bits(x), math.Float64bits(y)
			k.n, k.all[0] = 1, s.mix(a>>44, b>>44)&^(1<<32-1)|s.mix(a, b)>>32&^(1<<(2*placeBits)-1)
		}
		return
	}
	x, y = x*s.perCell, y*s.perCell
	fx, fy := math.Floor(x), math.Floor(y)
	if !(math.Abs(fx) < maxCells && math.Abs(fy) < maxCells) {
		return
	}
	cx, cy := int64(fx), int64(fy)
	x, y = x-fx, y-fy
	k.n, k.all[0] = 1, s.key(cx, cy, x, y)
	dx, dy := besideCell(x), besideCell(y)
	if dx|dy == 0 {
		return
	}
	if dx != 0 {
		k.all[k.n] = s.key(cx+dx, cy, x-float64(dx), y)
		k.n++
	}
	if dy != 0 {
		k.all[k.n] = s.key(cx, cy+dy, x, y-float64(dy))
		k.n++
	}
	if dx != 0 && dy != 0 {
		k.all[k.n] = s.key(cx+dx, cy+dy, x-float64(dx), y-float64(dy))
		k.n++
	}
}

// besideCell tells which cell a place in a cell, from 0 to 1, is near: that
// before, none or that after.
func besideCell(f float64) int64 {
	switch {
	case f < nearEdge:
		return -1
	case f > 1-nearEdge:
		return 1
	}
	return 0
}

// key is the key of a cell with a place in it, or near it.
func (s *sieve) key(cx, cy int64, x, y float64) uint64 {
	return s.tile(cx>>(s.tileCells&63), cy>>(s.tileCells&63))&^(1<<32-1) | s.cell(cx, cy, x, y)
}

// tile is the high half of the keys of a tile.
func (s *sieve) tile(x, y int64) uint64 { return s.mix(uint64(x), uint64(y)) }

// cell is the low half of a key.
func (s *sieve) cell(cx, cy int64, x, y float64) uint64 {
	cell := s.mix(uint64(cx), uint64(cy)) >> 32
	return cell&^(1<<(2*placeBits)-1) | step(x)<<placeBits | step(y)
}

// step is the number of a place in or near a cell.
func step(f float64) uint64 { return uint64((f+1.0/sieveCell+0.001)*placeSteps) & placeMask }

// mix mixes two numbers. The high half of what comes out is mixed well.
func (s *sieve) mix(a, b uint64) uint64 {
	hi, lo := bits.Mul64(a^s.seed1, b^s.seed2)
	return hi ^ lo
}

// placesApart reports whether entries with the same key belong to points that are
// farther apart than the precision.
func placesApart(e, f uint64) bool {
	e, f = e>>32, f>>32
	dx, dy := int(e>>placeBits&placeMask)-int(f>>placeBits&placeMask), int(e&placeMask)-int(f&placeMask)
	return dx >= farSteps || -dx >= farSteps || dy >= farSteps || -dy >= farSteps
}
