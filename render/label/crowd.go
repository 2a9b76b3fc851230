package label

import (
	"cmp"
	"math"

	"github.com/twpayne/go-geom"

	"github.com/seed-898ab921/kartograph/internal/heed"
	"github.com/seed-898ab921/kartograph/render/label/place"
)

// A crowd is more labels of points than anybody could read, in a square of the page no
// wider than a few letters: those that matter most are looked for places, the others have no
// room.
const (
	crowdCell = 32 // pixels
	mostCrowd = 64
)

// cell is a square of the page.
type cell [2]int32

// cellOf is the square of a label that stands beside a point, and ok for no other label.
func cellOf(w *item) (c cell, ok bool) {
	p, ok := w.feature.(*geom.Point)
	if !ok || p.Empty() || w.fixed() {
		return c, false
	}
	x, y := math.Floor(p.X()/crowdCell), math.Floor(p.Y()/crowdCell)
	if !(math.Abs(x) < math.MaxInt32 && math.Abs(y) < math.MaxInt32) {
		return c, false
	}
	return cell{int32(x), int32(y)}, true
}

// crowdedOut are the labels, by their numbers, that are too many where they are: in each
// square those that matter least, and among equals those that come last. nil is none.
// Once the context of the steps has ended it is nothing that means anything.
func crowdedOut(wanted *List, steps *heed.Steps) []bool {
	count := map[cell]int{}
	for i := range wanted.items {
		if c, ok := cellOf(&wanted.items[i]); ok {
			count[c]++
		}
	}
	crowds := map[cell][]int{}
	for i := range wanted.items {
		if c, ok := cellOf(&wanted.items[i]); ok && count[c] > mostCrowd {
			crowds[c] = append(crowds[c], i)
		}
	}
	var out []bool
	for _, crowd := range crowds { // each decides for itself
		more := func(a, b int) int { return cmp.Compare(wanted.items[b].worth(), wanted.items[a].worth()) }
		if heed.SortStable(steps, crowd, more) != nil {
			return nil
		}
		if out == nil {
			out = make([]bool, wanted.Len())
		}
		for _, i := range crowd[mostCrowd:] {
			out[i] = true
		}
	}
	return out
}

// numberOf is how many are crowded out.
func numberOf(crowded []bool) int {
	n := 0
	for _, out := range crowded {
		if out {
			n++
		}
	}
	return n
}

// symbolsOf are the symbols of labels that are crowded out, each once: no other label
// may stand on them.
func symbolsOf(wanted *List, out []bool) []place.Box {
	type circle struct{ x, y, r float64 }
	seen := map[circle]bool{}
	var boxes []place.Box
	for i := range wanted.items {
		w := &wanted.items[i]
		p, ok := w.feature.(*geom.Point)
		if !ok || p.Empty() || w.look.Radius <= 0 {
			continue
		}
		c := circle{p.X(), p.Y(), w.look.Radius}
		if out[i] && !seen[c] {
			boxes = append(boxes, place.Upright(c.x-c.r, c.y-c.r, c.x+c.r, c.y+c.r))
		}
		seen[c] = true
	}
	return boxes
}
