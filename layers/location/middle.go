package location

import (
	"math"
	"slices"

	"github.com/twpayne/go-geom"

	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/projection"
)

// Places appends the places of a geometry, longitudes and latitudes in turn: its
// points, or one in the middle of its longest line or its largest polygon. A
// geometry without any has none.
func Places(g geom.T, edges projection.Edges, places []float64) []float64 {
	start := len(places)
	for simple := range flat.Simple(g) {
		for p := range flat.Points(simple) {
			places = append(places, p[0], p[1])
		}
	}
	if len(places) > start {
		return places
	}
	if x, y, ok := middleOfLargest(g, edges); ok {
		return append(places, x, y)
	}
	longest := -1.0
	var lon, lat float64
	for simple := range flat.Simple(g) {
		for line := range flat.Lines(simple) {
			if x, y, length := middleOfLine(line); length > longest {
				lon, lat, longest = x, y, length
			}
		}
	}
	if longest >= 0 {
		places = append(places, lon, lat)
	}
	return places
}

// middleOfLine is the point half way along a line, and its length in degrees.
func middleOfLine(line []float64) (x, y, length float64) {
	step := func(i int) float64 {
		dx := math.Remainder(line[i+2]-line[i], 360)
		return math.Hypot(dx*math.Cos(flat.Radians((line[i+1]+line[i+3])/2)), line[i+3]-line[i+1])
	}
	for i := 0; i+3 < len(line); i += 2 {
		length += step(i)
	}
	rest := length / 2
	for i := 0; i+3 < len(line); i += 2 {
		if d := step(i); d > 0 && rest <= d {
			t := rest / d
			return line[i] + float64(math.Remainder(line[i+2]-line[i], 360)*t), line[i+1] + float64((line[i+3]-line[i+1])*t), length
		}
		rest -= step(i)
	}
	return line[0], line[1], length
}

// middleOfLargest is a point inside of the polygon that is largest on the sphere,
// half way between its southern and northern end, in the middle of the widest
// stretch that is inside there.
func middleOfLargest(g geom.T, edges projection.Edges) (x, y float64, ok bool) {
	largest := -1.0
	var rings [][]float64
	for simple := range flat.Simple(g) {
		for p := range flat.Polygons(simple) {
			r := unrolled(p, edges)
			if len(r) == 0 {
				continue
			}
			if size := math.Abs(sphereArea(r[0])); size > largest {
				largest, rings = size, r
			}
		}
	}
	if rings == nil {
		return 0, 0, false
	}
	south, north := math.Inf(1), math.Inf(-1)
	for i := 1; i < len(rings[0]); i += 2 {
		south, north = min(south, rings[0][i]), max(north, rings[0][i])
	}
	// Away from the middle where that runs along an edge.
	for _, part := range []float64{0.5, 0.4931, 0.5117, 0.4519, 0.5623} {
		y = south + float64((north-south)*part)
		if x, ok = widestStretch(rings, y); ok {
			return x, y, true
		}
	}
	return rings[0][0], rings[0][1], true
}

// sphereArea is the area of a closed, unrolled ring, in a unit of its own.
func sphereArea(ring []float64) (area float64) {
	for i := 0; i+3 < len(ring); i += 2 {
		area += float64((ring[i+2] - ring[i]) * (math.Sin(flat.Radians(ring[i+1])) + math.Sin(flat.Radians(ring[i+3]))))
	}
	return area
}

// widestStretch is the middle of the widest stretch of a parallel that is inside
// of rings.
func widestStretch(rings [][]float64, y float64) (x float64, ok bool) {
	var crossings []float64
	for _, ring := range rings {
		for i := 0; i+3 < len(ring); i += 2 {
			x0, y0, x1, y1 := ring[i], ring[i+1], ring[i+2], ring[i+3]
			if (y0 > y) != (y1 > y) {
				crossings = append(crossings, x0+float64((x1-x0)*((y-y0)/(y1-y0))))
			}
		}
	}
	slices.Sort(crossings)
	widest := 0.0
	for i := 0; i+1 < len(crossings); i += 2 {
		if w := crossings[i+1] - crossings[i]; w > widest {
			widest, x, ok = w, crossings[i]+w/2, true
		}
	}
	return x, ok
}
