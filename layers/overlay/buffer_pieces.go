package overlay

import (
	"cmp"
	"context"

	"github.com/seed-898ab921/kartograph/internal/compact"
	"github.com/seed-898ab921/kartograph/internal/conveyor"
	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/internal/heed"
	"github.com/seed-898ab921/kartograph/internal/sorting"
	"github.com/twpayne/go-geom"
)

// The library's time and memory grow with the pairs of edges whose surroundings meet: 1,000 edges
// of a crown, of which all do, take seconds, and hundreds of thousands of small areas over each
// other more memory than there is. Where more than mostPairs do so, the surroundings of mostEdges at a
// time are made and united.
const (
	mostPairs = 500_000
	mostEdges = 8
)

// span is the box of an edge and its surroundings, px.
type span struct{ minX, maxX, minY, maxY float64 }

// crowded reports whether more than mostPairs edges of a geometry meet each other's surroundings.
// The error is that of the context.
func crowded(ctx context.Context, g geom.T, distance float64) (bool, error) {
	var spans []span
	for part := range flat.Simple(g) {
		for path := range paths(part) {
			for i := 2; i+1 < len(path); i += 2 {
				spans = append(spans, span{
					min(path[i-2], path[i]) - distance, max(path[i-2], path[i]) + distance,
					min(path[i-1], path[i+1]) - distance, max(path[i-1], path[i+1]) + distance,
				})
			}
		}
	}
	if len(spans)*(len(spans)-1)/2 <= mostPairs {
		return false, nil
	}
	sorting.By(spans, func(a, b span) int { return cmp.Compare(a.minX, b.minX) })
	steps, pairs, looks := heed.Every(ctx, 100_000), 0, 0
	for i, a := range spans {
		before := looks
		for _, b := range spans[i+1:] {
			if b.minX > a.maxX {
				break
			}
			looks++
			if a.minY <= b.maxY && b.minY <= a.maxY {
				pairs++
			}
		}
		if pairs > mostPairs || looks > 100*mostPairs { // many side by side
			return true, nil
		}
		if err := steps.Take(1 + looks - before); err != nil {
			return false, err
		}
	}
	return false, nil
}

// paths yields x and y of the rings and lines of a simple geometry.
func paths(part geom.T) func(yield func([]float64) bool) {
	return func(yield func([]float64) bool) {
		for rings := range polygonParts(part) {
			for _, ring := range rings {
				if !yield(ring) {
					return
				}
			}
		}
		linear(part)(yield)
	}
}

// pieces are parts of a geometry with few edges each, whose surroundings are its own.
type pieces struct {
	all []geom.T
	// few are those that share the next of all, with so many edges.
	few   []geom.T
	edges int
}

// add adds a part with so many edges.
func (p *pieces) add(part geom.T, edges int) {
	if p.edges+edges > mostEdges {
		p.close()
	}
	p.few = append(p.few, part)
	p.edges += edges
}

// close makes a piece of what is left.
func (p *pieces) close() {
	if len(p.few) == 0 {
		return
	}
	p.all = append(p.all, together(p.few...))
	p.few, p.edges = nil, 0
}

// addPath adds a line, or the line of a ring, mostEdges at a time.
func (p *pieces) addPath(path []float64) {
	for from := 0; from+3 < len(path); from += 2 * mostEdges {
		run := path[from:min(from+2*mostEdges+2, len(path))]
		p.add(geom.NewLineStringFlat(geom.XY, run), len(run)/2-1)
	}
}

// piecesOf divides a geometry. Polygons with few edges are whole.
func piecesOf(g geom.T) []geom.T {
	var p pieces
	for part := range flat.Simple(g) {
		for rings := range polygonParts(part) {
			var one areas
			one.add(rings)
			if edges := len(one.flat)/2 - len(rings); edges <= mostEdges {
				p.add(one.geometry(), edges)
				continue
			}
			for _, ring := range rings {
				p.addPath(ring)
			}
		}
		linear(part)(func(line []float64) bool { p.addPath(line); return true })
		for point := range flat.Points(part) {
			p.add(geom.NewPointFlat(geom.XY, point[:2]), 1)
		}
	}
	p.close()
	return p.all
}

// widenedInPieces is widened by the union of the areas of a geometry and of what is around few of
// its edges at a time; distance is above 0.
func widenedInPieces(ctx context.Context, g geom.T, distance float64) (geom.T, error) {
	around := piecesOf(g)
	err := conveyor.Each(ctx, len(around), func() struct{} { return struct{}{} }, func(_ struct{}, i int) error {
		wide, err := widened(around[i], distance)
		around[i] = wide
		return err
	})
	if err != nil {
		return nil, err
	}
	return Union(ctx, append(around, g))
}

// widenedSoon is widened, in pieces where that would take long.
func widenedSoon(ctx context.Context, g geom.T, distance float64) (geom.T, error) {
	if distance > 0 && !compact.Program { // which would be quicker
		near, err := crowded(ctx, g, distance)
		if err != nil {
			return nil, err
		}
		if near {
			return widenedInPieces(ctx, g, distance)
		}
	}
	return widened(g, distance)
}
