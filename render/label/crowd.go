package label

import (
	"cmp"
	"math"

	"github.com/twpayne/go-geom"

	"github.com/seed-898ab921/kartograph/internal/heed"
	"github.com/seed-898ab921/kartograph/internal/longlist"
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
	crowds := map[cell][]int32{}
	for i := range wanted.items {
		if c, ok := cellOf(&wanted.items[i]); ok && count[c] > mostCrowd {
			if crowds[c] == nil {
				crowds[c] = make([]int32, 0, count[c])
			}
			crowds[c] = append(crowds[c], int32(i))
		}
	}
	var out []bool
	for _, crowd := range crowds { // each decides for itself
		more := func(a, b int32) int { return cmp.Compare(wanted.items[b].worth(), wanted.items[a].worth()) }
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

// symbolsOf adds the symbols of labels that are crowded out, each once, to a list of what no other
// label may stand on. Once the context of the steps has ended it is nothing that means anything.
func symbolsOf(wanted *List, out []bool, boxes []place.Box, steps *heed.Steps) []place.Box {
	circles, lone := make([]int32, 0, wanted.Len()), make([]bool, wanted.Len())
	for i := range wanted.items {
		w := &wanted.items[i]
		if p, ok := w.feature.(*geom.Point); ok && !p.Empty() && w.look.Radius > 0 {
			circles = append(circles, int32(i))
		}
	}
	circle := func(i int32) (x, y, r float64) {
		w := &wanted.items[i]
		at := w.feature.FlatCoords()
		return at[0], at[1], w.look.Radius
	}
	compare := func(a, b int32) int {
		ax, ay, ar := circle(a)
		bx, by, br := circle(b)
		return cmp.Or(cmp.Compare(ax, bx), cmp.Compare(ay, by), cmp.Compare(ar, br))
	}
	if heed.Sort(steps, circles, func(a, b int32) int { return cmp.Or(compare(a, b), cmp.Compare(a, b)) }) != nil {
		return boxes
	}
	// Of equal ones the first tells whether it stands for a label that is looked for a place.
	for k, i := range circles {
		lone[i] = out[i] && (k == 0 || compare(circles[k-1], i) != 0)
	}
	for i, alone := range lone { // in the order of the labels
		if alone {
			x, y, r := circle(int32(i))
			boxes = longlist.Add(boxes, place.Upright(x-r, y-r, x+r, y+r))
		}
	}
	return boxes
}
