package raster

import (
	"image"
	"image/draw"
	"math"
	"testing"

	"golang.org/x/image/vector"
)

// lines are outlines of thin lines across a page, as those of a graticule are.
func lines(n, width, height int) [][]point {
	var all [][]point
	for i := range n {
		sin, cos := math.Sincos(math.Pi * float64(i) / float64(n))
		x, y := float64(width)/2, float64(height)/2
		far := min(x/max(1e-9, math.Abs(cos)), y/max(1e-9, math.Abs(sin))) - 2
		all = append(all, []point{
			{x - far*cos - sin/2, y - far*sin + cos/2}, {x + far*cos - sin/2, y + far*sin + cos/2},
			{x + far*cos + sin/2, y + far*sin - cos/2}, {x - far*cos + sin/2, y - far*sin - cos/2},
		})
	}
	return all
}

const benchWidth, benchHeight = 2000, 1000

// BenchmarkLines fills the outlines of 100 lines across a page.
func BenchmarkLines(b *testing.B) {
	all := lines(100, benchWidth, benchHeight)
	for b.Loop() {
		c := canvas(b, benchWidth, benchHeight)
		for _, corners := range all {
			c.Draw(&Path{points: corners, parts: []part{{closed: true}}}, Look{Fill: black, Opacity: 255})
		}
		if _, err := c.Picture(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkLinesVector fills the same by golang.org/x/image/vector, each in a rasterizer as large
// as the line.
func BenchmarkLinesVector(b *testing.B) {
	all := lines(100, benchWidth, benchHeight)
	for b.Loop() {
		picture := image.NewRGBA(image.Rect(0, 0, benchWidth, benchHeight))
		var z vector.Rasterizer
		for _, corners := range all {
			low, high := corners[0], corners[0]
			for _, at := range corners {
				low, high = point{min(low.x, at.x), min(low.y, at.y)}, point{max(high.x, at.x), max(high.y, at.y)}
			}
			box := image.Rect(int(low.x), int(low.y), int(high.x)+1, int(high.y)+1)
			z.Reset(box.Dx(), box.Dy())
			z.DrawOp = draw.Over
			for i, at := range corners {
				x, y := float32(at.x-float64(box.Min.X)), float32(at.y-float64(box.Min.Y))
				if i == 0 {
					z.MoveTo(x, y)
				} else {
					z.LineTo(x, y)
				}
			}
			z.ClosePath()
			z.Draw(picture, box, image.Black, image.Point{})
		}
	}
}

// What covers itself counts once: two halves of a pixel that are the same half are half of it, where
// vector, which adds up areas, has a whole one.
func TestCoversOnceWhereVectorAddsUp(t *testing.T) {
	var p Path
	z := vector.NewRasterizer(1, 1)
	for range 2 {
		for i, at := range []point{{0, 0}, {0.5, 0}, {0.5, 1}, {0, 1}} {
			if i == 0 {
				p.MoveTo(at.x, at.y)
				z.MoveTo(float32(at.x), float32(at.y))
				continue
			}
			p.LineTo(at.x, at.y)
			z.LineTo(float32(at.x), float32(at.y))
		}
		p.Close()
		z.ClosePath()
	}
	if got := painted(t, &p, Look{Fill: black}, 1, 1).Pixels[3]; got < 127 || got > 128 {
		t.Errorf("half a pixel is covered %d of 255", got)
	}
	if got := painted(t, &p, Look{Fill: black, Rule: EvenOdd}, 1, 1).Pixels[3]; got != 0 {
		t.Errorf("by the even-odd rule, nothing is covered %d of 255", got)
	}
	mask := image.NewAlpha(image.Rect(0, 0, 1, 1))
	z.Draw(mask, mask.Bounds(), image.Opaque, image.Point{})
	if mask.Pix[0] < 250 {
		t.Errorf("vector has learned to cover once: %d; render/raster may use it (docs/print.md)", mask.Pix[0])
	}
}
