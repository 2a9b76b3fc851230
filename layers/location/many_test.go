package location

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/twpayne/go-geom"
)

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
		sorted.Sort()
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
	p.Sort()
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
	a := NewAreas(geometries, Options{})
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
