package label

import (
	"cmp"
	"math"
	"slices"

	"github.com/twpayne/go-geom"

	"github.com/seed-898ab921/kartograph/internal/heed"
	"github.com/seed-898ab921/kartograph/internal/longlist"
	"github.com/seed-898ab921/kartograph/internal/sorting"
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
// label may stand on.
func symbolsOf(wanted *List, out []bool, boxes []place.Box) []place.Box {
	circles := make([]int32, 0, wanted.Len())
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
	sorting.By(circles, func(a, b int32) int { return cmp.Or(compare(a, b), cmp.Compare(a, b)) })
	// Of equal ones the first tells whether it stands for a label that is looked for a place.
	circles = slices.CompactFunc(circles, func(a, b int32) bool { return compare(a, b) == 0 })
	circles = slices.DeleteFunc(circles, func(i int32) bool { return !out[i] })
	sorting.By(circles, cmp.Compare[int32])
	boxes = longlist.For(boxes, len(circles))
	for _, i := range circles {
		x, y, r := circle(i)
		boxes = append(boxes, place.Upright(x-r, y-r, x+r, y+r))
	}
	return boxes
}
