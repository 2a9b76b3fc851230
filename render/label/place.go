package label

import (
	"cmp"
	"context"
	"math"
	"slices"

	"github.com/twpayne/go-geom"

	"github.com/seed-898ab921/kartograph/internal/conveyor"
	"github.com/seed-898ab921/kartograph/render/label/place"
)

// apart is the least distance between two labels in pixels.
const apart = 1

// findSpots lists where labels may stand, but for points among more than so many texts,
// which are asked once it is known what is in their way.
func (l *Layout) findSpots(ctx context.Context, page Page, most int) error {
	measure := page.Measure
	if measure == nil {
		measure = MeasureBy(nil)
	}
	lands, upTo := landsOf(l.wanted), page.upTo(measure)
	l.find = func(on *table, t *text) []spot {
		w, by := l.wantedOf(t), measure
		if t.again && !on.whole && w.Fixed == nil {
			by = upTo
		}
		return lands.homely(on.spotsOf(w, by), t.of)
	}
	l.labels = make([]place.Label, len(l.asked))
	return conveyor.Each(ctx, len(l.asked), newTable, func(on *table, i int) error {
		t := &l.asked[i]
		w := l.wantedOf(t)
		l.labels[i] = labelOf(&w)
		if _, point := w.Feature.(*geom.Point); point && len(l.asked) > most {
			t.again = true
			return nil
		}
		t.spots = l.find(on, t)
		l.labels[i].Candidates = candidatesOf(t.spots, l.labels[i].Worth)
		return nil
	})
}

// candidatesOf lists spots as the placement sees them, for a label that is worth so much.
func candidatesOf(spots []spot, worth int64) []place.Candidate {
	return candidatesIn(make([]place.Candidate, 0, len(spots)), spots, worth)
}

// candidatesIn adds spots to a list, as candidatesOf lists them.
func candidatesIn(all []place.Candidate, spots []spot, worth int64) []place.Candidate {
	for i := range spots {
		all = append(all, spots[i].candidate(worth))
	}
	return all
}

// foundCandidates finds the candidates of some labels.
func (l *Layout) foundCandidates(ctx context.Context, some []int32, to func(int32, []place.Candidate) error) error {
	return conveyor.Each(ctx, len(some), newTable, func(on *table, k int) error {
		i := some[k]
		all := l.labels[i].Candidates
		if l.asked[i].again {
			on.passing = true // nothing is kept of the spots but their boxes
			on.found = candidatesIn(on.found[:0], l.find(on, &l.asked[i]), l.labels[i].Worth)
			all = on.found
		}
		return to(i, all)
	})
}

// upTo measures texts that stand upright only as far as the frame is wide.
func (p Page) upTo(measure Measure) Measure {
	if p.MeasureUpTo == nil || !(p.Frame.Width() > 0) {
		return measure
	}
	return func(line string, f Font) Extent { return p.MeasureUpTo(line, f, p.Frame.Width()) }
}

// room is the page as the placement sees it.
func (p Page) room() place.Page {
	room := place.Page{Frame: p.Frame, Lines: p.Lines, More: p.More, Areas: p.Areas, Gap: apart}
	for _, box := range p.Keep {
		room.Obstacles = append(room.Obstacles, place.Box{Page: box})
	}
	return room
}

// costOfCrossing is what it costs where a line crosses a label, in thousandths for
// each font size that the line is long there.
const costOfCrossing = 80

// labelOf is a wanted label as the placement sees it, without its candidates.
func labelOf(w *Wanted) place.Label {
	l := place.Label{Worth: w.worth(), Off: w.Off}
	if !w.Anywhere {
		l.Crossing = costOfCrossing * float64(l.Worth) / 1000 / w.Font.Size
	}
	if p, ok := w.Feature.(*geom.Point); ok && w.Radius > 0 {
		x, y, r := p.X(), p.Y(), w.Radius
		l.Symbol = []place.Box{place.Upright(x-r, y-r, x+r, y+r)}
	}
	return l
}

