package location

import (
	"context"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/seed-898ab921/kartograph/internal/heed/ending"
	"github.com/twpayne/go-geom"
)

// areasOf sorts polygons.
func areasOf(t *testing.T, geometries []geom.T, o Options) *Areas {
	t.Helper()
	a, err := NewAreas(t.Context(), geometries, o)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func sort(t *testing.T, p *Points) {
	t.Helper()
	if err := p.Sort(t.Context()); err != nil {
		t.Fatal(err)
	}
}

// TestSortingHears asks often whether work is to end.
func TestSortingHears(t *testing.T) {
	ending.Heard(t, "points", 20, func(ctx context.Context) error {
		var p Points
		for i := range 300_000 {
			p.Add(i, float64(i%7919), float64(i%89))
		}
		return p.Sort(ctx)
	})
	ending.Heard(t, "polygons", 20, func(ctx context.Context) error {
		geometries := make([]geom.T, 40_000)
		for i := range geometries {
			geometries[i] = box(float64(i%360), float64(i%80), float64(i%360)+1, float64(i%80)+1)
		}
		_, err := NewAreas(ctx, geometries, Options{})
		return err
	})
}

// TestHalve has no point of the first half after one of the second, of points that
// are in any order, all the same, or equal in part.
func TestHalve(t *testing.T) {
	random := rand.New(rand.NewPCG(11, 12))
	for round := range 300 {
		points := make([]point, 2+random.IntN(200))
		kinds := 1 + random.IntN(1+round)
		for i := range points {
			points[i] = point{[3]float64{float64(random.IntN(kinds)), float64(i), float64(-i)}, random.IntN(kinds)}
		}
		for axis := range 3 {
			halve(nil, points, axis)
			middle := len(points) / 2
			for i := range middle {
				for k := middle; k < len(points); k++ {
					if before(&points[k], &points[i], axis) {
						t.Fatalf("round %d, axis %d: %v stands before %v", round, axis, points[i], points[k])
					}
				}
			}
		}
	}
}

// TestNearestOfEqual finds the first of equally near points, as a look at every
// one of them does, to the bit.
func TestNearestOfEqual(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 8))
	for round := range 60 {
		var sorted, plain Points
		step := float64(1 + random.IntN(30))
		for range random.IntN(300) {
			f, lon, lat := random.IntN(200), math.Round(random.Float64()*360/step)*step, math.Round((random.Float64()*180-90)/step)*step
			sorted.Add(f, lon, lat)
			plain.Add(f, lon, lat)
		}
		sort(t, &sorted)
		for range 100 {
			lon, lat := math.Round(random.Float64()*360/step)*step, math.Round((random.Float64()*180-90)/step)*step
			f, km := sorted.Nearest(lon, lat)
			want, wantKm := plain.Nearest(lon, lat)
			if f != want || km != wantKm {
				t.Fatalf("round %d: %g, %g: %d at %v km, want %d at %v", round, lon, lat, f, km, want, wantKm)
			}
		}
	}
}

// TestNearestInOnePlace takes no time for points that lie in one place, which took
// most of a minute.
func TestNearestInOnePlace(t *testing.T) {
	const n = 30_000
	var p Points
	for i := range n {
		p.Add(n-i, 10, 50)
	}
	sort(t, &p)
	began := time.Now()
	for range n {
		if f, km := p.Nearest(10, 50); f != 1 || km != 0 {
			t.Fatalf("%d at %g km, want the first", f, km)
		}
	}
	if took := time.Since(began); took > 4*time.Second {
		t.Errorf("%d searches among %d points in one place took %v", n, n, took)
	}
}

// TestAtMost finds the first of what At finds, of polygons that overlap and share
// borders, some of them of one feature.
func TestAtMost(t *testing.T) {
	random := rand.New(rand.NewPCG(9, 10))
	whole := func(n int) float64 { return float64(random.IntN(n)) }
	var geometries []geom.T
	for range 60 {
		g := geom.NewMultiPolygon(geom.XY)
		for range 1 + random.IntN(3) {
			w, s := whole(360)-180, whole(90)-60
			e, n := w+1+whole(90), s+1+whole(40)
			if err := g.Push(geom.NewPolygonFlat(geom.XY, []float64{w, s, e, s, e, n, w, n, w, s}, []int{10})); err != nil {
				t.Fatal(err)
			}
		}
		geometries = append(geometries, g)
	}
	a := areasOf(t, geometries, Options{})
	several := 0
	for range 5000 {
		lon, lat := whole(360)-180, whole(180)-90
		all := a.At(lon, lat, nil)
		if len(all) > 2 {
			several++
		}
		for n := 1; n < 4; n++ {
			if got, want := a.AtMost(n, lon, lat, []int{-5}), append([]int{-5}, all[:min(n, len(all))]...); !slices.Equal(got, want) {
				t.Fatalf("%g, %g: the first %d are %v, want %v", lon, lat, n, got, want)
			}
		}
	}
	if several < 1000 {
		t.Errorf("only %d points lie in several polygons", several)
	}
}
