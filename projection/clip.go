package projection

import (
	"cmp"
	"slices"

	"github.com/seed-898ab921/kartograph/internal/sorting"
)

// A stage cuts the sphere along an edge that is one closed loop: a small
// circle, or the two sides of the antimeridian. What is inside of a polygon is
// what its rings enclose by the even-odd rule. Nothing is concluded from the
// way in which rings run, so rings that cross or retrace themselves, or have no
// area, are cut as well as any: the stretches of the loop between the points
// where rings cross it are by turns inside and outside, and a witness knows of
// one of them.
type stage interface {
	// ring takes a ring of a polygon; piece tells that an earlier stage
	// made it.
	ring(w *walker, k int, ring []spot, piece bool)
	// finish ends a polygon whose rings have all been given.
	finish(w *walker, k int)
	// line takes an open line.
	line(w *walker, k int, line []spot)
	// sees reports whether the stage lets a point pass.
	sees(s spot) bool
	// witness returns the stage's witness of that number.
	witness(try int) *witness
	// probe finds the witnesses, given the stages before.
	probe(p *Projection, earlier []stage)
	loop
}

// loop is the closed edge of a region, with positions along it that grow
// ahead: with the region on the left.
type loop interface {
	// along appends the points of the loop strictly between two
	// positions, going ahead (to is taken as lying ahead of from).
	along(from, to float64, dst []spot) []spot
	// turn is the length of the loop in its own measure.
	turn() float64
	// lean tells how far ahead of a position on the loop a point within
	// lies: it grows with the direction from one to the other.
	lean(at float64, s spot) float64
}

// gate is where a chain meets the loop.
type gate struct {
	// at is the position on the loop.
	at    float64
	chain int
	entry bool
	// ahead tells that the stretch of the loop that starts here, rather
	// than the one that ends here, is inside.
	ahead bool
}

// chain is a part of a ring within the region: pts[from:to].
type chain struct {
	from, to int
	// entry and exit are the indexes of its gates in their order along the
	// loop.
	entry, exit int
	done        bool
}

// workings are a stage's buffers for the polygon in hand.
type workings struct {
	pts    []spot
	chains []chain
	gates  []gate
	// first is the chain that the ring in hand began with, and -1 where
	// it began outside.
	first int
	// mark is the number of gates before the ring in hand.
	mark int
	// inside reports whether the witness's point of the loop is inside of
	// the rings so far; watched tells that one of them may come near its
	// probe.
	inside, watched bool
	// crossed tells that stretches of the loop have been found inside that
	// do not lead on from where a ring leaves to where one enters, or that
	// the ends of chains lie by turns on the loop: rings cross each other.
	crossed bool
	// open is a stack of chains.
	open []int
	// tmp, vecs, seen and out hold one ring.
	tmp, out []spot
	vecs     []vec
	seen     []bool
	// probe is that of a disc whose crossings are counted.
	probe *radialProbe
}

func (b *workings) reset() {
	b.pts, b.chains, b.gates = b.pts[:0], b.chains[:0], b.gates[:0]
	b.inside, b.watched, b.crossed, b.probe = false, false, false, nil
}

// begin starts a chain in the midst of a ring, enter at the loop; leave ends
// it there.
func (b *workings) begin() {
	b.first = len(b.chains)
	b.chains = append(b.chains, chain{from: len(b.pts)})
}

func (b *workings) enter(at float64, s spot) {
	b.gates = append(b.gates, gate{at: at, chain: len(b.chains), entry: true})
	b.chains = append(b.chains, chain{from: len(b.pts)})
	b.add(s)
}

func (b *workings) leave(at float64, s spot) {
	last := len(b.chains) - 1
	b.add(s)
	b.chains[last].to = len(b.pts)
	if last != b.first && b.point() {
		return
	}
	b.gates = append(b.gates, gate{at: at, chain: last})
}

