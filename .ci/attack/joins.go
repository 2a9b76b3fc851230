package main

import (
	"fmt"
	"math"
	"strings"
)

// joined is an attack by what lies near, within or almost in the same place as other
// things.
func joined(name, layers string, files map[string][]byte) attack {
	files["map.json"] = []byte(`{"layers": {` + layers + `}}`)
	return attack{name: "joins: " + name, files: files, args: []string{"map.json", "-o", "map.svg"}}
}

// onCircle are n points around the north pole, so many degrees away from it.
func onCircle(n int, away float64) []byte {
	points := make([]string, n)
	for i := range points {
		points[i] = fmt.Sprintf(`{"type": "Feature", "geometry": {"type": "Point", "coordinates": [%.6f, %.9f]}, "properties": {"v": %d}}`, float64(i)*360/float64(n)-180, 90-away, i)
	}
	return collection(strings.Join(points, ","))
}

// nested are n polygons around each other, almost in the same place: rectangles, or
// circles where there are more corners.
func nested(n, corners int) []byte {
	all := make([]string, n)
	for i := range all {
		by := float64(i) / 1000
		ring := make([]string, corners+1)
		for k := range ring {
			sin, cos := math.Sincos(2 * math.Pi * (float64(k%corners) + 0.5) / float64(corners))
			if corners == 4 {
				cos, sin = math.Copysign(100+by, cos), math.Copysign(50+by, sin)
			} else {
				cos, sin = (30+by)*cos, (30+by)*sin
			}
			ring[k] = fmt.Sprintf("[%.6f,%.6f]", cos, sin)
		}
		all[i] = `{"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": [[` + strings.Join(ring, ",") + `]]}}`
	}
	return collection(strings.Join(all, ","))
}

// nestedAttacks are steps with areas around each other.
func nestedAttacks() (all []attack) {
	for _, kind := range []struct {
		name    string
		corners int
	}{{"rectangles", 4}, {"circles", 64}} {
		for _, step := range [][2]string{
			{"in one", `"a": {"src": "a.geojson", "join": true}`},
			{"drawn", `"a": {"src": "a.geojson"}`},
			{"with a buffer", `"a": {"src": "a.geojson", "join": {"buffer": 5}}`},
			{"to crop to", `"b": {"src": "builtin:countries-50m", "crop-to": "a"}, "a": {"src": "a.geojson", "render": false}`},
			{"to subtract", `"b": {"src": "builtin:countries-50m"}, "a": {"src": "a.geojson", "render": false, "subtract-from": ["b"]}`},
		} {
			all = append(all, joined("4k nested "+kind.name+" "+step[0], step[1], map[string][]byte{"a.geojson": nested(4000, kind.corners)}))
		}
	}
	return all
}

// arcAttacks are steps with great arcs on the map of a house, which is in Fiji.
func arcAttacks() (all []attack) {
	for _, step := range [][2]string{
		{"joined", `"join": true`},
		{"simplified", `"simplify": 1`},
		{"cropped", `"crop-to": "c"`},
		{"widened far", `"join": {"buffer": 300}`},
		{"without islands", `"filter-islands": 3`},
		{"without holes, far apart", `"ignore-holes": true, "simplify": 300`},
	} {
		a := joined("great arcs of a house, "+step[0], `"a": {"src": "builtin:land", "edges": "geodesic", `+step[1]+`}, "c": {"src": "builtin:countries-50m", "render": false}`, map[string][]byte{})
		a.files["map.json"] = append([]byte(`{"bounds": [178.4995, -18.1005, 178.5, -18.1], `), a.files["map.json"][1:]...)
		all = append(all, a)
	}
	return all
}

// hollow are n rings of 64 corners around each other, each with a hole almost as large
// that the others lie over, or, apart, in which the next one is.
func hollow(n int, apart bool) []byte {
	all := make([]string, n)
	for i := range all {
		var rings [2]string
		for k := range rings {
			size := 30 + float64(i)/1000 - float64(5*k)
			if apart {
				size = 60 * (1 - (float64(i)+float64(k)/2)/float64(n+1))
			}
			ring := make([]string, 65)
			for c := range ring {
				sin, cos := math.Sincos(2 * math.Pi * float64(c%64) / 64)
				ring[c] = fmt.Sprintf("[%.6f,%.6f]", size*cos, size*sin)
			}
			rings[k] = "[" + strings.Join(ring, ",") + "]"
		}
		all[i] = `{"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": [` + strings.Join(rings[:], ",") + `]}}`
	}
	return collection(strings.Join(all, ","))
}

func joinAttacks() []attack {
	rules := many(100, ",", `{"within": "c", "columns": ["NAME"]}`)
	return append(append(append(append(nestedAttacks(), arcAttacks()...), crossingAttacks()...), memberAttacks()...),
		joined("4k nested rings in one", `"a": {"src": "a.geojson", "join": true}`, map[string][]byte{"a.geojson": hollow(4000, false)}).allowed(3, 0, "1.6 seconds where a machine is at its best: half a million edges are projected twice, and gone over by what looks for contacts, areas in each other and the union"),
		joined("4k rings in each other's holes in one", `"a": {"src": "a.geojson", "join": true}`, map[string][]byte{"a.geojson": hollow(4000, true)}).allowed(3, 0, "1.5 seconds where a machine is at its best; the answer has half a million points"),
		joined("countries in 4k rings in each other's holes", `"c": {"src": "builtin:countries-50m", "crop-to": "a"}, "a": {"src": "a.geojson", "render": false}`,
			map[string][]byte{"a.geojson": hollow(4000, true)}).allowed(3.5, 0, "1.8 seconds where a machine is at its best: the answer has 440,000 points, and half a million edges are united before"),
		joined("nearest from the middle of a circle", `"a": {"src": "a.geojson", "data": {"nearest": "b", "columns": ["v"]}}, "b": {"src": "b.geojson"}`,
			map[string][]byte{"a.geojson": onCircle(50_000, 1e-7), "b.geojson": onCircle(50_000, 1e-4)}),
		joined("nearest across the globe", `"a": {"src": "a.geojson", "data": {"nearest": "b", "columns": ["v"]}}, "b": {"src": "b.geojson"}`,
			map[string][]byte{"a.geojson": onCircle(50_000, 179.99999), "b.geojson": onCircle(50_000, 1e-4)}),
		joined("100 times within countries", `"a": {"src": "a.geojson", "data": [`+rules+`]}, "c": {"src": "builtin:countries-10m", "render": false}`,
			map[string][]byte{"a.geojson": onCircle(3000, 40)}),
		joined("an expression of 4k terms", `"a": {"src": "a.geojson", "attributes": {"x": {"value": "v`+strings.Repeat("+v", 3999)+`"}}}`,
			map[string][]byte{"a.geojson": onCircle(50_000, 40)}),
	)
}
