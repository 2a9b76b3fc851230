package rings

import (
	"cmp"

	"github.com/seed-898ab921/kartograph/internal/heed"
)

// question asks where a point is seen from a ring: the first or second point of
// the inner ring with the number of.
type question struct {
	edgeTest
	of int
}

// questions are those about one ring, from south to north. Points of the height
// y are in the band (y - south) * scale, and the questions of band b are those
// from first[b] to first[b+1]: an edge that is no higher than a band or two
// meets hardly any.
type questions struct {
	list         []question
	south, scale float64
	first        []int32
}

// hold reports of each of the inner rings, whose boxes are in that of ring k,
// whether ring k contains it; see contains, whose first two questions it asks for
// all of them in one pass. The others are left to contains where those two do
// not decide.
func (n *nester) hold(k int, inner []int) []bool {
	if len(inner) == 0 {
		return nil
	}
	r := &n.rings[k]
	n.spend(r.points() + 2*len(inner))
	q := n.ask(r, inner)
	n.pass(r, q)
	votes := make([]int8, len(inner))
	for i := range q.list {
		votes[q.list[i].of] += int8(q.list[i].result())
	}
	holds := make([]bool, len(inner))
	for i, v := range votes {
		if v == 2 || v == -2 {
			holds[i] = v > 0
		} else {
			holds[i] = n.contains(k, inner[i])
		}
	}
	return holds
}

// ask returns the first two questions for each of the inner rings.
func (n *nester) ask(r *Ring, inner []int) *questions {
	q := &questions{list: make([]question, 0, 2*len(inner)), south: r.box.MinY}
	for of, i := range inner {
		start := n.rings[i].start
		for p := start; p < start+2; p++ {
			q.list = append(q.list, question{edgeTest{x: n.xy[2*p], y: n.xy[2*p+1]}, of})
		}
	}
	_ = heed.Sort(n.hears, q.list, func(a, b question) int { return cmp.Compare(a.y, b.y) }) // whose error spend hears
	const most = 1 << 12                                                                     // bands fit the cache
	bands := min(4*len(q.list), most)
	q.first = make([]int32, bands+1)
	if height := r.box.MaxY - r.box.MinY; height > 0 {
		q.scale = float64(bands) / height
	}
	at := 0
	for b := range bands {
		q.first[b] = int32(at)
		for at < len(q.list) && q.band(q.list[at].y) == b {
			at++
		}
	}
	q.first[bands] = int32(at)
	return q
}

// band returns the band of a height that is in the ring's box.
func (q *questions) band(y float64) int {
	if b := int((y - q.south) * q.scale); uint(b) < uint(len(q.first)-1) {
		return b
	}
	return len(q.first) - 2
}

// pass shows each edge of a ring to the questions that are in its bands, until
// that is too much.
func (n *nester) pass(r *Ring, q *questions) {
	xy := n.xy[2*r.start : 2*r.end]
	x1, y1 := xy[len(xy)-2], xy[len(xy)-1]
	b1 := q.band(y1)
	for i := 0; i+1 < len(xy); i += 2 {
		x2, y2 := xy[i], xy[i+1]
		b2 := q.band(y2)
		low, high := b1, b2
		if low > high {
			low, high = high, low
		}
		if from, to := q.first[low], q.first[high+1]; from < to {
			if n.spend(int(to - from)); n.steps < 0 {
				return
			}
			for k := from; k < to; k++ {
				q.list[k].add(x1, y1, x2, y2)
			}
		}
		x1, y1, b1 = x2, y2, b2
	}
}
