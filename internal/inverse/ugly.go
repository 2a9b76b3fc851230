package inverse

import (
	"math"
	"math/rand/v2"

	"github.com/twpayne/go-geom"
)

// ugly makes polygons as no file should have them, and some that are only
// unusual. Their edges are short or run along meridians and parallels.
type ugly struct {
	name string
	make func(r *rand.Rand, lon, lat, size float64) [][]float64
}

func uglies() []ugly {
	return []ugly{
		{"bowtie", func(_ *rand.Rand, lon, lat, s float64) [][]float64 {
			return [][]float64{{lon - s, lat - s, lon + s, lat + s, lon + s, lat - s, lon - s, lat + s}}
		}},
		{"eight", func(_ *rand.Rand, lon, lat, s float64) [][]float64 {
			return [][]float64{{lon, lat, lon + s, lat + s, lon, lat + 2*s, lon - s, lat + s, lon, lat, lon + s, lat - s, lon, lat - 2*s, lon - s, lat - s}}
		}},
		{"star", func(_ *rand.Rand, lon, lat, s float64) [][]float64 {
			return [][]float64{around(lon, lat, s, 5, 2)}
		}},
		{"twice around", func(_ *rand.Rand, lon, lat, s float64) [][]float64 {
			return [][]float64{append(around(lon, lat, s, 12, 1), around(lon, lat, s/2, 12, 1)...)}
		}},
		{"in a line", func(_ *rand.Rand, lon, lat, s float64) [][]float64 {
			return [][]float64{{lon, lat, lon + s, lat + s, lon + 2*s, lat + 2*s}}
		}},
		{"out and back", func(r *rand.Rand, lon, lat, s float64) [][]float64 {
			return [][]float64{outAndBack(r, lon, lat, s)}
		}},
		{"spike", func(_ *rand.Rand, lon, lat, s float64) [][]float64 {
			return [][]float64{{lon - s, lat - s, lon + s, lat - s, lon + s, lat, lon + 3*s, lat, lon + s, lat, lon + s, lat + s, lon - s, lat + s}}
		}},
		{"spike inwards", func(_ *rand.Rand, lon, lat, s float64) [][]float64 {
			return [][]float64{{lon - s, lat - s, lon + s, lat - s, lon + s, lat, lon - 3*s, lat, lon + s, lat, lon + s, lat + s, lon - s, lat + s}}
		}},
		{"sliver", func(r *rand.Rand, lon, lat, s float64) [][]float64 {
			w := math.Pow(10, -3-9*r.Float64())
			return [][]float64{{lon - s, lat, lon + s, lat + w, lon - s, lat + w, lon + s, lat - w}}
		}},
		{"repeated", func(_ *rand.Rand, lon, lat, s float64) [][]float64 {
			b := Rect(lon-s, lat-s, lon+s, lat+s)
			return [][]float64{{b[0], b[1], b[0], b[1], b[2], b[3], b[2], b[3], b[2], b[3], b[4], b[5], b[6], b[7], b[0], b[1], b[0], b[1]}}
		}},
		{"walk", func(r *rand.Rand, lon, lat, s float64) [][]float64 {
			var ring []float64
			for range 30 {
				ring = append(ring, lon, lat)
				lon, lat = lon+(r.Float64()-0.5)*s, math.Max(-89, math.Min(lat+(r.Float64()-0.5)*s, 89))
			}
			return [][]float64{ring}
		}},
		{"hole beside", func(_ *rand.Rand, lon, lat, s float64) [][]float64 {
			return [][]float64{Rect(lon-s, lat-s, lon+s, lat+s), Rect(lon+2*s, lat-s, lon+3*s, lat+s)}
		}},
		{"hole across", func(_ *rand.Rand, lon, lat, s float64) [][]float64 {
			return [][]float64{Rect(lon-s, lat-s, lon+s, lat+s), around(lon+s, lat, s, 20, 1)}
		}},
		{"hole as large", func(_ *rand.Rand, lon, lat, s float64) [][]float64 {
			return [][]float64{Rect(lon-s, lat-s, lon+s, lat+s), Rect(lon-s, lat-s, lon+s, lat+s)}
		}},
		{"wide box", func(r *rand.Rand, _, lat, s float64) [][]float64 {
			west := -180 + 60*r.Float64()
			return [][]float64{Rect(west, lat-s, west+100+70*r.Float64(), lat+s)}
		}},
		{"zone", func(_ *rand.Rand, _, lat, s float64) [][]float64 {
			return [][]float64{Rect(-180, math.Max(lat-s, -90), 180, math.Min(lat+s, 90))}
		}},
		{"world", func(_ *rand.Rand, lon, lat, s float64) [][]float64 {
			return [][]float64{Rect(-180, -90, 180, 90), around(lon, lat, s, 9, 1)}
		}},
		{"cap", func(r *rand.Rand, _, _, s float64) [][]float64 {
			return [][]float64{capRing(r, 90, s)}
		}},
		{"cap in the south, cut", func(r *rand.Rand, _, _, s float64) [][]float64 {
			return [][]float64{append(append([]float64{-180, -90}, fromTo(r, -90, s)...), 180, -90)}
		}},
		{"wedge", func(_ *rand.Rand, lon, _, s float64) [][]float64 {
			return [][]float64{Rect(lon-s, 90-2*s, lon+s, 90)}
		}},
		{"over the pole", func(_ *rand.Rand, lon, _, s float64) [][]float64 {
			return [][]float64{{lon, -90, lon + s, s - 90, lon + 90, -90, lon + 170, 2*s - 90, lon + 160, 2*s - 90}}
		}},
		{"with all longitudes", func(_ *rand.Rand, lon, lat, s float64) [][]float64 {
			return [][]float64{Rect(lon+360-s, lat-s, lon+360+s, lat+s)}
		}},
		{"coast", func(r *rand.Rand, _, _, s float64) [][]float64 {
			return [][]float64{fromTo(r, -90, 3*s)}
		}},
		{"coast in the north, from 0", func(r *rand.Rand, _, _, s float64) [][]float64 {
			line := fromTo(r, 90, 3*s)
			for i := 0; i < len(line); i += 2 {
				line[i] += 180
			}
			return [][]float64{line}
		}},
		{"wider box", func(r *rand.Rand, _, lat, s float64) [][]float64 {
			west := -180 + 100*r.Float64()
			return [][]float64{Rect(west, lat-s, west+200+50*r.Float64(), lat+s)}
		}},
		{"triangle with an edge far from the seam", func(r *rand.Rand, lon, lat, s float64) [][]float64 {
			wide := 190 + 60*r.Float64()
			west := -140 + 30*r.Float64()
			return [][]float64{{west, lat - s, west + wide, lat, west + wide*r.Float64(), lat + s}}
		}},
		{"star over 180, not cut", func(r *rand.Rand, _, lat, s float64) [][]float64 {
			ring := around(180, lat, s, 5+2*r.IntN(4), 2)
			for i := 0; i < len(ring); i += 2 {
				ring[i] = math.Remainder(ring[i], 360)
			}
			return [][]float64{ring}
		}},
		{"widest box", func(r *rand.Rand, _, lat, s float64) [][]float64 {
			return [][]float64{Rect(-180+4*r.Float64(), lat-s, 180-4*r.Float64(), lat+s)}
		}},
		{"box across", func(r *rand.Rand, _, lat, s float64) [][]float64 {
			return [][]float64{Rect(s-180, lat-s, 175-s, lat+s)}
		}},
		{"cut short of the seam", func(r *rand.Rand, _, lat, s float64) [][]float64 {
			d := math.Pow(10, -4+2*r.Float64())
			return [][]float64{Rect(180-s, lat-s, 180-d, lat+s), Rect(d-180, lat-s, s-180, lat+s)}
		}},
		{"cut short of the pole", func(r *rand.Rand, _, _, s float64) [][]float64 {
			return [][]float64{append(append([]float64{-180, -89.99, -180, -89}, fromTo(r, -90, s)...), 180, -89, 180, -89.99, 0, -89.99)}
		}},
		{"across, not cut", func(_ *rand.Rand, _, lat, s float64) [][]float64 {
			return [][]float64{{180 - s, lat, 180, lat - s/2, s - 180, lat - s, s - 180, lat + s, -180, lat + s/2}}
		}},
	}
}

