package projection

import (
	"math"
	"slices"

	"github.com/seed-898ab921/kartograph/internal/flat"
)

// Files cut what crosses 180 degrees into parts along that meridian, and close
// what holds a pole along a line of latitude 90. On a turned map these edges
// would show. Here a feature's parts are joined again: where two of its edges
// run along the same stretch of the seam, one up its eastern side and one down
// its western side, the stretch is dropped and the open chains that are left
// are linked at equal points of the sphere. The seam is wherever the feature
// is 360 degrees wide, so that longitudes from 0 to 360 are served as well.

// seamSpeck is how near to the line of a cut or a pole, in degrees, a point
// counts as on it, and how near two points of it count as the same. Natural Earth's 1:50m
// countries have Fiji's seam at 179.99922 and Wrangel Island's at -179.99995,
// and the latitudes on its two sides differ by up to 0.0002.
const seamSpeck = 1e-3

// seam is a feature in the course of being stitched.
type seam struct {
	west, east float64
	// gap is by how many degrees the cuts on both sides are apart, or lie
	// over each other.
	gap float64
	// rings are flat pairs with their inside on the left, polygon tells
	// whose they are.
	rings   [][]float64
	polygon []int
	// sources are the polygons as they were given.
	sources []flat.Polygon
	// lats are the latitudes of the seam's nodes, growing; eastern and
	// western are the points of either side that are there in the data.
	lats             []float64
	eastern, western [][2]float64
	// up and down count, for the stretch above each node, the polygons that
	// have an edge of theirs on the eastern side and on the western side; upBy
	// and downBy are these polygons.
	up, down     []int
	upBy, downBy []int
	// group unites polygons that are joined.
	group []int
	links []link
}

// stitchedPolygon is what was joined: rings, flat pairs without closing points,
// and the polygons of degrees that they are of.
type stitchedPolygon struct {
	rings [][]float64
	of    []*flat.Polygon
	// seam is the longitude of the seam, degrees.
	seam float64
}

// stitch returns a feature's polygons joined along the seam. A polygon without
// rings is the whole sphere, or nothing. It reports false where there is nothing
// to join.
func stitch(polygons []flat.Polygon, e Edges) ([]stitchedPolygon, bool) {
	west, east := spanOf(polygons)
	gap := math.Abs(east - west - 360)
	if tolerance := e.seam(); !(gap <= 2*tolerance && tolerance > 0) {
		return nil, false
	}
	s := &seam{west: west, east: east, gap: gap, sources: polygons}
	s.read(e)
	if !s.nodes() || !s.count() || !s.cancel() {
		return nil, false
	}
	s.cut()
	return s.join()
}

// spanOf returns the westernmost and easternmost longitude of polygons; one that
// is no number makes both none.
func spanOf(polygons []flat.Polygon) (west, east float64) {
	west, east = math.Inf(1), math.Inf(-1)
	none := 0.0
	for i := range polygons {
		p := &polygons[i]
		for coords, k := p.All(), 0; k < len(coords); k += p.Stride {
			x := coords[k]
			if x < west {
				west = x
			}
			if x > east {
				east = x
			}
			none += x - x
		}
	}
	return west + none, east + none
}

// read takes the rings in with their inside on the left.
func (s *seam) read(e Edges) {
	s.group = make([]int, len(s.sources))
	for i := range s.sources {
		s.group[i] = i
		p := &s.sources[i]
		for j := range p.Ends {
			given, stride, t, ok := surveyed(p, j, e)
			if !ok {
				continue
			}
			ring := given
			if own := openRing(p, j); stride != 2 || &given[0] == &own[0] { // the source's, which stays as it is
				ring = mended(given, stride)
			}
			if t.backward(ring, 2, j > 0) {
				for a, b := 0, len(ring)-2; a < b; a, b = a+2, b-2 {
					ring[a], ring[a+1], ring[b], ring[b+1] = ring[b], ring[b+1], ring[a], ring[a+1]
				}
			}
			s.rings, s.polygon = append(s.rings, ring), append(s.polygon, i)
		}
	}
}

// side is -1 for a longitude on the western side of the seam, 1 for one on the
// eastern side, 0 for others.
func (s *seam) side(lon float64) int {
	switch {
	case math.Abs(lon-s.west) < seamSpeck:
		return -1
	case math.Abs(lon-s.east) < seamSpeck:
		return 1
	}
	return 0
}

// polar reports whether a latitude is that of a pole.
func polar(lat float64) bool { return math.Abs(lat) > 90-seamSpeck }

// edge returns the ends of edge i of a ring.
func edge(ring []float64, i int) (x0, y0, x1, y1 float64) {
	j := (2*i + 2) % len(ring)
	return ring[2*i], ring[2*i+1], ring[j], ring[j+1]
}

// along is the side of the seam along which an edge runs, 0 for other edges.
func (s *seam) along(x0, x1 float64) int {
	if a := s.side(x0); a != 0 && a == s.side(x1) {
		return a
	}
	return 0
}

