package render

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
)

// partByPoint is path.part a point at a time, each number by the general way.
func (p *path) partByPoint(flat []float64, stride int, closed bool) (drawn bool, err error) {
	var startX, startY, lastX, lastY, stepX, stepY int64
	for i := 0; i+1 < len(flat); i += stride {
		x, okX := p.snap(flat[i])
		y, okY := p.snap(flat[i+1])
		if !okX || !okY {
			return drawn, fmt.Errorf("point %d is at %v, %v, which cannot be drawn", i/stride+1, flat[i], flat[i+1])
		}
		if i == 0 {
			startX, startY, lastX, lastY = x, y, x, y
			continue
		}
		dx, dy := x-lastX, y-lastY
		if dx == 0 && dy == 0 {
			continue
		}
		lastX, lastY = x, y
		switch {
		case !drawn:
			drawn = true
			p.move(startX, startY)
		case straight(stepX, stepY, dx, dy):
			stepX, stepY = stepX+dx, stepY+dy
			continue
		default:
			p.line(stepX, stepY)
		}
		stepX, stepY = dx, dy
	}
	if !drawn {
		return false, nil
	}
	if !closed || lastX != startX || lastY != startY {
		p.line(stepX, stepY)
	}
	if closed {
		p.close(startX, startY)
	}
	return true, nil
}

// unevenWalk is a walk of up to a few hundred points, with as many numbers each, in steps
// of many sizes, along axes, back and forth and of no length, now and then far away.
func unevenWalk(r *rand.Rand, stride int) []float64 {
	size, far := math.Pow(10, 6*r.Float64()-4), []float64{1, 100, 1e6, 1e13}[r.IntN(4)]
	x, y := far*(r.Float64()-0.3), far*(r.Float64()-0.3)
	var flat []float64
	for range r.IntN(400) {
		switch r.IntN(8) {
		case 0:
			x += size * r.NormFloat64()
		case 1:
			y += size * r.NormFloat64()
		case 2:
			x, y = math.Round(x), math.Round(y)
		case 3:
			x, y = x+100*size*r.NormFloat64(), y+100*size*r.NormFloat64()
		case 4:
			x, y = x+size, y+size
		default:
			x, y = x+size*r.NormFloat64(), y+size*r.NormFloat64()
		}
		at := []float64{x, y, 7}[:stride]
		flat = append(flat, at...)
	}
	if n := len(flat); n > 0 && r.IntN(30) == 0 {
		flat[r.IntN(n/stride)*stride+r.IntN(2)] = []float64{math.NaN(), math.Inf(-1), 1e300}[r.IntN(3)]
	}
	return flat
}

// Steps that are printed a block at a time are those of printing point by point, in parts of
// one path, on all grids.
func TestBlocksOfStepsAreThoseOfPoints(t *testing.T) {
	r := rand.New(rand.NewPCG(12, 1))
	for round := range 6000 {
		fast := path{grid: newGrid(round % 7), absolute: round%5 == 0}
		slow := path{grid: fast.grid, absolute: fast.absolute}
		for range 1 + r.IntN(3) {
			stride, closed := 2+r.IntN(2), r.IntN(2) == 0
			flat := unevenWalk(r, stride)
			drawn, err := fast.part(flat, stride, closed)
			wanted, fault := slow.partByPoint(flat, stride, closed)
			if drawn != wanted && fault == nil || fmt.Sprint(err) != fmt.Sprint(fault) {
				t.Fatalf("round %d: drawn %v, %v, want %v, %v", round, drawn, err, wanted, fault)
			}
			if fault != nil {
				break
			}
			if string(fast.data) != string(slow.data) || fast.vertices != slow.vertices || fast.x != slow.x || fast.y != slow.y || fast.letter != slow.letter || fast.dot != slow.dot {
				t.Fatalf("round %d, %d decimals:\n got %q\nwant %q", round, fast.decimals, fast.data, slow.data)
			}
		}
	}
}