// around returns the corners of a star that skips every so many, in degrees
// that are as long in both directions.
func around(lon, lat, size float64, n, skip int) []float64 {
	var ring []float64
	for i := range n {
		sin, cos := math.Sincos(float64(i*skip) / float64(n) * 2 * math.Pi)
		ring = append(ring, lon+size*cos, lat+size*sin)
	}
	return ring
}

// outAndBack walks some way and back, from a point on the way, with a box at the
// far end of every other one.
func outAndBack(r *rand.Rand, lon, lat, size float64) []float64 {
	var way []float64
	for range 2 + r.IntN(4) {
		way = append(way, lon+(r.Float64()-0.5)*4*size, math.Min(lat+(r.Float64()-0.5)*4*size, 89))
	}
	n := len(way)
	ring := way
	if x, y := way[n-2], way[n-1]; r.IntN(2) == 0 {
		ring = append(way[:n:n], x+size, y, x+size, math.Min(y+size, 89), x, math.Min(y+size, 89), x, y)
	}
	for i := n - 4; i > 0; i -= 2 {
		ring = append(ring, way[i], way[i+1])
	}
	k := 2 * r.IntN(len(ring)/2)
	return append(append([]float64{}, ring[k:]...), ring[:k]...)
}

// fromTo runs from -180 to 180 degrees, at most size from a pole.
func fromTo(r *rand.Rand, pole, size float64) []float64 {
	var line []float64
	phase, waves := r.Float64()*6, float64(1+r.IntN(5))
	for lon := -180.0; lon <= 180; lon += 2 {
		line = append(line, lon, pole-math.Copysign(size*(0.7+0.3*math.Sin(waves*lon*math.Pi/180+phase)), pole))
	}
	line[len(line)-1] = line[1]
	return line
}

