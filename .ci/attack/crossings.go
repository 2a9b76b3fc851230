package main

import (
	"math"
	"strings"
)

// areas are features of one ring each, of x and y one after the other.
func areas(n int, ring func(i float64) []float64) []byte {
	all := make([]string, n)
	for i := range all {
		all[i] = `{"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": [[` + written(ring(float64(i)), true) + `]]}}`
	}
	return collection(strings.Join(all, ","))
}

// star is a star of 64 corners around the middle of the world.
func star(turn float64) (ring []float64) {
	for k := range 64 {
		sin, cos := math.Sincos(math.Pi*float64(k)/32 + turn)
		size := 60 - 30*float64(k%2)
		ring = append(ring, size*cos, size*sin)
	}
	return ring
}

// crossingAttacks are areas in one that cross, or lie along each other.
func crossingAttacks() []attack {
	one := func(name string, n int, ring func(i float64) []float64) attack {
		a := joined(name+" in one", `"a": {"src": "a.geojson", "join": true}`, map[string][]byte{"a.geojson": areas(n, ring)})
		a.files["map.json"] = append([]byte(`{"proj": {"id": "robinson"}, `), a.files["map.json"][1:]...)
		return a
	}
	slivers := func(i float64) []float64 {
		return []float64{-60 + i/1000, -40, -59.999 + i/1000, -40, 60 + i/1000, 40}
	}
	return []attack{
		one("100 slivers side by side", 100, slivers),
		one("400 slivers side by side", 400, slivers).allowed(2, 80, "over the goal: what walls side by side reach across, 32 bytes for each cell that they are in, of which there are 600,000"),
		one("slivers across each other", 200, func(i float64) []float64 {
			if at := 0.6*i - 60; int(i)%2 == 0 {
				return []float64{at, -40, at + 0.0005, -40, -at / 3, 40}
			}
			return []float64{-60, i/3 - 35, -60, i/3 - 34.9995, 60, 30 - i/4}
		}),
		one("4k rectangles with a corner in common", 4000, func(i float64) []float64 {
			return []float64{0, 0, 100 - i/50, 0, 100 - i/50, 10 + i/100, 0, 10 + i/100}
		}),
		one("4k triangles with a common apex", 4000, func(i float64) []float64 {
			sin, cos := math.Sincos(i / 1000)
			return []float64{0, 0, 60 * cos, 60 * sin, 60*cos - 18*sin, 60*sin + 18*cos}
		}),
		one("4k stars", 4000, func(i float64) []float64 { return star(i / 1000) }).allowed(12, 260, "over the goal: edges cross hundreds of thousands of times, and each is projected in pieces, twice; GEOS 3.11 takes 9 seconds to unite them where they are in memory and their edges not bent"),
	}
}
