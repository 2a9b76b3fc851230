package main

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
)

// crown are rings of so many points that go out and back in, one after another.
func crown(rings, points int) []byte {
	all := make([]string, rings)
	for i := range all {
		ring := make([]string, points+1)
		for k := range ring {
			sin, cos := math.Sincos(2 * math.Pi * float64(k%points) / float64(points))
			size := 20 + float64(20*(k%2)) + float64(i)/float64(rings)
			ring[k] = fmt.Sprintf("[%.6f,%.6f]", size*cos, size*sin)
		}
		all[i] = `{"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": [[` + strings.Join(ring, ",") + `]]}}`
	}
	return collection(strings.Join(all, ","))
}

// crowd is one geometry of n squares, upon each other.
func crowd(n int) []byte {
	all := make([]string, n)
	for i := range all {
		x, y := float64(i*7919%10_007)/1000, float64(i*104_729%10_009)/1000
		all[i] = fmt.Sprintf("[[[%.4f,%.4f],[%.4f,%.4f],[%.4f,%.4f],[%.4f,%.4f],[%.4f,%.4f]]]", x, y, x+0.2, y, x+0.2, y+0.2, x, y+0.2, x, y)
	}
	return collection(`{"type": "Feature", "properties": {}, "geometry": {"type": "MultiPolygon", "coordinates": [` + strings.Join(all, ",") + `]}}`)
}

// towns are rings of so many points within a degree each, at random distances from their middles.
func towns(rings, points int) []byte {
	r := rand.New(rand.NewPCG(7, 7))
	all := make([]string, rings)
	for i := range all {
		ring, x, y := make([]string, points+1), 340*r.Float64()-170, 130*r.Float64()-60
		for k := range ring {
			sin, cos := math.Sincos(2 * math.Pi * float64(k) / float64(points))
			size := 0.3 + 0.2*r.Float64()
			ring[k] = fmt.Sprintf("[%.5f,%.5f]", x+size*cos, y+size*sin)
		}
		ring[points] = ring[0]
		all[i] = `{"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": [[` + strings.Join(ring, ",") + `]]}}`
	}
	return collection(strings.Join(all, ","))
}

// bufferAttacks widen what has many edges near each other.
func bufferAttacks() []attack {
	widened := func(name, by string, data []byte) attack {
		return joined(name, `"a": {"src": "a.geojson", "join": {"buffer": `+by+`}}`, map[string][]byte{"a.geojson": data})
	}
	return []attack{
		widened("a crown of 4k points, widened", "50", crown(1, 4000)),
		widened("100 crowns of 300 points, widened", "50", crown(100, 300)),
		widened("100 towns of 3,000 points, widened", "3", towns(100, 3000)),
		widened("10k squares of one geometry, widened", "20", crowd(10_000)),
	}
}
