package independent

import (
	"context"

	"github.com/seed-898ab921/kartograph/internal/heed"
)

// solve finds a heaviest set, or nearly so, of each part of a kernel of n vertices. It looks for
// the proven best, of the easy parts first, then of the others as long as branchings are left;
// parts of which none is found are annealed. proven says that all are the best.
func (o Options) solve(ctx context.Context, parts []part, n, sweeps int) (proven bool, err error) {
	if o.Branchings >= 0 {
		if err := each(ctx, parts, easy); err != nil {
			return false, err
		}
	}
	proven = true
	b := branching{left: o.branchings(n)}
	for i := range parts {
		if err := heed.Err(ctx); err != nil {
			return false, err
		}
		if p := &parts[i]; p.chosen == nil {
			p.chosen, _ = b.try(p.Graph)
			proven = proven && p.chosen != nil
		}
	}
	return proven, each(ctx, parts, func(ctx context.Context, p *part) (err error) {
		if p.chosen == nil {
			p.chosen, err = anneal(ctx, p.Graph, sweeps)
		}
		return err
	})
}

// fewBranchings is how many vertices of each part are tried both ways before any is tried
// harder.
const fewBranchings = 20

// easy finds what is proven best for a part, where that is not hard.
func easy(_ context.Context, p *part) error {
	b := branching{left: fewBranchings}
	p.chosen, _ = b.try(p.Graph)
	return nil
}
