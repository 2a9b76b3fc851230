package overlay

import (
	"bytes"
	"context"
	"encoding/binary"
	"hash/maphash"
	"iter"
	"math"
	"slices"

	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/layers/topology"
	"github.com/twpayne/go-geom"
)

// UniteMembers returns a geometry, in pixels, whose polygons do not lie over each
// other: those of a multipolygon, or of a collection, that do are united, so
// that a path of them all can be filled by the even-odd rule. Each is what that
// rule makes of its own rings. A geometry without such is returned as it is. On
// an error, which is topology.ErrTangled or that of the context, so are those that
// could not be united.
func UniteMembers(ctx context.Context, g geom.T) (geom.T, error) {
	polygons := membersOf(g)
	groups, err := topology.Overlaps(polygons)
	if err != nil {
		return g, err
	}
	m := merging{polygons: polygons, into: make(map[int]geom.T)}
	for _, group := range groups {
		m.merge(ctx, group)
	}
	if len(m.into) == 0 {
		return g, m.err
	}
	return m.rebuilt(g), m.err
}

// MayOverlap reports whether polygons of a geometry, in pixels, may lie over each other, so that
// UniteMembers has to look closely. The error is topology.ErrTangled where too many are too
// near to each other to be told apart.
func MayOverlap(g geom.T) (bool, error) {
	groups, err := topology.Overlaps(membersOf(g))
	return len(groups) > 0, err
}

func membersOf(g geom.T) (polygons []flat.Polygon) {
	if m, ok := g.(*geom.MultiPolygon); ok {
		polygons = make([]flat.Polygon, 0, m.NumPolygons())
	}
	for part := range flat.Simple(g) {
		for p := range flat.Polygons(part) {
			polygons = append(polygons, p)
		}
	}
	return polygons
}

// merging is a geometry's polygons in the course of being united.
type merging struct {
	polygons []flat.Polygon
	// into has by number what a polygon is replaced by: the first one of a
	// group by their union, the others by nothing.
	into map[int]geom.T
	err  error
}

// thin is how wide, in pixels, what polygons have in common may be on average and
// count for nothing. Curves are drawn no more exactly, so that parts of clean data
// may lie over each other by as much at the rim of a map, and keep their bytes.
const thin = 0.1

// fewMembers is up to how many polygons are united at once and not by halves.
const fewMembers = 500

// different goes through the polygons of a group, by number, that are no copies of others
// in it, with how often each is there.
func (m *merging) different(group []int) iter.Seq2[int, int] {
	seed := maphash.MakeSeed()
	places, order, times := make(map[uint64][]int, len(group)), []int(nil), []int(nil)
	for _, i := range group {
		sum := maphash.Bytes(seed, written(m.polygons[i]))
		same := slices.IndexFunc(places[sum], func(at int) bool { return alike(m.polygons[order[at]], m.polygons[i]) })
		if same >= 0 {
			times[places[sum][same]]++
			continue
		}
		places[sum] = append(places[sum], len(order))
		order, times = append(order, i), append(times, 1)
	}
	return func(yield func(int, int) bool) {
		for k, i := range order {
			if !yield(i, times[k]) {
				return
			}
		}
	}
}

// written is what only polygons with the same rings have.
func written(p flat.Polygon) []byte {
	coords, endss := p.AppendTo(nil, nil)
	text := make([]byte, 0, 8*(len(coords)+1))
	for _, v := range coords {
		text = binary.LittleEndian.AppendUint64(text, math.Float64bits(v))
	}
	for _, end := range endss[0] {
		text = binary.LittleEndian.AppendUint32(text, uint32(end))
	}
	return text
}

// alike reports whether polygons have the same rings.
func alike(a, b flat.Polygon) bool { return bytes.Equal(written(a), written(b)) }

// looksAtLeast and looksAnEdge are how many looks are allowed for a group and for each of its
// edges: some tenths of a second at least, eight times what circles take that all lie over each
// other, and more than 600 strips take of which each crosses most of the others. Who wants more
// says join, which has no bound.
const looksAtLeast, looksAnEdge = 1 << 24, 1 << 9

// effort is what uniting a group may take.
func (m *merging) effort(group []int) *topology.Effort {
	looks := looksAtLeast
	for _, i := range group {
		looks += looksAnEdge * (len(m.polygons[i].All()) / m.polygons[i].Stride)
	}
	return topology.NewEffort(looks)
}

// merge unites a group of polygons, if they have an area in common.
func (m *merging) merge(ctx context.Context, group []int) {
	effort := m.effort(group)
	var parts []geom.T
	sum, around := 0.0, 0.0
	for of, times := range m.different(group) {
		clean, err := effort.Clean(ctx, polygonOf(m.polygons[of]))
		if err != nil {
			m.err = err
			return
		}
		parts = append(parts, clean)
		sum, around = sum+float64(times)*area(clean), around+float64(times)*perimeter(clean)
	}
	unite := effort.Unite
	if len(parts) > fewMembers {
		unite = effort.Union
	}
	union, err := unite(ctx, parts)
	if err != nil {
		m.err = err
		return
	}
	// The borders of the union and of what is common are those of the parts.
	common := sum - area(union)
	if width := 2 * common / (around - perimeter(union)); common <= 1e-12*sum || !(width >= thin) {
		return
	}
	m.into[group[0]] = union
	for _, i := range group[1:] {
		m.into[i] = nil
	}
}

// rebuilt returns the geometry with the polygons replaced. Those of a collection
// are one multipolygon then, in the place of the first.
func (m *merging) rebuilt(g geom.T) geom.T {
	var all areas
	for i, p := range m.polygons {
		switch union, replaced := m.into[i]; {
		case !replaced:
			all.add(ringsOf(p))
		case union != nil:
			all.addAll(union)
		}
	}
	if _, ok := g.(*geom.GeometryCollection); !ok {
		return all.geometry()
	}
	out := geom.NewGeometryCollection()
	placed := false
	for part := range flat.Simple(g) {
		switch part.(type) {
		case *geom.Polygon, *geom.MultiPolygon:
			if !placed {
				out.MustPush(all.geometry())
			}
			placed = true
		default:
			out.MustPush(part)
		}
	}
	return out
}

func polygonOf(p flat.Polygon) geom.T {
	var a areas
	a.add(ringsOf(p))
	return a.geometry()
}

// area is the area in square pixels of polygons that are clean.
func area(g geom.T) float64 {
	sum := 0.0
	for rings := range polygonParts(g) {
		for i, r := range rings {
			a := math.Abs(signedArea(r))
			if i > 0 {
				a = -a
			}
			sum += a
		}
	}
	return sum
}

// perimeter is the length of all rings.
func perimeter(g geom.T) float64 {
	sum := 0.0
	for rings := range polygonParts(g) {
		for _, r := range rings {
			for i := 2; i+1 < len(r); i += 2 {
				sum += math.Hypot(r[i]-r[i-2], r[i+1]-r[i-1])
			}
		}
	}
	return sum
}

// signedArea is the area of a closed ring, summed from its first point.
func signedArea(r []float64) float64 {
	sum := 0.0
	for i := 2; i+1 < len(r); i += 2 {
		sum += float64((r[i-2]-r[0])*(r[i+1]-r[1])) - float64((r[i]-r[0])*(r[i-1]-r[1]))
	}
	return sum / 2
}
