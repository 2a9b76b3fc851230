package topology

import (
	"cmp"
	"context"
	"math/rand/v2"
	"slices"
	"testing"
)

// TestSheavesPassOverNothing compares where walls are split with what comes of looking
// at all pairs, for walls as they are and for what splitting makes of them.
func TestSheavesPassOverNothing(t *testing.T) {
	sheaves := 0
	for name, one := range bundles() {
		r := rand.New(rand.NewPCG(5, 5))
		walls := bundled(r, 200, one)
		for round := range 2 {
			quick, slow := startedNoder(walls), startedNoder(walls)
			quick.meetEachOther()
			for i := range walls {
				for j := range i {
					slow.pair(int32(i), int32(j))
				}
			}
			if a, b := sortedSplits(&quick), sortedSplits(&slow); !slices.Equal(a, b) || quick.knotted != slow.knotted || quick.err != nil {
				t.Fatalf("%s, round %d: %d splits of %d walls, %d by all pairs; %v", name, round, len(a), len(walls), len(b), quick.err)
			}
			sheaves += len(quick.sheaves.all)
			quick.apply()
			if walls = quick.walls; len(walls) > 5000 {
				walls = walls[:5000]
			}
		}
	}
	if sheaves < 300 {
		t.Errorf("%d sheaves", sheaves)
	}
}

func startedNoder(walls []wall) wallNoder {
	return wallNoder{ctx: context.Background(), walls: slices.Clone(walls), most: 1e6}
}

func sortedSplits(n *wallNoder) []wallSplit {
	slices.SortFunc(n.splits, func(a, b wallSplit) int {
		return cmp.Or(cmp.Compare(a.wall, b.wall), cmp.Compare(a.along, b.along), cmp.Compare(a.p.x, b.p.x), cmp.Compare(a.p.y, b.p.y))
	})
	return n.splits
}