// worthOfFixed is how many times as much a label is worth that somebody put somewhere.
const worthOfFixed = 100

// worth is a label's in thousandths of one of usual size: large ones name what
// matters.
func (w *Wanted) worth() int64 { return worthOf(w.Priority, w.Font.Size, w.Fixed != nil) }

func worthOf(priority, size float64, fixed bool) int64 {
	if !(priority > 0) {
		priority = 1
	}
	if fixed {
		priority *= worthOfFixed
	}
	worth := 1000 * math.Min(priority, 1e5) * math.Max(0.5, math.Min(size/12, 4))
	return int64(math.Max(1, math.Min(worth, place.MaxWorth)))
}

// mostSpots is how many places of each version of a label are looked at: of it as it is, of
// it stacked or short, and of it smaller. What one costs above highCost counts half, so that
// a label in a bad place is still worth much more than none; mostCost is the most that one
// may cost, in thousandths.
const (
	mostSpots        = 40
	mostSpotsInside  = 12
	mostSpotsOther   = 8
	mostSpotsSmaller = 8
	highCost         = 500
	mostCost         = 900
)

// spotsOf lists where a label may stand, in all its versions, the best first.
func (on *table) spotsOf(w Wanted, measure Measure) []spot {
	find, elsewhere, measure := finderOf(w), costs(w.Strategies), Remembered(measure)
	on.spots = on.spots[:0]
	add := func(v version, most int) {
		b := layOut(v, measure)
		if len(v.how) == 0 && w.mayBeSpaced() {
			b.spaced = func(spacing float64) block {
				v.font.Spacing = spacing
				return layOut(v, measure)
			}
		}
		here := find.spots(b)
		if w.Fixed != nil {
			here = fixed(here, *w.Fixed)
		}
		on.few(v.charged(here, &elsewhere), most)
	}
	var room func(version) bool
	if find.room != nil {
		room = func(v version) bool { return find.room(layOut(v, measure)) }
	}
	for _, v := range versions(w) {
		add(v, find.most(v))
		for _, small := range v.shrunk(w, room) {
			add(small, find.most(small))
		}
	}
	return on.sorted()
}

// most is how many places of a version are looked at: for areas, which have more of them
// than there are sides of a circle, so many that all labels of a page can be looked at.
func (f finder) most(v version) int {
	switch {
	case f.room == nil:
		return mostSpots
	case len(v.how) == 0:
		return mostSpotsInside
	case slices.Contains(v.how, Shrinking):
		return mostSpotsSmaller
	}
	return mostSpotsOther
}

// charged are the spots of a version at what they cost with what was done to its text,
// and what it costs that they are not the best one; that one alone where there must be
// no other place.
func (v version) charged(spots []spot, strategies *strategyCosts) []spot {
	if len(spots) == 0 {
		return nil
	}
	best := slices.MinFunc(spots, func(a, b spot) int { return cmp.Compare(a.cost, b.cost) })
	elsewhere, ok := strategies.of(ElsewherePlace)
	if !ok {
		spots = []spot{best}
	}
	for i := range spots {
		s := &spots[i]
		if s.cost > best.cost {
			s.cost += elsewhere
		}
		s.cost, s.how = bounded(s.cost+v.cost), append(slices.Clip(v.how), s.how...)
	}
	return spots
}

// bounded is what a place costs in the end.
func bounded(cost float64) float64 {
	if cost > highCost {
		cost = highCost + (cost-highCost)/2
	}
	return math.Min(cost, mostCost)
}

// fixed is the best of some spots, moved and turned.
func fixed(spots []spot, by Fixed) []spot {
	if len(spots) == 0 {
		return nil
	}
	best := slices.MinFunc(spots, func(a, b spot) int { return cmp.Compare(a.cost, b.cost) })
	best.cost = 0
	return []spot{best.moved(by)}
}
