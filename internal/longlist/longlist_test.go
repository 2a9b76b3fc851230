package longlist_test

import (
	"slices"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/longlist"
)

// TestFor holds that what is in a list stays there, whatever its length, and that there is the room.
func TestFor(t *testing.T) {
	for _, n := range []int{0, 1, 8191, 8192, 8193, 100_000} {
		list := make([]int64, n)
		for i := range list {
			list[i] = int64(i)
		}
		for _, more := range []int{0, 1, n, 3*n + 7} {
			got := longlist.For(slices.Clip(list), more)
			if !slices.Equal(got, list) {
				t.Errorf("%d elements and room for %d: other elements", n, more)
			}
			if cap(got)-len(got) < more {
				t.Errorf("%d elements and room for %d: room for %d", n, more, cap(got)-len(got))
			}
		}
	}
}

// TestForTwice holds that a list that grows one by one is copied a few times only.
func TestForTwice(t *testing.T) {
	var list []float64
	copies := 0
	for i := range 1 << 20 {
		before := cap(list)
		list = longlist.Add(list, float64(i))
		if cap(list) != before {
			copies++
		}
	}
	if copies > 22 {
		t.Errorf("a million elements were copied %d times", copies)
	}
}

func TestClone(t *testing.T) {
	type wide struct{ a [5]int }
	list := make([]wide, 10_000)
	for i := range list {
		list[i].a[4] = i
	}
	if got := longlist.Clone(list); !slices.Equal(got, list) {
		t.Error("other elements")
	}
	if got := longlist.Clone[wide](nil); got != nil {
		t.Errorf("nothing became %v", got)
	}
	if got := longlist.Clone(make([]struct{}, 3)); len(got) != 3 {
		t.Errorf("3 elements without a size became %d", len(got))
	}
}

func TestFit(t *testing.T) {
	list := make([]int, 800, 900)
	if got := longlist.Fit(list); cap(got) != 900 {
		t.Errorf("a list with an eighth to spare was copied")
	}
	if got := longlist.Fit(list[:700]); cap(got) != 700 || len(got) != 700 {
		t.Errorf("700 elements have room for %d", cap(got))
	}
	if got := longlist.Fit[int](nil); got != nil {
		t.Errorf("nothing became %v", got)
	}
}
