package topology

import (
	"context"

	"github.com/seed-898ab921/kartograph/internal/compact"
	"github.com/seed-898ab921/kartograph/internal/conveyor"
	"github.com/seed-898ab921/kartograph/internal/heed"
)

// early are the points of an arc that are kept by a rule, chosen before it was asked for.
type early struct {
	rule Rule
	keep []bool
	kept []float64
}

// cutAll makes the topology and its arcs, while other processors choose the points of arcs that are made
// already, of rings that share no vertex.
func (c *collector) cutAll(ctx context.Context, v *vertices, layers []Layer) (*Topology, error) {
	var t *Topology
	cutting := func() error {
		t = c.assemble(layers)
		return cut(t, c.spans, v, heed.Every(ctx, lotPoints))
	}
	if compact.Program || len(v.ids) <= fewPoints || conveyor.Workers(ctx) == 1 {
		if err := cutting(); err != nil {
			return nil, err
		}
		return t, nil
	}
	made := c.made()
	lots := portions(len(made), func(i int) int { return len(made[i].closed) / 2 })
	err := conveyor.Each(ctx, len(lots)+1, func() *scratch { return &scratch{} }, func(s *scratch, lot int) error {
		if lot == 0 {
			return cutting()
		}
		for _, ring := range made[lots[lot-1].first:lots[lot-1].last] {
			e := ring.early
			s.choose(ring.closed, true, e.rule, e.keep)
			e.kept = keptOf(ring.closed, e.keep, &s.room)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return t, nil
}

// made are the rings of which the arcs are made and the rule is known, with memory for what is kept of them.
func (c *collector) made() []*span {
	rings, points := 0, 0
	known := func(s *span) bool { return s.closed != nil && s.rule.Tolerance > 0 }
	for i := range c.spans {
		if s := &c.spans[i]; known(s) {
			rings, points = rings+1, points+len(s.closed)/2
		}
	}
	all, list, keep := make([]*span, 0, rings), make([]early, rings), make([]bool, points)
	for i := range c.spans {
		if s := &c.spans[i]; known(s) {
			s.early = &list[len(all)]
			n := len(s.closed) / 2
			*s.early = early{rule: *s.rule, keep: keep[:n:n]}
			all, keep = append(all, s), keep[n:]
		}
	}
	return all
}