// nodes gathers the latitudes at which edges along the seam begin and end, and
// reports whether there is a stretch between two of them.
func (s *seam) nodes() bool {
	for _, ring := range s.rings {
		for i := range len(ring) / 2 {
			if x0, y0, x1, y1 := edge(ring, i); s.along(x0, x1) != 0 {
				s.lats = append(s.lats, y0, y1)
			}
		}
	}
	slices.Sort(s.lats)
	n := 0
	for _, lat := range s.lats {
		if n == 0 || lat > s.lats[n-1]+max(seamSpeck, s.gap) {
			s.lats[n] = lat
			n++
		}
	}
	s.lats = s.lats[:n]
	return n > 1
}

// node is the index of the node at a latitude: the last one that is not north
// of it.
func (s *seam) node(lat float64) int {
	i, found := slices.BinarySearch(s.lats, lat)
	if !found {
		i--
	}
	return max(i, 0)
}

// count counts the polygons with an edge along each stretch of the seam, and reports
// whether there is at most one everywhere: others lie over each other, and are
// left as they are. A polygon has an edge where an odd number of those of its
// rings run, whichever way.
func (s *seam) count() bool {
	n := len(s.lats)
	s.up, s.down, s.upBy, s.downBy = make([]int, n), make([]int, n), make([]int, n), make([]int, n)
	s.eastern, s.western = make([][2]float64, n), make([][2]float64, n)
	for i, lat := range s.lats {
		s.eastern[i], s.western[i] = [2]float64{s.east, lat}, [2]float64{s.west, lat}
	}
	var east, west []int
	for r, ring := range s.rings {
		east, west = s.ends(ring, east, west)
		if last := r+1 == len(s.rings) || s.polygon[r+1] != s.polygon[r]; last {
			if !fold(east, s.up, s.upBy, s.polygon[r]) || !fold(west, s.down, s.downBy, s.polygon[r]) {
				return false
			}
			east, west = east[:0], west[:0]
		}
	}
	return true
}

// ends appends the nodes at both ends of each edge of a ring that runs along a side.
func (s *seam) ends(ring []float64, east, west []int) (eastern, western []int) {
	for i := range len(ring) / 2 {
		x0, y0, x1, y1 := edge(ring, i)
		side := s.along(x0, x1)
		if side == 0 {
			continue
		}
		nodes, points := &east, s.eastern
		if side < 0 {
			nodes, points = &west, s.western
		}
		a, b := s.node(y0), s.node(y1)
		points[a], points[b] = [2]float64{x0, y0}, [2]float64{x1, y1}
		*nodes = append(*nodes, a, b)
	}
	return east, west
}

// fold counts a polygon along the stretches where an odd number of its edges run, and
// reports whether it is the only one there. Of the nodes where its edges end, which it
// sorts, those are from the first to the second, from the third to the fourth, and so on.
// Each stretch is come to twice at most by all polygons together.
func fold(nodes, counts, by []int, polygon int) bool {
	slices.Sort(nodes)
	for i := 0; i < len(nodes); i += 2 {
		for k := nodes[i]; k < nodes[i+1]; k++ {
			if counts[k]++; counts[k] > 1 {
				return false
			}
			by[k] = polygon
		}
	}
	return true
}

// cuts tells of the stretch above each node whether it may be dropped. Where the
// two lines are apart, straight coasts may happen to lie on them; only a cut
// begins and ends at the same latitudes on both.
func (s *seam) cuts() []bool {
	all := make([]bool, len(s.up))
	up, down := runsOf(s.up), runsOf(s.down)
	for i := range all {
		all[i] = s.gap <= 2*seamSpeck || up[i] == down[i]
	}
	return all
}

// runsOf returns for each stretch the first one of those with an edge that it is among, and
// the one after the last; one without an edge is alone.
func runsOf(counts []int) [][2]int {
	runs := make([][2]int, len(counts))
	for i := 0; i < len(counts); {
		run := [2]int{i, i + 1}
		for counts[i] > 0 && run[1] < len(counts) && counts[run[1]] > 0 {
			run[1]++
		}
		for ; i < run[1]; i++ {
			runs[i] = run
		}
	}
	return runs
}

// cancel drops the stretches that are there on both sides, and unites the
// polygons they are of. It reports whether there is one.
func (s *seam) cancel() bool {
	found := false
	cuts := s.cuts()
	for i := range s.up {
		if n := min(s.up[i], s.down[i]); n > 0 && cuts[i] {
			s.up[i] -= n
			s.down[i] -= n
			s.group[s.root(s.upBy[i])] = s.root(s.downBy[i])
			found = true
		}
	}
	return found
}

// root is the polygon that stands for all those united with one.
func (s *seam) root(i int) int { return root(s.group, i) }

// root is where a list of what stands for what leads to from a place.
func root(stands []int, i int) int {
	for stands[i] != i {
		stands[i] = stands[stands[i]]
		i = stands[i]
	}
	return i
}
