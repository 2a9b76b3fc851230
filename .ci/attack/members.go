package main

import (
	"fmt"
	"math"
	"strings"
)

// oneOf is a feature of many polygons of one ring each, of x and y one after the other.
func oneOf(n int, ring func(i float64) []float64) []byte {
	return oneGeometry("MultiPolygon", n, func(i float64) string { return "[[" + written(ring(i), true) + "]]" })
}

// oneGeometry is a feature of one geometry of many parts.
func oneGeometry(kind string, n int, part func(i float64) string) []byte {
	parts := make([]string, n)
	for i := range parts {
		parts[i] = part(float64(i))
	}
	return collection(`{"type": "Feature", "properties": {}, "geometry": {"type": "` + kind + `", "coordinates": [` + strings.Join(parts, ",") + `]}}`)
}

// written is the points of x and y one after the other, the first of them once more where
// they are closed.
func written(flat []float64, closed bool) string {
	var points []string
	for k := 0; k < len(flat); k += 2 {
		points = append(points, fmt.Sprintf("[%.9f,%.9f]", flat[k], flat[k+1]))
	}
	if closed {
		points = append(points, points[0])
	}
	return strings.Join(points, ",")
}

// memberAttacks are features of many parts: along the seam, and side by side.
func memberAttacks() []attack {
	one := func(name, proj string, data []byte) attack {
		return attack{name: "members: " + name, files: map[string][]byte{
			"map.json": []byte(`{"proj": {"id": "` + proj + `"}, "layers": {"l": {"src": "l.geojson"}}}`), "l.geojson": data,
		}, args: []string{"map.json", "-o", "map.svg"}}
	}
	seam := func(n int) func(i float64) []float64 {
		return func(i float64) []float64 {
			west, south := 179-359*float64(int(i)%2), float64(int(i)/2)*340/float64(n)-85
			return []float64{west, south, west + 1, south, west + 1, south + 340/float64(n), west, south + 340/float64(n)}
		}
	}
	ends := func(gap float64) []byte {
		return oneGeometry("MultiLineString", 40_000, func(i float64) string {
			if int(i)%2 == 0 {
				return "[" + written([]float64{170, i / 1000, 180 - gap, i * 1e-7}, false) + "]"
			}
			return "[" + written([]float64{gap/2 - 180, i * 1e-7, -170, i / 1000}, false) + "]"
		})
	}
	wedge := func(n float64) func(i float64) []float64 {
		return func(i float64) []float64 {
			return []float64{360*i/n - 180, 80, 360*(i+1)/n - 180, 80, 360*(i+1)/n - 180, 90, 360*i/n - 180, 90}
		}
	}
	return []attack{
		one("60k boxes along the seam", "robinson", oneOf(60_000, seam(60_000))),
		joined("80k boxes along the seam in one", `"l": {"src": "l.geojson", "join": true}`, map[string][]byte{"l.geojson": areas(80_000, seam(80_000))}),
		one("lines that end at one place of the seam", "robinson", ends(0)),
		one("lines that end near one place of the seam", "robinson", ends(0.01)),
		one("50k strips", "equirectangular", oneOf(50_000, func(i float64) []float64 {
			south := i/320 - 80
			return []float64{-5, south, 5, south, 5, south + 1./640, -5, south + 1./640}
		})),
		one("20k wedges at a pole with a line", "robinson", oneOf(20_000, wedge(20_000))),
		one("10k wedges at a pole", "orthographic", oneOf(10_000, wedge(10_000))),
		one("3k slivers to a pole", "robinson", oneOf(3000, func(i float64) []float64 {
			return []float64{i*0.12 - 180, 80, i*0.12 - 179.94, 80, 0, 90}
		})),
		one("3k strips that all cross", "robinson", oneOf(3000, func(i float64) []float64 {
			s, c := math.Sincos(i * math.Pi / 3000)
			x, y := math.Mod(i*7.31, 20), math.Mod(i*3.77, 20)
			return []float64{x - 40*c, y - 40*s, x + 40*c, y + 40*s, x + 40*c - s/9, y + 40*s + c/9, x - 40*c - s/9, y - 40*s + c/9}
		})),
	}
}
