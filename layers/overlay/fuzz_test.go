package overlay_test

import (
	"math"
	"testing"

	"github.com/seed-898ab921/kartograph/layers/overlay"
	"github.com/seed-898ab921/kartograph/layers/topology"
	"github.com/twpayne/go-geom"
)

// FuzzCrop cuts a polygon and a line by a mask of any polygons: what is inside
// and what is outside make up the whole.
func FuzzCrop(f *testing.F) {
	f.Add([]byte{0, 0, 9, 0, 9, 9, 0, 9, 255, 4, 4, 20, 4, 4, 20})
	f.Add([]byte{0, 0, 9, 9, 9, 0, 0, 9, 255, 3, 3, 6, 3, 6, 6, 255, 1, 1, 200, 100, 3, 90})
	f.Add([]byte{5, 5, 9, 5, 5, 9, 255, 5, 5, 9, 5, 9, 9, 255, 9, 5, 9, 9, 5, 9})
	f.Fuzz(func(t *testing.T, data []byte) {
		rings := decodeRings(data)
		if len(data) > 300 || len(rings) < 2 {
			return
		}
		g, err := topology.Clean(t.Context(), polygon(rings[0]))
		if err != nil {
			return
		}
		path := line(rings[0]...)
		var clips []geom.T
		for _, r := range rings[1:] {
			clips = append(clips, polygon(r))
		}
		mask, err := overlay.NewMask(t.Context(), clips)
		if err != nil {
			t.Fatal(err)
		}
		in, err := overlay.Crop(t.Context(), []geom.T{g, path}, mask)
		if err != nil {
			t.Fatal(err)
		}
		out, err := overlay.Subtract(t.Context(), []geom.T{g, path}, mask)
		if err != nil {
			t.Fatal(err)
		}
		if a, b := areaOf(in[0])+areaOf(out[0]), areaOf(g); !(math.Abs(a-b) <= 1e-6) {
			t.Errorf("areas %g and %g, together not %g", areaOf(in[0]), areaOf(out[0]), b)
		}
		if a, b := lengthOf(in[1])+lengthOf(out[1]), lengthOf(path); !(math.Abs(a-b) <= 1e-6) {
			t.Errorf("lengths %g and %g, together not %g", lengthOf(in[1]), lengthOf(out[1]), b)
		}
		union, err := overlay.Union(t.Context(), clips)
		if err != nil {
			t.Fatal(err)
		}
		plain, err := topology.Intersect(t.Context(), g, union)
		if err != nil {
			t.Fatal(err)
		}
		if a, b := areaOf(in[0]), areaOf(plain); !(math.Abs(a-b) <= 1e-6) {
			t.Errorf("cropped to %g, want %g", a, b)
		}
		for _, part := range []geom.T{in[0], out[0]} {
			if part != nil {
				if err := validate(part); err != nil {
					t.Error(err)
				}
			}
		}
	})
}

// decodeRings reads points of two bytes; 255 begins a new ring. The rings are
// closed.
func decodeRings(data []byte) [][]float64 {
	var rings [][]float64
	var ring []float64
	for i := 0; i < len(data); i++ {
		switch {
		case data[i] == 255:
			rings, ring = append(rings, ring), nil
		case i+1 < len(data):
			ring = append(ring, skewed(data[i], data[i+1])...)
			i++
		}
	}
	rings = append(rings, ring)
	var closed [][]float64
	for _, r := range rings {
		if len(r) > 0 {
			closed = append(closed, append(r, r[0], r[1]))
		}
	}
	return closed
}

func lengthOf(g geom.T) float64 {
	sum := 0.0
	add := func(f []float64) {
		for i := 0; i+3 < len(f); i += 2 {
			sum += math.Hypot(f[i+2]-f[i], f[i+3]-f[i+1])
		}
	}
	switch g := g.(type) {
	case *geom.LineString:
		add(g.FlatCoords())
	case *geom.MultiLineString:
		for i := range g.NumLineStrings() {
			add(g.LineString(i).FlatCoords())
		}
	}
	return sum
}

// skewed turns the grid of bytes, so that points on a line are no longer
// exactly on it.
func skewed(a, b byte) []float64 {
	x, y := float64(a), float64(b)
	return []float64{0.7*x + 0.31*y + 500, 0.53*y - 0.17*x + 300}
}
