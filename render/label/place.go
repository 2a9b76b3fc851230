package label

import (
	"cmp"
	"context"
	"math"
	"slices"

	"github.com/twpayne/go-geom"

	"github.com/seed-898ab921/kartograph/internal/heed"
	"github.com/seed-898ab921/kartograph/render/label/place"
)

// apart is the least distance between two labels in pixels.
const apart = 1

// Place decides where the wanted labels of a view stand, and lists those that have
// room. Its error is that of the context.
func Place(ctx context.Context, wanted []Wanted, page Page) ([]Placed, error) {
	spots, err := allSpots(ctx, wanted, page)
	if err != nil {
		return nil, err
	}
	labels, room := asked(wanted, spots, page)
	choice, err := place.Choose(ctx, labels, room, place.Options{})
	if err != nil {
		return nil, err
	}
	var placed []Placed
	for i, k := range choice.Of {
		if k != place.None {
			s := spots[i][k]
			placed = append(placed, Placed{i, s.text, s.size, s.boxes})
		}
	}
	return placed, nil
}

// Candidates is what Place asks package place: the labels with all places where they
// may stand, and the page.
func Candidates(ctx context.Context, wanted []Wanted, page Page) ([]place.Label, place.Page, error) {
	spots, err := allSpots(ctx, wanted, page)
	if err != nil {
		return nil, place.Page{}, err
	}
	labels, room := asked(wanted, spots, page)
	return labels, room, nil
}

// allSpots lists where each label may stand.
func allSpots(ctx context.Context, wanted []Wanted, page Page) ([][]spot, error) {
	measure := page.Measure
	if measure == nil {
		measure = MeasureBy(nil)
	}
	spots, lands := make([][]spot, len(wanted)), landsOf(wanted)
	for i, w := range wanted {
		if err := heed.Err(ctx); err != nil {
			return nil, err
		}
		w.Feature = main(w.Feature)
		spots[i] = slices.DeleteFunc(spotsOf(w, measure), func(s spot) bool { return s.beside && abroad(s, i, lands) })
	}
	return spots, nil
}

// asked are labels and page as the placement sees them.
func asked(wanted []Wanted, spots [][]spot, page Page) ([]place.Label, place.Page) {
	labels := make([]place.Label, len(wanted))
	for i, w := range wanted {
		labels[i] = labelOf(w, spots[i])
	}
	return labels, page.room()
}

// main is what of a feature carries its label.
func main(g geom.T) geom.T {
	if c, ok := g.(*geom.GeometryCollection); ok {
		return main(mainPart(c))
	}
	return g
}

// room is the page as the placement sees it.
func (p Page) room() place.Page {
	room := place.Page{Frame: p.Frame, Lines: p.Lines, Gap: apart}
	for _, box := range p.Keep {
		room.Obstacles = append(room.Obstacles, place.Box{Page: box})
	}
	return room
}

// costOfCrossing is what it costs where a line crosses a label, in thousandths for
// each font size that the line is long there.
const costOfCrossing = 80

// labelOf is a wanted label as the placement sees it.
func labelOf(w Wanted, spots []spot) place.Label {
	l := place.Label{Worth: w.worth()}
	l.Crossing = costOfCrossing * float64(l.Worth) / 1000 / w.Font.Size
	for _, s := range spots {
		l.Candidates = append(l.Candidates, s.candidate(l.Worth))
	}
	if p, ok := w.Feature.(*geom.Point); ok && w.Radius > 0 {
		x, y, r := p.X(), p.Y(), w.Radius
		l.Symbol = []place.Box{place.Upright(x-r, y-r, x+r, y+r)}
	}
	return l
}

// worth is a label's in thousandths of one of usual size: large ones name what
// matters.
func (w Wanted) worth() int64 {
	priority := w.Priority
	if !(priority > 0) {
		priority = 1
	}
	worth := 1000 * math.Min(priority, 1e5) * math.Max(0.5, math.Min(w.Font.Size/12, 4))
	return int64(math.Max(1, math.Min(worth, place.MaxWorth)))
}

// mostSpots is how many places of each label are looked at, the best ones.
const mostSpots = 40

// spotsOf lists where a label may stand, in all its versions, the best first.
func spotsOf(w Wanted, measure Measure) []spot {
	places := placesOf(w)
	var spots []spot
	for _, v := range versions(w) {
		for _, s := range places(layOut(v, measure)) {
			s.cost += v.cost
			spots = append(spots, s)
		}
	}
	slices.SortStableFunc(spots, func(a, b spot) int { return cmp.Compare(a.cost, b.cost) })
	return spots[:min(len(spots), mostSpots)]
}

// placesOf tells how the places of a label's blocks are found: on or beside its
// feature, whatever that is.
func placesOf(w Wanted) func(block) []spot {
	switch g := w.Feature.(type) {
	case *geom.Point:
		return func(b block) []spot { return beside(b, g.X(), g.Y(), w.Radius) }
	case *geom.Polygon, *geom.MultiPolygon:
		if w.Position != PositionCentroid {
			return newArea(g).inside
		}
	case *geom.LineString, *geom.MultiLineString:
		if w.Anchor != "start" && w.Anchor != "end" {
			return func(b block) []spot { return along(b, g) }
		}
	}
	if w.Feature != nil {
		if x, y, ok := Point(w.Feature, w.Position); ok {
			return func(b block) []spot { return near(b, x, y) }
		}
	}
	return func(block) []spot { return nil }
}
