// Package vertices cuts geometries into parts that have few enough points for programs that
// refuse more.
package vertices

import (
	"github.com/twpayne/go-geom"

	"github.com/seed-898ab921/kartograph/internal/flat"
)

// Part is a part of a geometry.
type Part struct {
	Geometry geom.T
	// Unstroked says that the part has edges which the geometry has not: only its inside is
	// to be drawn, and its outline is another part, of which, Unfilled, only the line is.
	Unstroked, Unfilled bool
}

// Split cuts a geometry into parts of at most so many points, at least 8: between its lines and
// areas where that is enough, else through them. Areas are what is inside by the even-odd rule,
// and so are their parts. An area that crosses itself so often that its pieces would have 32 times
// as many points as it has, and a million, stays larger: see [Count].
func Split(g geom.T, most int) []Part {
	if g == nil {
		return nil
	}
	if Count(g) <= most {
		return []Part{{Geometry: g}}
	}
	s := splitter{most: most}
	s.geometry(g, 0)
	s.flush(Part{})
	return s.parts
}

// Count is how many points a geometry has.
func Count(g geom.T) int {
	if c, ok := g.(*geom.GeometryCollection); ok {
		n := 0
		for _, part := range c.Geoms() {
			n += Count(part)
		}
		return n
	}
	return len(g.FlatCoords()) / max(1, g.Stride())
}

// splitter gathers parts of a geometry until there are enough.
type splitter struct {
	most     int
	parts    []Part
	gathered *geom.GeometryCollection
	n        int
	// left is how many points the pieces of the area at hand may still have.
	left int
}

// deepest is how deep collections may lie within each other.
const deepest = 64

func (s *splitter) geometry(g geom.T, depth int) {
	if c, ok := g.(*geom.GeometryCollection); ok {
		for _, part := range c.Geoms() {
			if depth < deepest {
				s.geometry(part, depth+1)
			}
		}
		return
	}
	switch g.(type) {
	case *geom.Point, *geom.MultiPoint:
		for at := range flat.Points(g) {
			s.put(geom.NewPointFlat(geom.XY, []float64{at[0], at[1]}), 1)
		}
	case *geom.Polygon, *geom.MultiPolygon:
		for polygon := range flat.Polygons(g) {
			var rings [][]float64
			for _, ring := range polygon.Rings() {
				rings = append(rings, plain(ring, polygon.Stride))
			}
			s.polygon(rings)
		}
	default:
		_, closed := g.(*geom.LinearRing)
		for line := range flat.Lines(g) {
			s.line(plain(line, g.Stride()), closed)
		}
	}
}

// plain are coordinates of x and y alone.
func plain(coords []float64, stride int) []float64 {
	if stride == 2 {
		return coords
	}
	var own []float64
	for i := 0; i+1 < len(coords); i += stride {
		own = append(own, coords[i], coords[i+1])
	}
	return own
}

func (s *splitter) put(g geom.T, n int) {
	if s.n > 0 && s.n+n > s.most {
		s.flush(Part{})
	}
	if s.gathered == nil {
		s.gathered = geom.NewGeometryCollection()
	}
	s.gathered.MustPush(g)
	s.n += n
}

// flush makes a part of what is gathered.
func (s *splitter) flush(as Part) {
	if s.n > 0 {
		as.Geometry = s.gathered
		s.parts = append(s.parts, as)
	}
	s.gathered, s.n = nil, 0
}

// line adds a line, in pieces that begin where the last one ended.
func (s *splitter) line(coords []float64, closed bool) {
	if n := len(coords); closed && n > 2*s.most {
		if coords[0] != coords[n-2] || coords[1] != coords[n-1] {
			coords = append(coords[:n:n], coords[0], coords[1])
		}
		closed = false
	}
	for len(coords) > 2*s.most {
		s.put(geom.NewLineStringFlat(geom.XY, coords[:2*s.most]), s.most)
		coords = coords[2*s.most-2:]
	}
	if closed {
		s.put(geom.NewLinearRingFlat(geom.XY, coords), len(coords)/2)
		return
	}
	s.put(geom.NewLineStringFlat(geom.XY, coords), len(coords)/2)
}

// polygon adds an area; one of too many points is cut into pieces, and its rings become lines.
func (s *splitter) polygon(rings [][]float64) {
	if n := points(rings); n <= s.most {
		s.put(area(rings), n)
		return
	}
	s.flush(Part{})
	const often, some = 32, 1 << 20
	s.left = often*points(rings) + some
	s.cut(edgesOf(rings))
	lines := splitter{most: s.most}
	for _, ring := range rings {
		lines.line(ring, true)
	}
	lines.flush(Part{})
	for _, p := range lines.parts {
		s.parts = append(s.parts, Part{Geometry: p.Geometry, Unfilled: true})
	}
}

func points(rings [][]float64) int {
	n := 0
	for _, ring := range rings {
		n += len(ring) / 2
	}
	return n
}

func area(rings [][]float64) *geom.Polygon {
	var coords []float64
	var ends []int
	for _, ring := range rings {
		coords = append(coords, ring...)
		ends = append(ends, len(coords))
	}
	return geom.NewPolygonFlat(geom.XY, coords, ends)
}