// point reports whether the last chain is no more than a point of the loop that
// the ring touches, and drops it then. Its gates are the last ones.
func (b *workings) point() bool {
	last := len(b.chains) - 1
	if c := b.chains[last]; c.to-c.from > 1 {
		return false
	}
	b.pts = b.pts[:b.chains[last].from]
	b.chains = b.chains[:last]
	for n := len(b.gates); n > b.mark && b.gates[n-1].chain == last; n-- {
		b.gates = b.gates[:n-1]
	}
	return true
}

// add appends a point to the chain in hand, once.
func (b *workings) add(s spot) {
	if n := len(b.pts); n > b.chains[len(b.chains)-1].from && b.pts[n-1] == s {
		return
	}
	b.pts = append(b.pts, s)
}

// start makes ready for a ring or line.
func (b *workings) start() { b.first, b.mark = -1, len(b.gates) }

// seal ends a ring whose chains begin at index from: the chain that it began
// with goes on where its last one stands. It reports whether the ring met a
// gate; one that met none is no chain at all.
func (b *workings) seal(from int) bool {
	last := len(b.chains) - 1
	if b.first >= 0 && b.first < last {
		first := b.chains[b.first]
		b.chains[b.first].done = true
		for _, s := range b.pts[first.from:first.to] {
			b.add(s)
		}
		b.chains[last].to = len(b.pts)
		// The first gate of the ring is the first chain's exit. It moves
		// to the end, next to the last chain's entry.
		exit := b.gates[b.mark]
		exit.chain = last
		b.gates = append(append(b.gates[:b.mark], b.gates[b.mark+1:]...), exit)
		b.point()
	}
	if len(b.gates) > b.mark {
		return true
	}
	if from < len(b.chains) {
		b.pts = b.pts[:b.chains[from].from]
		b.chains = b.chains[:from]
	}
	return false
}

// link finds for every gate which side of it is inside, given whether the
// point at a position on the loop is.
func (b *workings) link(at float64, inside bool) {
	n := len(b.gates)
	after, _ := slices.BinarySearchFunc(b.gates, at, func(g gate, at float64) int { return cmp.Compare(g.at, at) })
	for i := range n {
		g := &b.gates[(after+i)%n]
		g.ahead = (i%2 == 0) != inside
		b.crossed = b.crossed || g.ahead == g.entry
	}
	for i, g := range b.gates {
		if g.entry {
			b.chains[g.chain].entry = i
		} else {
			b.chains[g.chain].exit = i
		}
	}
}

// interlaced reports whether chains cross each other: the ends of such as do
// not are like brackets. Ends nearer than the tolerance may be out of order.
func (b *workings) interlaced(tolerance float64) bool {
	b.open = b.open[:0]
	for i, g := range b.gates {
		c := b.chains[g.chain]
		if i == min(c.entry, c.exit) {
			b.open = append(b.open, g.chain)
			continue
		}
		k := len(b.open) - 1
		for ; b.open[k] != g.chain; k-- {
			other := b.chains[b.open[k]]
			first, last := b.gates[min(other.entry, other.exit)], b.gates[max(other.entry, other.exit)]
			if first.at-b.gates[min(c.entry, c.exit)].at > tolerance && g.at-first.at > tolerance && last.at-g.at > tolerance {
				return true
			}
		}
		b.open = append(b.open[:k], b.open[k+1:]...)
	}
	return false
}

// gateNear reports whether there is a gate at about a position.
func (b *workings) gateNear(at, tolerance float64) bool {
	for _, g := range b.gates {
		if g.at > at-tolerance && g.at < at+tolerance {
			return true
		}
	}
	return false
}

// sort puts the gates in their order along the loop. Of two at the same point
// the one whose chain lies further ahead comes later.
func (b *workings) sort(l loop) {
	sorting.Stably(b.gates, func(p, q gate) int {
		if c := cmp.Compare(p.at, q.at); c != 0 {
			return c
		}
		return cmp.Compare(l.lean(p.at, b.inner(p)), l.lean(q.at, b.inner(q)))
	})
}

