package location

import (
	"context"
	"math"
	"slices"

	"github.com/peterstace/simplefeatures/rtree"
	"github.com/twpayne/go-geom"

	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/internal/heed"
	"github.com/seed-898ab921/kartograph/projection"
)

// Areas finds the features that have a point in their polygons. It is safe for
// concurrent use.
type Areas struct {
	polygons []*polygon
	// trees are of the boxes of so many polygons each: to make one takes no longer
	// than a context has to be heard.
	trees []*rtree.RTree
	plane plane
	// west and east are the outermost longitudes.
	west, east float64
}

// Options say how the edges of features are meant.
type Options struct {
	// Edges are as when the features are projected.
	Edges projection.Edges
	// Planar says that the coordinates are those of a plane, and edges straight as
	// they are; Edges says nothing then.
	Planar bool
}

// boxesAtOnce is how many boxes a tree is made of, pointsOfPolygons after how many
// numbers of points the context is heard.
const boxesAtOnce, pointsOfPolygons = 1 << 14, 1 << 13

// NewAreas sorts the polygons of features, of which some may have none. The error
// is that of the context.
func NewAreas(ctx context.Context, geometries []geom.T, o Options) (*Areas, error) {
	a := &Areas{plane: planeOf(o.Edges, o.Planar), west: math.Inf(1), east: math.Inf(-1)}
	steps := heed.Every(ctx, pointsOfPolygons)
	for i, g := range geometries {
		for simple := range flat.Simple(g) {
			for p := range flat.Polygons(simple) {
				if steps.Take(1+len(p.All())) != nil {
					return nil, steps.Err()
				}
				if sorted := newPolygon(i, a.plane.rings(p, o.Edges)); sorted != nil {
					a.polygons = append(a.polygons, sorted)
					a.west, a.east = min(a.west, sorted.minX), max(a.east, sorted.maxX)
				}
			}
		}
	}
	for from := 0; from < len(a.polygons); from += boxesAtOnce {
		var items []rtree.BulkItem
		for i, p := range a.polygons[from:min(from+boxesAtOnce, len(a.polygons))] {
			items = append(items, rtree.BulkItem{RecordID: from + i, Box: rtree.Box{MinX: p.minX, MinY: p.minY, MaxX: p.maxX, MaxY: p.maxY}})
		}
		a.trees = append(a.trees, rtree.BulkLoad(items))
		if err := heed.Err(ctx); err != nil {
			return nil, err
		}
	}
	return a, nil
}

// Empty reports whether no feature has a polygon.
func (a *Areas) Empty() bool { return len(a.polygons) == 0 }

// At appends the numbers of the features that a point in degrees lies in, in
// ascending order. A point that lies in none, and on the border of some, is in
// the first of these alone: no point is counted twice for lying on a border, and
// none is lost.
func (a *Areas) At(lon, lat float64, found []int) []int {
	return a.AtMost(len(a.polygons), lon, lat, found)
}

// AtMost appends the first n of the numbers that At appends. Where many polygons
// lie over each other few of them take much less time than all.
func (a *Areas) AtMost(n int, lon, lat float64, found []int) []int {
	found, _ = a.Find(n, lon, lat, found)
	return found
}

// looksOfPolygon are those of a polygon whose box holds the point, besides its edges.
const looksOfPolygon = 16

// Find is AtMost, and tells how many looks at edges it took, of about five nanoseconds each; a
// polygon counts as looksOfPolygon of them. Some dozens are usual; there are many more where very
// many polygons lie over each other, or very many edges of one lie north and south of each other.
func (a *Areas) Find(n int, lon, lat float64, found []int) (all []int, looks int) {
	x, y, ok := a.plane.of(lon, lat)
	if !ok {
		return found, 0
	}
	start := len(found)
	s := stab{areas: a, most: n, first: -1, found: found}
	turns := a.plane.system == nil && !a.plane.planar
	if turns {
		x += 360 * math.Ceil((a.west-x)/360)
	}
	for ; x <= a.east; x += 360 {
		s.at(x, y)
		if !turns {
			break
		}
	}
	found = s.found
	if len(found) == start && s.first >= 0 {
		return append(found, s.first), s.looks
	}
	slices.Sort(found[start:])
	found = append(found[:start], slices.Compact(found[start:])...)
	return found[:start+min(n, len(found)-start)], s.looks
}

// stab is a search for the features that a point lies in.
type stab struct {
	areas *Areas
	// most is how many are wanted at most on each turn of the world.
	most int
	// first is the least of those on whose border the point lies, -1 for none.
	first, looks int
	found        []int
}

// at appends the first features that a point of the plane lies in.
func (s *stab) at(x, y float64) {
	start := len(s.found)
	for _, tree := range s.areas.trees {
		// The error is that of the function.
		_ = tree.RangeSearch(rtree.Box{MinX: x, MinY: y, MaxX: x, MaxY: y}, func(id int) error {
			s.found = append(s.found, id)
			return nil
		})
	}
	// Polygons are in the order of their features. What is found takes the
	// places of those that were looked at.
	ids := s.found[start:]
	slices.Sort(ids)
	s.looks += looksOfPolygon * len(ids)
	hits := ids[:0]
	for _, id := range ids {
		if len(hits) == s.most {
			break
		}
		p := s.areas.polygons[id]
		if k := len(hits); k > 0 && hits[k-1] == p.feature {
			continue
		}
		where, looks := s.areas.plane.side(p, x, y)
		s.looks += looks
		switch where {
		case inside:
			hits = append(hits, p.feature)
		case border:
			if s.first < 0 || p.feature < s.first {
				s.first = p.feature
			}
		}
	}
	s.found = s.found[:start+len(hits)]
}
