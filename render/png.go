//go:build !js

package render

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"math"

	"github.com/seed-898ab921/kartograph/render/raster"
)

// PNG is the format of pictures in pixels: the map as programs of SVG draw it, with its
// texts in the fonts that they were measured in.
func PNG() Format {
	return Format{Name: "png", Title: "a picture in pixels", Endings: []string{".png"}, MediaType: "image/png", Write: writePNG}
}

// writePNG writes a picture. Where the map has no background it is transparent.
func writePNG(w io.Writer, s Scene, o Options) (Stats, error) {
	ctx := o.Context
	if ctx == nil {
		ctx = context.Background()
	}
	density, err := o.density()
	if err != nil {
		return Stats{}, err
	}
	counter := &counter{w: w}
	s = s.OnPaper()
	p := &rasterPainter{scene: &s, ctx: ctx}
	picture, err := p.picture(density, o.MostBytes)
	if err != nil {
		return p.stats, err
	}
	buffer := bufio.NewWriterSize(counter, 1<<16)
	if err := (raster.PNG{PixelsPerMetre: perMetre(density)}).Encode(ctx, buffer, picture); err != nil {
		return p.stats, err
	}
	err = buffer.Flush()
	p.stats.Bytes = counter.n
	p.stats.Passed = p.told()
	return p.stats, err
}

// perMetre is how many of a picture's pixels there are in a metre.
func perMetre(density float64) uint32 {
	const inches = 1 / 0.0254
	return uint32(math.Round(float64(density * 96 * inches)))
}

// picture paints the scene with so many pixels for each of its own.
func (p *rasterPainter) picture(density float64, mostBytes int64) (*raster.Picture, error) {
	s := p.scene
	if !(s.Width > 0 && s.Height > 0) || math.IsInf(s.Width+s.Height, 0) {
		return nil, fmt.Errorf("the map is %v by %v pixels large: both must be above 0", s.Width, s.Height)
	}
	sheet := s.Sheet()
	width, height := max(1, math.Round(sheet.Width()*density)), max(1, math.Round(sheet.Height()*density))
	if width*height > raster.MostPixels || max(width, height) > 1<<20 {
		return nil, fmt.Errorf("the picture would have %.0f by %.0f pixels, and more than %d are not made; give a smaller \"bounds.scale\", \"width\" or \"page\", or a smaller density", width, height, raster.MostPixels)
	}
	canvas, err := raster.NewCanvas(p.ctx, int(width), int(height))
	if err != nil {
		return nil, err
	}
	canvas.MostBytes = mostBytes
	x, y := width/sheet.Width(), height/sheet.Height()
	p.begin(canvas, matrix{x, 0, 0, y, -sheet.MinX * x, -sheet.MinY * y})
	if err := Paint(s, p); err != nil {
		return nil, err
	}
	return canvas.Picture()
}
