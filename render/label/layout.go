package label

import (
	"context"

	"github.com/twpayne/go-geom"

	"github.com/seed-898ab921/kartograph/render/label/place"
)

// Layout is where the labels of a view stand, and what there was to choose from.
type Layout struct {
	// Placed are the labels that stand, in the order of the wanted ones.
	Placed []Placed

	wanted []Wanted
	// asked are the texts that were looked for places: one for each wanted one, or several
	// where it is repeated.
	asked []text
	// crowded are the wanted ones, by number, for which no places were looked for.
	crowded map[int]bool
	labels  []place.Label
	room    place.Page
	choice  place.Choice
}

// text is one that asks for a place.
type text struct {
	Wanted
	// of is the number of the wanted one that it belongs to.
	of    int
	spots []spot
}

// Lay decides where the wanted labels of a view stand. Its error is that of the context.
func Lay(ctx context.Context, wanted []Wanted, page Page) (*Layout, error) {
	if page.Memory != nil && page.More == nil && page.Measure != nil {
		return page.Memory.lay(ctx, wanted, page)
	}
	return lay(ctx, wanted, page)
}

func lay(ctx context.Context, wanted []Wanted, page Page) (*Layout, error) {
	l, err := candidates(ctx, wanted, page)
	if err != nil {
		return nil, err
	}
	if l.choice, err = place.Choose(ctx, l.labels, l.room, place.Options{}); err != nil {
		return nil, err
	}
	for i, k := range l.choice.Of {
		if k != place.None {
			s := l.asked[i].spots[k]
			l.Placed = append(l.Placed, Placed{l.asked[i].of, s.text, s.curve, s.size, s.spacing, s.boxes, s.where, s.how})
		}
	}
	return l, nil
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
	l, err := candidates(ctx, wanted, page)
	if err != nil {
		return nil, place.Page{}, err
	}
	return l.labels, l.room, nil
}

func candidates(ctx context.Context, wanted []Wanted, page Page) (*Layout, error) {
	l := &Layout{wanted: wanted, room: page.room(), crowded: crowdedOut(wanted)}
	if l.crowded != nil {
		l.room.Obstacles = append(l.room.Obstacles, symbolsOf(wanted, l.crowded)...)
	}
	for i, w := range wanted {
		if l.crowded[i] {
			continue
		}
		w.Feature = main(w.Feature)
		for _, part := range repeated(w) {
			l.asked = append(l.asked, text{Wanted: part, of: i})
		}
	}
	if err := l.findSpots(ctx, page); err != nil {
		return nil, err
	}
	l.labels = make([]place.Label, len(l.asked))
	for i, t := range l.asked {
		l.labels[i] = labelOf(t.Wanted, t.spots)
	}
	return l, nil
}

// main is what of a feature carries its label.
func main(g geom.T) geom.T {
	if c, ok := g.(*geom.GeometryCollection); ok {
		return main(mainPart(c))
	}
	return g
}
