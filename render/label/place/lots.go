//go:build !js

package place

import (
	"context"
	"iter"

	"github.com/seed-898ab921/kartograph/internal/conveyor"
)

// pointsInLot is about how many points of lines one processor looks at in one go, and lotsAtOnce
// how many such lots are in memory together.
const pointsInLot, lotsAtOnce = 100 * segmentsInRun, 64

// crossAll adds what is in each spot of lines: lots of them are looked at on all processors, and
// added in their order.
func (c *crossing) crossAll(ctx context.Context, lines iter.Seq[Line]) error {
	var some [][]Line
	for lot := range lotsOf(lines) {
		if some = append(some, lot); len(some) < lotsAtOnce {
			continue
		}
		if err := c.crossLots(ctx, some); err != nil {
			return err
		}
		some = some[:0]
	}
	return c.crossLots(ctx, some)
}

func (c *crossing) crossLots(ctx context.Context, lots [][]Line) error {
	found, work := make([][]hit, len(lots)), make([]int, len(lots))
	none := func() struct{} { return struct{}{} }
	err := conveyor.Each(ctx, len(lots), none, func(_ struct{}, i int) error {
		own := *c.g // its cells and boxes do not change any more
		own.work = 0
		for _, l := range lots[i] {
			found[i] = c.hits(&own, l, found[i])
		}
		work[i] = own.work
		return nil
	})
	for i, hits := range found {
		if c.g.work <= c.most {
			c.g.work += work[i]
			c.add(hits)
		}
	}
	return err
}

// lotsOf are lines in lots of about pointsInLot points, longer ones in pieces of whole runs.
func lotsOf(lines iter.Seq[Line]) iter.Seq[[]Line] {
	return func(yield func([]Line) bool) {
		var lot []Line
		points := 0
		for l := range lines {
			for len(l.Points) > 0 {
				piece := l
				piece.Points = l.Points[:min(len(l.Points), 2*pointsInLot+2)]
				l.Points = l.Points[min(len(l.Points), 2*pointsInLot):]
				lot, points = append(lot, piece), points+len(piece.Points)/2
				if points < pointsInLot {
					continue
				}
				if !yield(lot) {
					return
				}
				lot, points = nil, 0
			}
		}
		if len(lot) > 0 {
			yield(lot)
		}
	}
}
