package overlay

import (
	"slices"
	"testing"
	"time"

	"github.com/seed-898ab921/kartograph/internal/pace"
	"github.com/twpayne/go-geom"
)

// copies are so many copies of a triangle and one that overlaps them.
func copies(n int) *geom.MultiPolygon {
	all := geom.NewMultiPolygon(geom.XY)
	for range n {
		all.Push(geom.NewPolygonFlat(geom.XY, []float64{0, 0, 0, 100, 100, 100, 0, 0}, []int{8}))
	}
	all.Push(geom.NewPolygonFlat(geom.XY, []float64{0, 50, 50, 150, 100, 50, 0, 50}, []int{8}))
	return all
}

// Copies of a member change nothing, and cost what reading them does.
func TestCopiesOfMembers(t *testing.T) {
	one, err := UniteMembers(t.Context(), copies(1))
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range []int{2, 400, 20_000} {
		pace.Within(t, "uniting copies", time.Second, func() {
			many, err := UniteMembers(t.Context(), copies(n))
			if err != nil || !slices.Equal(many.FlatCoords(), one.FlatCoords()) {
				t.Errorf("%d copies give another union, %v", n, err)
			}
		})
	}
}

func TestMayOverlap(t *testing.T) {
	apart := geom.NewMultiPolygonFlat(geom.XY, []float64{0, 0, 0, 1, 1, 1, 0, 0, 5, 5, 5, 6, 6, 6, 5, 5}, [][]int{{8}, {16}})
	for _, c := range []struct {
		what string
		g    geom.T
		want bool
	}{{"apart", apart, false}, {"over each other", copies(1), true}} {
		if got, err := MayOverlap(c.g); err != nil || got != c.want {
			t.Errorf("%s: %v, %v, want %v", c.what, got, err, c.want)
		}
	}
}
