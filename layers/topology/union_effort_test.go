package topology_test

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"runtime"
	"sort"
	"testing"

	"github.com/seed-898ab921/kartograph/layers/topology"
	"github.com/twpayne/go-geom"
)

// stripsThrough are strips at random angles, of which each crosses most of the others.
func stripsThrough(n int, seed uint64) []geom.T {
	r := rand.New(rand.NewPCG(seed, seed))
	gs := make([]geom.T, n)
	for i := range gs {
		x, y := 500+100*r.Float64(), 500+100*r.Float64()
		s, c := math.Sincos(math.Pi * r.Float64())
		gs[i] = polygonOf([]float64{x - 400*c, y - 400*s, x + 400*c, y + 400*s, x + 400*c - s, y + 400*s + c, x - 400*c - s, y - 400*s + c, x - 400*c, y - 400*s})
	}
	return gs
}

// Whether an effort is used up is told exactly, and depends neither on how many processors
// there are nor on which of them does what.
func TestEffortOnAnyProcessors(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	for name, gs := range map[string][]geom.T{"strips": stripsThrough(60, 3), "circles": circles(300, 9, 4)} {
		enough := sort.Search(1<<22, func(looks int) bool {
			_, err := topology.NewEffort(looks).Union(t.Context(), gs)
			return err == nil
		})
		if enough < 100 || enough == 1<<22 {
			t.Fatalf("%s: %d looks are enough", name, enough)
		}
		for _, procs := range []int{1, 2, 8} {
			runtime.GOMAXPROCS(procs)
			for range 5 {
				if _, err := topology.NewEffort(enough).Union(t.Context(), gs); err != nil {
					t.Errorf("%s on %d processors: %d looks: %v", name, procs, enough, err)
				}
				if _, err := topology.NewEffort(enough-1).Union(t.Context(), gs); !errors.Is(err, topology.ErrTangled) {
					t.Errorf("%s on %d processors: %d looks: %v, want ErrTangled", name, procs, enough-1, err)
				}
			}
		}
	}
}

// An effort is one for all that is done with it, and what is united within it is what is
// united without.
func TestEffortForSome(t *testing.T) {
	gs := circles(300, 9, 5)
	e := topology.NewEffort(1 << 22)
	one, err := e.Union(t.Context(), gs)
	if err != nil {
		t.Fatal(err)
	}
	want, err := topology.Union(t.Context(), gs)
	if err != nil || fmt.Sprint(one.FlatCoords()) != fmt.Sprint(want.FlatCoords()) {
		t.Errorf("%v, or others are united within an effort than without", err)
	}
	calls := 1
	for ; err == nil && calls < 10_000; calls++ {
		_, err = e.Union(t.Context(), gs)
	}
	if !errors.Is(err, topology.ErrTangled) {
		t.Errorf("after %d calls: %v, want ErrTangled", calls, err)
	}
}

// A polygon that crosses itself is cleaned at any density, but within an effort as far as
// that goes.
func TestEffortOfACleanedStar(t *testing.T) {
	const n = 401
	star := make([]float64, 0, 2*n+2)
	for i := range n + 1 {
		s, c := math.Sincos(2 * math.Pi * float64(i*200%n) / n)
		star = append(star, 500*c, 500*s)
	}
	g := polygonOf(star)
	if _, err := topology.Clean(t.Context(), g); err != nil {
		t.Fatal(err)
	}
	if _, err := topology.NewEffort(1000).Clean(t.Context(), g); !errors.Is(err, topology.ErrTangled) {
		t.Errorf("%v, want ErrTangled", err)
	}
}
