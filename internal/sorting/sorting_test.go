package sorting_test

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"sort"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/sorting"
)

func ExampleStably() {
	words := []string{"ring", "arc", "map", "sea"}
	sorting.Stably(words, func(a, b string) int { return cmp.Compare(len(a), len(b)) })
	fmt.Println(strings.Join(words, " "))
	// Output: arc map sea ring
}

// The program of the web sorts by package sort. Were that another order of what is equal,
// its maps could be other maps.
func TestBothWaysToSortLeaveTheSameOrder(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	compare := func(a, b [2]int) int { return cmp.Compare(a[0], b[0]) }
	for range 300 {
		list := make([][2]int, r.IntN(3000))
		for i := range list {
			list[i] = [2]int{r.IntN(1 + r.IntN(200)), i}
		}
		ours, theirs := slices.Clone(list), slices.Clone(list)
		sorting.By(ours, compare)
		sort.Slice(theirs, func(i, j int) bool { return compare(theirs[i], theirs[j]) < 0 })
		if !slices.Equal(ours, theirs) {
			t.Fatalf("%d things with equal ones among them: slices.SortFunc and sort.Slice leave other orders", len(list))
		}
		sorting.Stably(list, compare)
		if !slices.IsSortedFunc(list, func(a, b [2]int) int { return cmp.Or(compare(a, b), cmp.Compare(a[1], b[1])) }) {
			t.Fatal("what is equal is in another order")
		}
	}
}