// inner is the point of a gate's chain next to the gate.
func (b *workings) inner(g gate) spot {
	c := b.chains[g.chain]
	if g.entry {
		return b.pts[min(c.from+1, c.to-1)]
	}
	return b.pts[max(c.to-2, c.from)]
}

// flip takes note that the witness's probe crosses a ring that many times.
func (b *workings) flip(crossings int) { b.inside = b.inside != (crossings&1 != 0) }

// rejoin passes on the rings of stage s, number k.
func (w *walker) rejoin(s stage, k int, at float64) {
	b := w.at[k]
	b.sort(s)
	b.close(s, at, func(ring []spot) { w.pass(k+1, ring, false, true) })
	w.crossed = w.crossed || b.crossed
}

// close closes the chains along the loop into rings and emits those that have
// an area. The ring is valid during the call only. At is the position of the
// point that b.inside tells of. The gates are in order.
func (b *workings) close(l loop, at float64, emit func(ring []spot)) {
	b.link(at, b.inside)
	b.crossed = b.crossed || b.interlaced(1e-6*l.turn())
	for i := range b.chains {
		if b.chains[i].done {
			continue
		}
		b.out = b.out[:0]
		forward := true
		for c := &b.chains[i]; !c.done; {
			c.done = true
			gate := c.exit
			if forward {
				b.out = append(b.out, b.pts[c.from:c.to]...)
			} else {
				gate = c.entry
				for _, s := range slices.Backward(b.pts[c.from:c.to]) {
					b.out = append(b.out, s)
				}
			}
			g := b.follow(l, gate)
			c, forward = &b.chains[g.chain], g.entry
		}
		if !arealess(b.out) {
			emit(b.out)
		}
	}
}

// follow appends to b.out the stretch of the loop that is inside at a gate, and
// returns the gate to which it leads.
func (b *workings) follow(l loop, i int) gate {
	n := len(b.gates)
	from := b.gates[i]
	if from.ahead {
		to := b.gates[(i+1)%n]
		b.out = l.along(from.at, ahead(l, to.at, i+1 == n), b.out)
		return to
	}
	to := b.gates[(i+n-1)%n]
	mark := len(b.out)
	b.out = l.along(to.at, ahead(l, from.at, i == 0), b.out)
	slices.Reverse(b.out[mark:])
	return to
}

// ahead is a position moved on by a lap if the way to it is around.
func ahead(l loop, to float64, around bool) float64 {
	if around {
		return to + l.turn()
	}
	return to
}

// arealess reports whether a ring has no area since it runs to and fro on one
// meridian or parallel, as is left of a border that runs along the cut.
func arealess(ring []spot) bool {
	low, high := ring[0], ring[0]
	for _, s := range ring {
		low.lambda, high.lambda = min(low.lambda, s.lambda), max(high.lambda, s.lambda)
		low.phi, high.phi = min(low.phi, s.phi), max(high.phi, s.phi)
	}
	return high.lambda-low.lambda < 4*speck || high.phi == low.phi
}

// pass gives a ring to stage k, or to the drawing after the last one. Hole
// tells that the ring runs clockwise there, piece that a stage has made it.
func (w *walker) pass(k int, ring []spot, hole, piece bool) {
	if k < len(w.p.stages) {
		w.p.stages[k].ring(w, k, ring, piece)
		return
	}
	w.drawRing(ring, hole, piece)
}

// passChains passes the chains of a line, which go nowhere along the loop.
func (w *walker) passChains(k, from int) {
	b := w.at[k]
	for _, c := range b.chains[from:] {
		w.passLine(k+1, b.pts[c.from:c.to])
	}
	b.reset()
}

// passLine is pass for open lines.
func (w *walker) passLine(k int, line []spot) {
	if k < len(w.p.stages) {
		w.p.stages[k].line(w, k, line)
		return
	}
	w.drawLine(line)
}

// end finishes stage k and those after it.
func (w *walker) end(k int) {
	if k < len(w.p.stages) {
		w.p.stages[k].finish(w, k)
		w.end(k + 1)
	}
}
