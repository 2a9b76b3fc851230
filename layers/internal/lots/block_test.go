package lots_test

import (
	"testing"

	"github.com/seed-898ab921/kartograph/layers/internal/lots"
)

// TestListsOfABlockAreApart fills all lists of some blocks, used again and again, and
// looks at them before each is put back.
func TestListsOfABlockAreApart(t *testing.T) {
	var all lots.Blocks
	for round := range 20 {
		block := all.Take(100 + 10*(round%3))
		var lists [][]float64
		for k := range 30 { // more than there is room for
			list := block.Take(k % 9)
			if len(list) != k%9 || cap(list) != k%9 {
				t.Fatalf("a list of %d numbers with room for %d, want %d", len(list), cap(list), k%9)
			}
			for i := range list {
				list[i] = float64(100*round + k)
			}
			lists = append(lists, list)
		}
		for k, list := range lists {
			for _, v := range list {
				if v != float64(100*round+k) {
					t.Fatalf("round %d: list %d was written over with %v", round, k, v)
				}
			}
		}
		all.Put(block)
	}
}