// capRing runs around a pole, short of a full turn by its last edge.
func capRing(r *rand.Rand, pole, size float64) []float64 {
	line := fromTo(r, pole, size)
	return line[:len(line)-2]
}

// closed closes the rings and turns every other one around.
func closed(r *rand.Rand, rings [][]float64) [][]float64 {
	var out [][]float64
	for _, ring := range rings {
		if r.IntN(2) == 0 {
			ring = Reversed(ring)
		}
		if n := len(ring); ring[0] != ring[n-2] || ring[1] != ring[n-1] {
			ring = append(ring[:n:n], ring[0], ring[1])
		}
		out = append(out, ring)
	}
	return out
}

// anywhere returns a place and a size, half of them on whole degrees, where cuts
// and centres are.
func anywhere(r *rand.Rand) (lon, lat, size float64) {
	lon, lat, size = r.Float64()*360-180, math.Asin(r.Float64()*1.8-0.9)*180/math.Pi, 0.5+9*r.Float64()*r.Float64()
	if r.IntN(2) == 0 {
		lon, lat, size = math.Round(lon/10)*10, math.Round(lat/10)*10, math.Ceil(size)
	}
	return lon, lat, size
}

// UglySources returns n features of one or two ugly polygons, of which some lie
// over each other.
func UglySources(r *rand.Rand, n int) []Source {
	kinds := uglies()
	var all []Source
	for i := range n {
		var polygons [][][]float64
		name := ""
		over := r.IntN(3) == 0
		var lon, lat, size float64
		for range 1 + r.IntN(2) {
			k := kinds[(i+len(polygons)*7)%len(kinds)]
			if len(polygons) == 0 || !over {
				lon, lat, size = anywhere(r)
			}
			polygons = append(polygons, closed(r, k.make(r, lon, math.Max(-69, math.Min(lat, 69)), size)))
			name += k.name + " "
		}
		all = append(all, NewSource(name, Multi(polygons...)))
	}
	return all
}

// Rounded returns a feature with coordinates of so many decimals.
func Rounded(g *geom.MultiPolygon, decimals int) *geom.MultiPolygon {
	k := math.Pow(10, float64(decimals))
	flat := make([]float64, 0, len(g.FlatCoords()))
	for _, v := range g.FlatCoords() {
		flat = append(flat, math.Round(v*k)/k)
	}
	return geom.NewMultiPolygonFlat(geom.XY, flat, g.Endss())
}

// Multi makes a multipolygon of polygons of closed rings.
// Multi is a multipolygon of polygons, each of rings, in their coordinates.
func Multi(polygons ...[][]float64) *geom.MultiPolygon {
	var flat []float64
	var endss [][]int
	for _, p := range polygons {
		var ends []int
		for _, ring := range p {
			flat = append(flat, ring...)
			ends = append(ends, len(flat))
		}
		endss = append(endss, ends)
	}
	return geom.NewMultiPolygonFlat(geom.XY, flat, endss)
}

// Rect is the ring of a box.
func Rect(west, south, east, north float64) []float64 {
	return []float64{west, south, east, south, east, north, west, north, west, south}
}

// Reversed is a ring the other way round.
func Reversed(ring []float64) []float64 {
	out := make([]float64, 0, len(ring))
	for i := len(ring) - 2; i >= 0; i -= 2 {
		out = append(out, ring[i], ring[i+1])
	}
	return out
}
