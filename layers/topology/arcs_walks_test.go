package topology_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/seed-898ab921/kartograph/layers/topology"
	"github.com/twpayne/go-geom"
)

// TestWalksComeBack cuts rings and lines that walk to and fro over each other
// into arcs and puts them together again: they must walk the same way.
func TestWalksComeBack(t *testing.T) {
	random := rand.New(rand.NewPCG(91, 92))
	for range 20000 {
		walks := make([][]float64, 1+random.IntN(2))
		var gs []geom.T
		for i := range walks {
			walks[i] = walk(random)
			gs = append(gs, polygonOf(walks[i]), geom.NewLineStringFlat(geom.XY, walks[i]))
		}
		topo := topology.Build([]topology.Layer{{Geometries: gs}})
		for i, want := range walks {
			if line := topo.Geometry(0, 2*i+1); line != nil && !slices.Equal(line.FlatCoords(), want) {
				t.Fatalf("walks %v: line %d is now %v", walks, i, line.FlatCoords())
			}
			if ring := topo.Geometry(0, 2*i); ring != nil && !turnedRing(ring.FlatCoords(), want) {
				t.Fatalf("walks %v: ring %d is now %v", walks, i, ring.FlatCoords())
			}
		}
	}
}

// walk goes from point to neighbouring point of a small grid, with a liking for
// the way that it came, and back to where it began.
func walk(random *rand.Rand) []float64 {
	way := [][2]float64{{1, 1}}
	for range 3 + random.IntN(6) {
		at := way[len(way)-1]
		next := [2]float64{float64(random.IntN(3)), float64(random.IntN(3))}
		if next != at {
			way = append(way, next)
		}
	}
	if random.IntN(2) == 0 { // out and back
		for _, p := range slices.Backward(way[:len(way)-1]) {
			way = append(way, p)
		}
	}
	k := random.IntN(len(way))
	if way[0] == way[len(way)-1] {
		way = append(append([][2]float64{}, way[k:len(way)-1]...), way[:k]...)
	}
	if len(way) < 3 {
		return walk(random)
	}
	var flat []float64
	for _, p := range way {
		flat = append(flat, p[0], p[1])
	}
	if n := len(flat); flat[0] != flat[n-2] || flat[1] != flat[n-1] {
		flat = append(flat, flat[0], flat[1])
	}
	return flat
}

// turnedRing reports whether a closed ring is another one that starts elsewhere.
func turnedRing(got, want []float64) bool {
	n := len(want) - 2
	if len(got) != len(want) || got[0] != got[n] || got[1] != got[n+1] {
		return false
	}
	twice := append(append([]float64{}, want[:n]...), want[:n]...)
	for k := 0; k < n; k += 2 {
		if slices.Equal(twice[k:k+n], got[:n]) {
			return true
		}
	}
	return false
}
