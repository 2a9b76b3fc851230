package overlay

import (
	"context"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/peterstace/simplefeatures/rtree"
	"github.com/seed-898ab921/kartograph/internal/heed/ending"
	"github.com/twpayne/go-geom"
)

// TestForest finds in several trees what it finds one by one, ends where it has enough,
// and hears its context while the trees are made.
func TestForest(t *testing.T) {
	random := rand.New(rand.NewPCG(41, 42))
	boxes := make([]rtree.BulkItem, 3*treeBoxes+100)
	for i := range boxes {
		x, y := random.Float64()*1000, random.Float64()*1000
		boxes[i] = rtree.BulkItem{RecordID: i, Box: rtree.Box{MinX: x, MinY: y, MaxX: x + random.Float64(), MaxY: y + random.Float64()}}
	}
	f, err := grow(t.Context(), slices.Clone(boxes))
	if err != nil {
		t.Fatal(err)
	}
	for range 200 {
		x, y := random.Float64()*1000, random.Float64()*1000
		asked := rtree.Box{MinX: x, MinY: y, MaxX: x + 20, MaxY: y + 20}
		var want, got []int
		for i, b := range boxes {
			if b.Box.MinX <= asked.MaxX && b.Box.MaxX >= asked.MinX && b.Box.MinY <= asked.MaxY && b.Box.MaxY >= asked.MinY {
				want = append(want, i)
			}
		}
		f.each(asked, func(i int) bool { got = append(got, i); return false })
		if slices.Sort(got); !slices.Equal(got, want) {
			t.Fatalf("%v: %v, want %v", asked, got, want)
		}
		few := 0
		f.each(asked, func(int) bool { few++; return few == 2 })
		if few != min(2, len(want)) {
			t.Errorf("%v: went on to %d", asked, few)
		}
	}
	ending.Heard(t, "trees", 4, func(ctx context.Context) error {
		_, err := grow(ctx, slices.Clone(boxes))
		return err
	})
}

// TestRunsAreTheirEdges compares what a mask tells of points, which are anywhere, at corners,
// at their heights and within a millionth of them, with what all its edges tell one by one.
func TestRunsAreTheirEdges(t *testing.T) {
	random := rand.New(rand.NewPCG(43, 44))
	var rings []geom.T
	for range 60 {
		x, y, size := 1000*random.Float64(), 1000*random.Float64(), 200*random.Float64()
		corners := 3 + random.IntN(60)
		var ring []float64
		for k := range corners + 1 {
			sin, cos := math.Sincos(2 * math.Pi * float64(k%corners) / float64(corners))
			ring = append(ring, math.Round(x+size*cos), math.Round(y+size*sin))
		}
		rings = append(rings, geom.NewPolygonFlat(geom.XY, ring, []int{len(ring)}))
	}
	m, err := NewMask(t.Context(), rings)
	if err != nil {
		t.Fatal(err)
	}
	inside, touched := 0, 0
	for range 20_000 {
		corner := m.runs[random.IntN(len(m.runs))].xy
		x, y := 1000*random.Float64(), 1000*random.Float64()
		if random.IntN(3) > 0 {
			y = corner[1] + 1e-6*float64(random.IntN(3)-1)
		}
		if random.IntN(3) > 0 {
			x = corner[0] + math.Copysign(math.Pow(10, -18*random.Float64()), random.Float64()-0.5)*float64(random.IntN(2))
		}
		wantIn, wantOn := false, false
		for _, r := range m.rings {
			for k := 0; k+3 < len(r); k += 2 {
				crossed, on := crosses(r[k], r[k+1], r[k+2], r[k+3], x, y)
				wantIn, wantOn = wantIn != crossed, wantOn || on
			}
		}
		in, on := m.around(x, y, nil)
		if in != wantIn || on != wantOn {
			t.Fatalf("%v, %v: inside %t, on an edge %t, and not %t, %t", x, y, in, on, wantIn, wantOn)
		}
		if in {
			inside++
		}
		if on {
			touched++
		}
	}
	if inside < 1000 || touched < 1000 {
		t.Errorf("%d points inside, %d on edges", inside, touched)
	}
}
