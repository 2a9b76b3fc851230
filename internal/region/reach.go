package region

import (
	"cmp"
	"math"

	"github.com/seed-898ab921/kartograph/internal/compact"
	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/internal/sorting"
	"github.com/twpayne/go-geom"
)

// Reach is how far geometries in degrees reach over the globe, gathered one by
// one. The zero value is the reach of nothing.
type Reach struct {
	// full says that there is something at all; box is that of its
	// coordinates as they are.
	full bool
	box  flat.Degrees
	// spans are the stretches of longitude that its parts cover. The first apart of
	// them are in order and do not meet.
	spans [][2]float64
	apart int
}

// mostSpans is how many stretches of longitude are gathered before those that
// meet are joined.
const mostSpans = 1 << 12

// Add takes a geometry with its box, nil for one without a place.
func (r *Reach) Add(g geom.T, b *geom.Bounds) {
	if b == nil {
		return
	}
	r.Merge(Reach{full: true, box: flat.DegreesOf(b), spans: lonSpans(nil, g)})
}

// AddBox takes the box of a geometry, nil for one without a place, and not the
// longitudes of its parts: enough for MostOfTheWorld.
func (r *Reach) AddBox(b *geom.Bounds) {
	if b != nil {
		r.Merge(Reach{full: true, box: flat.DegreesOf(b)})
	}
}

// Merge takes what another reach has.
func (r *Reach) Merge(o Reach) {
	switch {
	case !o.full:
		return
	case !r.full:
		*r = o
	default:
		r.box = r.box.With(o.box)
		r.spans = append(r.spans, o.spans...)
	}
	if len(r.spans) > 2*max(r.apart, mostSpans) {
		r.join()
	}
}

// join puts the spans in order, those that meet as one. What was in order before is
// not sorted again, which takes a tenth of a second for half a million.
func (r *Reach) join() {
	if compact.Program { // of which the rest would only be quicker
		r.spans = joinSpans(r.spans)
		r.apart = len(r.spans)
		return
	}
	before, more := r.spans[:r.apart], r.spans[r.apart:]
	if len(more) == 0 {
		return
	}
	more = joinSpans(more)
	all := make([][2]float64, 0, len(before)+len(more))
	for len(before) > 0 && len(more) > 0 {
		next := &before
		if more[0][0] < before[0][0] {
			next = &more
		}
		all = appendSpan(all, (*next)[0])
		*next = (*next)[1:]
	}
	for _, s := range before {
		all = appendSpan(all, s)
	}
	for _, s := range more {
		all = appendSpan(all, s)
	}
	r.spans, r.apart = all, len(all)
}

// Nothing reports whether nothing with a place was added.
func (r *Reach) Nothing() bool { return !r.full }

// MostOfTheWorld reports whether it is so much that a map shows the whole globe.
// More never makes it less.
func (r *Reach) MostOfTheWorld() bool {
	return r.full && r.box.East-r.box.West >= 300 && r.box.North-r.box.South >= 110
}

// Region is the part of the world that it is, with nothing to measure yet.
func (r *Reach) Region() Region {
	part := Region{South: max(r.box.South, -90), North: min(r.box.North, 90)}
	if !r.full || !(part.South <= part.North) { // nothing, or no numbers
		part.South, part.North = -90, 90
	}
	r.join()
	part.West, part.East = NarrowestSpan(r.spans)
	part.Lon, part.Lat = flat.WrapLon((part.West+part.East)/2), (part.South+part.North)/2
	return part
}

// farthest is a longitude that no data has: what is beyond it is damaged.
const farthest = 1e4

// lonSpans appends the longitudes that each part of a geometry covers.
func lonSpans(spans [][2]float64, g geom.T) [][2]float64 {
	for simple := range flat.Simple(g) {
		for part := range flat.Parts(simple) {
			span := [2]float64{math.Inf(1), math.Inf(-1)}
			for i := 0; i < len(part); i += simple.Stride() {
				span[0], span[1] = min(span[0], part[i]), max(span[1], part[i])
			}
			if len(part) > 0 && span[0] > -farthest && span[1] < farthest { // and no NaN
				spans = append(spans, span)
			}
		}
	}
	return spans
}

// NarrowestSpan returns the shortest stretch of longitudes, in degrees, that
// holds all spans: the circle without its widest gap. east is at least west. The
// spans are put in order.
func NarrowestSpan(spans [][2]float64) (west, east float64) {
	if len(spans) == 0 {
		return -180, 180
	}
	spans = joinSpans(spans)
	west, east = spans[0][0], spans[len(spans)-1][1]
	widest := west + 360 - east
	for i := 1; i < len(spans); i++ {
		if gap := spans[i][0] - spans[i-1][1]; gap > widest {
			widest, west, east = gap, spans[i][0], spans[i-1][1]+360
		}
	}
	return west, min(east, west+360)
}

// joinSpans returns the spans in order, those that meet as one.
func joinSpans(spans [][2]float64) [][2]float64 {
	sorting.By(spans, func(a, b [2]float64) int { return cmp.Compare(a[0], b[0]) })
	joined := spans[:0]
	for _, s := range spans {
		joined = appendSpan(joined, s)
	}
	return joined
}

// appendSpan appends a span that begins no farther west than the last one, or makes that
// longer where they meet.
func appendSpan(joined [][2]float64, s [2]float64) [][2]float64 {
	if last := len(joined) - 1; last >= 0 && s[0] <= joined[last][1] {
		joined[last][1] = max(joined[last][1], s[1])
		return joined
	}
	return append(joined, s)
}
