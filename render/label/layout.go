package label

import (
	"context"
	"math"

	"github.com/twpayne/go-geom"

	"github.com/seed-898ab921/kartograph/internal/heed"
	"github.com/seed-898ab921/kartograph/render/label/place"
)

// Layout is where the labels of a view stand, and what there was to choose from.
type Layout struct {
	// Placed are the labels that stand, in the order of the wanted ones.
	Placed []Placed

	wanted *List
	// asked are the texts that were looked for places: one for each wanted one, or several
	// where it is repeated.
	asked []text
	// crowded are the wanted ones, by number, for which no places were looked for; nil is none.
	crowded []bool
	labels  []place.Label
	room    place.Page
	choice  place.Choice
	// standing are the labels where they stand, once somebody has asked why.
	standing *place.Standing
	// find lists where a text may stand, on a table.
	find func(*table, *text) []spot
}

// text is one that asks for a place.
type text struct {
	// own is it, where it is not the wanted one itself; see Layout.wantedOf.
	own *Wanted
	// of is the number of the wanted one that it belongs to.
	of int
	// spots are where it may stand, again says that they are found for whoever asks.
	spots []spot
	again bool
}

// mostKept is for how many texts all that is known of their places is kept, which takes
// 300 bytes a place. Of points among more of them, most of which have no room, places are
// found when it is known what is in their way, and again once it is known where they stand.
const mostKept = 4096

// stepsOfLabels are so many labels looked at as take a millisecond or so.
const stepsOfLabels = 4096

// Lay decides where the wanted labels of a view stand. Its error is that of the context.
func Lay(ctx context.Context, wanted []Wanted, page Page) (*Layout, error) {
	return LayList(ctx, ListOf(wanted), page)
}

// LayList is Lay of a list, which is not changed after that.
func LayList(ctx context.Context, wanted *List, page Page) (*Layout, error) {
	if page.Memory != nil && page.More == nil && page.Measure != nil {
		return page.Memory.lay(ctx, wanted, page)
	}
	return lay(ctx, wanted, page)
}

func lay(ctx context.Context, wanted *List, page Page) (*Layout, error) {
	return layKeeping(ctx, wanted, page, mostKept)
}

// layKeeping is lay that keeps all of the places of so many texts.
func layKeeping(ctx context.Context, wanted *List, page Page, most int) (*Layout, error) {
	l, err := candidates(ctx, wanted, page, most)
	if err != nil {
		return nil, err
	}
	if l.choice, err = place.Choose(ctx, l.labels, l.room, place.Options{Find: l.foundCandidates}); err != nil {
		return nil, err
	}
	on := &table{}
	for i, k := range l.choice.Of {
		if k != place.None {
			if err := heed.Err(ctx); err != nil {
				return nil, err
			}
			s := l.spots(on, i)[k]
			l.Placed = append(l.Placed, Placed{l.asked[i].of, s.text, s.curve, s.size, s.spacing, s.boxes, s.where, s.how})
		}
	}
	return l, nil
}

// spots are where an asked text may stand.
func (l *Layout) spots(on *table, i int) []spot {
	if t := &l.asked[i]; t.again {
		on.whole = true
		return l.find(on, t)
	}
	return l.asked[i].spots
}

// Place decides where the wanted labels of a view stand, and lists those that have
// room. Its error is that of the context.
func Place(ctx context.Context, wanted []Wanted, page Page) ([]Placed, error) {
	l, err := Lay(ctx, wanted, page)
	if err != nil {
		return nil, err
	}
	return l.Placed, nil
}

// Candidates is what Lay asks package place: the labels with all places where they
// may stand, and the page. Labels that are repeated come several times.
func Candidates(ctx context.Context, wanted []Wanted, page Page) ([]place.Label, place.Page, error) {
	l, err := candidates(ctx, ListOf(wanted), page, math.MaxInt)
	if err != nil {
		return nil, place.Page{}, err
	}
	return l.labels, l.room, nil
}

func candidates(ctx context.Context, wanted *List, page Page, most int) (*Layout, error) {
	steps := heed.Every(ctx, stepsOfLabels)
	l := &Layout{wanted: wanted, room: page.room(), crowded: crowdedOut(wanted, steps)}
	if l.crowded != nil {
		l.room.Obstacles = symbolsOf(wanted, l.crowded, l.room.Obstacles, steps)
	}
	l.asked = make([]text, 0, wanted.Len()-numberOf(l.crowded))
	for i := range wanted.Len() {
		if l.isCrowded(i) {
			continue
		}
		if wanted.simple(i) {
			l.asked = append(l.asked, text{of: i})
			continue
		}
		w := wanted.At(i)
		w.Feature = main(w.Feature)
		for _, part := range repeated(&w) {
			l.asked = append(l.asked, text{own: part, of: i})
		}
	}
	return l, l.findSpots(ctx, page, most)
}

// wantedOf is a text that asks for a place.
func (l *Layout) wantedOf(t *text) Wanted {
	if t.own != nil {
		return *t.own
	}
	return l.wanted.At(t.of)
}

func (l *Layout) isCrowded(wanted int) bool { return l.crowded != nil && l.crowded[wanted] }

// main is what of a feature carries its label.
func main(g geom.T) geom.T {
	if c, ok := g.(*geom.GeometryCollection); ok {
		return main(mainPart(c))
	}
	return g
}
