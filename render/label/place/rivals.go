package place

import (
	"cmp"
	"context"
	"iter"

	"github.com/seed-898ab921/kartograph/internal/heed"
	"github.com/seed-898ab921/kartograph/internal/longlist"
	"github.com/seed-898ab921/kartograph/render/label/internal/independent"
)

// rivalry is the graph of spots, two of which are neighbours when not both can be
// taken.
type rivalry struct {
	spots []spot
	edges [][2]int32
	// late are labels that would have cost too much work, the most worthy first.
	late []int32
}

// rivals finds which spots cannot be taken together. Labels that are worth most come
// first; those that come when all work is done are late.
func rivals(ctx context.Context, open [][]spot, gap float64, most int) (rivalry, error) {
	r := rivalry{edges: make([][2]int32, 0, 2*ownPairs(open))}
	g, err := gridFor(ctx, allBoxes(open))
	if err != nil {
		return r, err
	}
	order, err := mostWorthy(ctx, open)
	if err != nil {
		return r, err
	}
	for _, label := range order {
		if err := heed.Err(ctx); err != nil {
			return r, err
		}
		if g.work+len(r.edges) > most || len(r.late) > 0 {
			r.late = append(r.late, label)
			continue
		}
		r.join(g, open[label], gap)
	}
	return r, nil
}

// ownPairs is how many pairs of spots belong to the same label.
func ownPairs(open [][]spot) int {
	n := 0
	for _, spots := range open {
		n += len(spots) * (len(spots) - 1) / 2
	}
	return n
}

// join adds a label's spots and their rivals among those that are there already.
func (r *rivalry) join(g *grid, spots []spot, gap float64) {
	first := int32(len(r.spots))
	for i, s := range spots {
		number := first + int32(i)
		for other := first; other < number; other++ {
			r.edges = longlist.Add(r.edges, [2]int32{other, number})
		}
		for _, b := range s.boxes {
			g.overlapping(b.grown(gap), func(other int32) bool {
				r.edges = longlist.Add(r.edges, [2]int32{other, number})
				return true
			})
		}
	}
	for i, s := range spots {
		for _, b := range s.boxes {
			g.add(b, first+int32(i))
		}
	}
	r.spots = append(r.spots, spots...)
}

// graph is the rivalry as a graph.
func (r *rivalry) graph(ctx context.Context) (*independent.Graph, error) {
	weights := make([]int64, len(r.spots))
	for i, s := range r.spots {
		weights[i] = s.worth
	}
	edges := r.edges
	r.edges = nil // millions take as much as the graph
	return independent.NewGraph(ctx, weights, edges)
}

// mostWorthy lists the labels that have spots, those first whose best spot is worth
// most; of equal ones that with the lower number.
func mostWorthy(ctx context.Context, open [][]spot) ([]int32, error) {
	var order []int32
	best := make([]int64, len(open))
	for i, spots := range open {
		for _, s := range spots {
			best[i] = max(best[i], s.worth)
		}
		if len(spots) > 0 {
			order = append(order, int32(i))
		}
	}
	return order, heed.SortStable(heed.Every(ctx, stepsOfGrid), order, func(a, b int32) int { return cmp.Compare(best[b], best[a]) })
}

// allBoxes are the boxes of all spots.
func allBoxes(open [][]spot) iter.Seq[Box] {
	return func(yield func(Box) bool) {
		for _, spots := range open {
			for i := range spots {
				for _, b := range spots[i].boxes {
					if !yield(b) {
						return
					}
				}
			}
		}
	}
}
