package overlay_test

import (
	"math"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/pace"
	"github.com/seed-898ab921/kartograph/layers/overlay"
	"github.com/seed-898ab921/kartograph/layers/topology"
	"github.com/twpayne/go-geom"
)

func circle(x, y, r float64, n int) []float64 {
	var flat []float64
	for i := range n {
		a := 2 * math.Pi * float64(i) / float64(n)
		flat = append(flat, x+r*math.Cos(a), y+r*math.Sin(a))
	}
	return append(flat, flat[0], flat[1])
}

func BenchmarkCrop(b *testing.B) {
	countries := read(b, "ne_50m_countries.shp")
	for _, name := range []string{"ne_50m_lakes.geojson", "ne_110m_countries.shp"} {
		clips := read(b, name)
		b.Run("mask of "+name, func(b *testing.B) {
			for b.Loop() {
				if _, err := overlay.NewMask(b.Context(), clips); err != nil {
					b.Fatal(err)
				}
			}
		})
		mask, err := overlay.NewMask(b.Context(), clips)
		if err != nil {
			b.Fatal(err)
		}
		b.Run("crop to "+name, func(b *testing.B) {
			for b.Loop() {
				if _, err := overlay.Crop(b.Context(), countries, mask); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	b.Run("union", func(b *testing.B) {
		for b.Loop() {
			if _, err := overlay.Union(b.Context(), countries); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// TestCropAndSubtractShareOut cuts countries by masks of several kinds: what is
// inside and what is outside make up the whole, everything is valid, and no
// country is there twice.
func TestCropAndSubtractShareOut(t *testing.T) {
	countries := read(t, "ne_50m_countries.shp")
	masks := []struct {
		name  string
		clips []geom.T
	}{
		{"square", []geom.T{polygon(square(450, 50, 150))}},
		{"circle", []geom.T{polygon(circle(520, 150, 120, 360))}},
		{"overlapping circles", []geom.T{
			polygon(circle(500, 150, 80, 90)), polygon(circle(540, 150, 80, 90)), polygon(circle(520, 180, 80, 90)),
		}},
		{"ring", []geom.T{polygon(circle(520, 150, 120, 360), circle(520, 150, 60, 360))}},
		{"lakes", read(t, "ne_50m_lakes.geojson")[:60]},
		{"land", read(t, "ne_110m_countries.shp")},
		{"nothing", nil},
	}
	every := pace.Of(4, 1)
	for at, tt := range masks {
		t.Run(tt.name, func(t *testing.T) {
			mask, err := overlay.NewMask(t.Context(), tt.clips)
			if err != nil {
				t.Error(err)
			}
			in, err := overlay.Crop(t.Context(), countries, mask)
			if err != nil {
				t.Error(err)
			}
			out, err := overlay.Subtract(t.Context(), countries, mask)
			if err != nil {
				t.Error(err)
			}
			union, err := overlay.Union(t.Context(), tt.clips)
			if err != nil {
				t.Error(err)
			}
			for i, g := range countries {
				if i%every != at%every {
					continue
				}
				whole := areaOf(g)
				// The same without any decision beforehand.
				plain, err := topology.Intersect(t.Context(), g, union)
				if err != nil {
					t.Error(err)
				}
				if d := areaOf(in[i]) - areaOf(plain); !(math.Abs(d) <= 1e-6) {
					t.Errorf("country %d: cropped area differs by %g of %g", i, d, whole)
				}
				if d := areaOf(in[i]) + areaOf(out[i]) - whole; !(math.Abs(d) <= 1e-6) {
					t.Errorf("country %d: area differs by %g of %g", i, d, whole)
				}
				for _, part := range []geom.T{in[i], out[i]} {
					if part != nil && validate(g) == nil {
						if err := validate(part); err != nil {
							t.Errorf("country %d: %v", i, err)
						}
					}
				}
			}
		})
	}
}
