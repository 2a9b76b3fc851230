package location

import (
	"math"
	"slices"

	"github.com/seed-898ab921/kartograph/internal/longlist"
)

// side tells where a point lies.
type side uint8

const (
	outside side = iota
	border
	inside
)

// edge is an edge of a ring, from its western end to its eastern: computed so, it
// is the same to the bit for the polygons on both of its sides.
type edge struct{ x0, y0, x1, y1 float64 }

// polygon is the edges of a polygon's rings, sorted into bands of longitude.
type polygon struct {
	// feature is the number of the feature that it belongs to.
	feature                int
	minX, minY, maxX, maxY float64
	// points are those of all rings, one after the other, and each edge is the number of the
	// point that it begins at.
	points []float64
	// width is that of a band; ends has, for each, where its edges end in
	// edges.
	width float64
	ends  []int32
	edges []int32
}

// edgesPerBand is about how many edges a band has, and copies how many times an
// edge may stand in bands, on average.
const edgesPerBand, copies = 4, 4

// newPolygon sorts the edges of closed rings.
func newPolygon(feature int, rings [][]float64) *polygon {
	p := &polygon{feature: feature, minX: math.Inf(1), minY: math.Inf(1), maxX: math.Inf(-1), maxY: math.Inf(-1)}
	total := 0
	for _, ring := range rings {
		total += len(ring)
	}
	p.points = make([]float64, 0, total)
	ringEnds := make([]int32, len(rings))
	for i, ring := range rings {
		p.points = longlist.Copy(p.points, ring)
		ringEnds[i] = int32(len(p.points) / 2)
	}
	edges, along := 0, 0.0
	p.each(ringEnds, func(_ int32, e *edge) {
		p.minX, p.maxX = min(p.minX, e.x0), max(p.maxX, e.x1)
		p.minY, p.maxY = min(p.minY, e.y0, e.y1), max(p.maxY, e.y0, e.y1)
		along += e.x1 - e.x0
		edges++
	})
	if edges == 0 {
		return nil
	}
	p.sort(ringEnds, edges, along)
	return p
}

// each calls f with the edges of rings that end at so many points.
func (p *polygon) each(ringEnds []int32, f func(i int32, e *edge)) {
	from := int32(0)
	for _, to := range ringEnds {
		for i := from; i+1 < to; i++ {
			e := p.edge(i)
			f(i, &e)
		}
		from = to
	}
}

// edge is the edge that begins at a point.
func (p *polygon) edge(i int32) edge {
	q := p.points[2*i : 2*i+4 : 2*i+4]
	if q[0] > q[2] || q[0] == q[2] && q[1] > q[3] {
		return edge{q[2], q[3], q[0], q[1]}
	}
	return edge{q[0], q[1], q[2], q[3]}
}

// sort puts edges, of which there are so many, into bands, of which there are no more than
// lets each edge stand in a few.
func (p *polygon) sort(ringEnds []int32, edges int, along float64) {
	n := max(1, edges/edgesPerBand)
	if p.maxX > p.minX {
		n = min(n, max(1, int(copies*float64(edges)*(p.maxX-p.minX)/along)))
	} else {
		n = 1
	}
	p.width = (p.maxX - p.minX) / float64(n)
	p.ends = make([]int32, n+1)
	p.each(ringEnds, func(_ int32, e *edge) {
		for b := p.band(e.x0); b <= p.band(e.x1); b++ {
			p.ends[b+1]++
		}
	})
	for b := range n {
		p.ends[b+1] += p.ends[b]
	}
	p.edges = make([]int32, p.ends[n])
	next := slices.Clone(p.ends[:n])
	p.each(ringEnds, func(i int32, e *edge) {
		for b := p.band(e.x0); b <= p.band(e.x1); b++ {
			p.edges[next[b]] = i
			next[b]++
		}
	})
}

// band is the number of the band that a longitude is in.
func (p *polygon) band(x float64) int {
	if p.width == 0 {
		return 0
	}
	return max(0, min(int((x-p.minX)/p.width), len(p.ends)-2))
}

// side tells where a point in degrees lies, by the edges north of it on all turns
// of the world. Of two polygons that share an edge a point on it is inside of one
// alone, and on the border of the other.
func (p *polygon) side(lon, lat float64) (where side, looks int) {
	odd, on := false, false
	for x := lon + 360*math.Ceil((p.minX-lon)/360); x <= p.maxX; x += 360 {
		odd1, on1, looks1 := p.cross(x, lat)
		odd, on, looks = odd != odd1, on || on1, looks+looks1
	}
	return sideOf(odd, on), looks
}

// at tells where a point lies in a plane that has no turns.
func (p *polygon) at(x, y float64) (where side, looks int) {
	odd, on, looks := p.cross(x, y)
	return sideOf(odd, on), looks
}

func sideOf(odd, on bool) side {
	switch {
	case odd:
		return inside
	case on:
		return border
	}
	return outside
}

// cross reports whether the number of edges north of a point is odd, whether the point
// lies on one, and how many were looked at.
func (p *polygon) cross(x, y float64) (odd, on bool, looks int) {
	if y < p.minY || y > p.maxY || x < p.minX || x > p.maxX {
		return false, false, 0
	}
	b := p.band(x)
	edges := p.edges[p.ends[b]:p.ends[b+1]]
	for _, i := range edges {
		e := p.edge(i)
		if (e.x0 > x) == (e.x1 > x) {
			on = on || touches(e, x, y)
			continue
		}
		north := e.y0 + float64((e.y1-e.y0)*((x-e.x0)/(e.x1-e.x0)))
		on = on || north == y
		odd = odd != (north > y)
	}
	return odd, on, len(edges)
}

// touches reports whether a point lies on an edge that has its eastern end at
// most as far east as the point: on that end, or on an edge along a meridian.
func touches(e edge, x, y float64) bool {
	return e.x1 == x && (e.y1 == y || e.x0 == x && min(e.y0, e.y1) <= y && y <= max(e.y0, e.y1))
}
