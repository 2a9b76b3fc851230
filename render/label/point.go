package label

import (
	"math"

	"github.com/twpayne/go-geom"

	"github.com/seed-898ab921/kartograph/internal/flat"
)

// Point is where a geometry's label belongs: a point itself, the middle of the
// longest line, a polygon's centroid where position is AtCentroid, else the
// point of its largest part that is farthest from the edge.
func Point(g geom.T, position Position) (x, y float64, ok bool) {
	switch g := g.(type) {
	case nil:
		return 0, 0, false
	case *geom.Point:
		return g.X(), g.Y(), true
	case *geom.Polygon, *geom.MultiPolygon:
		if position == AtCentroid {
			return Centroid(g)
		}
		return pole(g)
	case *geom.LineString, *geom.MultiLineString:
		return middleOfLine(g)
	case *geom.GeometryCollection:
		if part := mainPart(g); part != nil {
			return Point(part, position)
		}
		return 0, 0, false
	default:
		return Centroid(g)
	}
}

// mainPart is the part of a collection that carries its label: the polygon with
// the largest area, else the longest line, else the first part.
func mainPart(c *geom.GeometryCollection) geom.T {
	var best geom.T
	bestRank, bestSize := -1, 0.0
	for _, g := range c.Geoms() {
		rank, size := 0, 0.0
		switch g := g.(type) {
		case *geom.GeometryCollection:
			if g.NumGeoms() == 0 {
				continue
			}
		case *geom.Polygon, *geom.MultiPolygon:
			rank, size = 2, Area(g)
		case *geom.LineString, *geom.MultiLineString:
			rank, size = 1, lineLength(g.FlatCoords())
		}
		if rank > bestRank || rank == bestRank && size > bestSize {
			best, bestRank, bestSize = g, rank, size
		}
	}
	return best
}

// middleOfLine is the point half-way along the longest part of a line.
func middleOfLine(g geom.T) (x, y float64, ok bool) {
	var longest []float64
	best := -1.0
	for line := range flat.Lines(g) {
		if l := lineLength(line); l > best {
			best, longest = l, line
		}
	}
	left := best / 2
	for i := 2; i < len(longest); i += 2 {
		dx, dy := longest[i]-longest[i-2], longest[i+1]-longest[i-1]
		l := math.Hypot(dx, dy)
		if l > 0 && left <= l {
			return longest[i-2] + dx*left/l, longest[i-1] + dy*left/l, true
		}
		left -= l
	}
	return 0, 0, false
}

func lineLength(line []float64) float64 {
	sum := 0.0
	for i := 2; i < len(line); i += 2 {
		sum += math.Hypot(line[i]-line[i-2], line[i+1]-line[i-1])
	}
	return sum
}
