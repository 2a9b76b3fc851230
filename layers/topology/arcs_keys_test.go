package topology

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// TestKeysOfManyAreThoseOfEach compares the keys of points that are found together with
// those of each point alone: in the middle of cells, at their edges, far away, and where
// points are no numbers.
func TestKeysOfManyAreThoseOfEach(t *testing.T) {
	random := rand.New(rand.NewPCG(21, 22))
	odd := []float64{0, math.Copysign(0, -1), math.NaN(), math.Inf(1), math.Inf(-1), 1e12, -1e300, 5e-324}
	for round := range 200 {
		stride, n := 2+round%2, 1+random.IntN(300)
		precision := []float64{0, 1e-4, 0.3}[round%3]
		coords := make([]float64, stride*n)
		for i := range coords {
			coords[i] = math.Floor(random.NormFloat64()*40) * sieveCell * precision
			if random.IntN(2) == 0 {
				coords[i] += random.Float64() * precision * sieveCell
			}
			if random.IntN(30) == 0 {
				coords[i] = odd[random.IntN(len(odd))]
			}
		}
		s := newSieve(t.Context(), &vertices{ids: make([]int32, n+7)}, precision)
		s.tileCells = []uint{largeTile, smallTile}[round/3%2]
		w := &sorter{s: s}
		w.keysOf(7, coords, stride, n)
		w.end()
		var all, parts, inParts []uint64
		var rest, zeros []int32
		for i := range n {
			p, x, y := int32(7+i), coords[i*stride], coords[i*stride+1]
			var k keys
			if s.find(&k, x, y); k.n == 0 {
				rest = append(rest, p)
			}
			for j, key := range k.all[:k.n] {
				all, parts = append(all, key<<32|uint64(pointBits(p, j > 0))), append(parts, key>>s.shift)
			}
			if x == 0 && math.Signbit(x) || y == 0 && math.Signbit(y) {
				zeros = append(zeros, p)
			}
		}
		for _, r := range w.runs {
			for range r.to - r.from {
				inParts = append(inParts, uint64(r.part))
			}
		}
		if !slices.Equal(w.entries[:w.n], all) || !slices.Equal(inParts, parts) || !slices.Equal(w.done.rest, rest) || !slices.Equal(w.done.zeros, zeros) {
			t.Fatalf("round %d, precision %v: other keys than those of each point", round, precision)
		}
	}
}

// TestCrowdsHaveSmallTiles sorts more points in two tiles than a part is to have.
func TestCrowdsHaveSmallTiles(t *testing.T) {
	random := rand.New(rand.NewPCG(61, 62))
	for _, n := range []int32{manyOfPart / 2, 4 * manyOfPart} {
		coords := make([]float64, 2*n)
		for i := range coords {
			coords[i] = 14 + 10*random.Float64()
		}
		v := &vertices{spans: []span{{coords: coords, stride: 2, size: n}}, ids: make([]int32, n)}
		v.turnPages()
		s := newSieve(t.Context(), v, 1e-4)
		if err := s.sortAll(t.Context()); err != nil {
			t.Fatal(err)
		}
		want := uint(largeTile)
		if n > manyOfPart {
			want = smallTile
		}
		if s.tileCells != want || s.largest() > manyOfPart {
			t.Errorf("%d points: tiles of %d, the largest part has %d entries", n, s.tileCells, s.largest())
		}
	}
}
