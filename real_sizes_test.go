package kartograph

import (
	"bytes"
	"compress/zlib"
	"context"
	"fmt"
	"image"
	"image/png"
	"io"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/seed-898ab921/kartograph/render"
)

// Four degrees of a meridian on a globe of 6,371 km, in millimetres at a scale.
const (
	metreAtScale = 1000 / 2_500_000.0
	lineLength   = 4 * math.Pi / 180 * 6_371_000 * metreAtScale
	// The line's stroke is 2 mm wide, and the height of its text 24 pt, of which a capital of
	// Liberation Sans (Arial's table) has 1409 of 2048 (its OS/2 table, sCapHeight).
	strokeWidth = 2.0
	typeSize    = 24 * 25.4 / 72
	capital     = typeSize * 1409 / 2048
)

// sized is a map at 1:2,500,000 of a line along a meridian, with a letter.
func sized(t *testing.T, format render.Format) []byte {
	t.Helper()
	files := fstest.MapFS{
		"line.geojson": {Data: []byte(`{"type": "LineString", "coordinates": [[8.2, 44.85], [8.2, 48.85]]}`)},
		"at.csv":       {Data: []byte("lon,lat,name\n9,46.85,H\n")},
	}
	cfg, err := Parse("m.json", []byte(`{"layers": {"line": {"src": "line.geojson"}, "at": {"src": "at.csv", "labeling": {"key": "name"}}},
		"proj": {"id": "laea", "lon0": 8.2, "lat0": 46.85}, "bounds": {"data": [6, 44.5, 10.4, 49.2], "scale": "1:2500000"}, "export": {"round": 3, "density": "300dpi"}}`))
	if err != nil {
		t.Fatal(err)
	}
	sheet, _, err := ParseStyle(context.Background(), "s.css", []byte(`#line { fill: none; stroke: #000; stroke-width: 2mm; stroke-linecap: butt }
		#at { fill: none; stroke: none } #at-label { font-family: Arial; font-size: 24pt; fill: #f00 }`))
	if err != nil {
		t.Fatal(err)
	}
	m, err := Build(context.Background(), cfg, Options{Files: files, Style: sheet})
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if _, err := m.Write(&b, WriteOptions{Format: format}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// numbers are those that a pattern finds in a text.
func numbers(t *testing.T, text, pattern string) []float64 {
	t.Helper()
	found := regexp.MustCompile(pattern).FindStringSubmatch(text)
	if found == nil {
		t.Fatalf("nothing is like %s: %.2000s", pattern, text)
	}
	var all []float64
	for _, one := range found[1:] {
		v, err := strconv.ParseFloat(one, 64)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, v)
	}
	return all
}

// near compares millimetres, to a share of them.
func near(t *testing.T, what string, got, want, share float64) {
	t.Helper()
	if !(math.Abs(got-want) <= share*want) {
		t.Errorf("%s: %.4f mm, want %.4f", what, got, want)
	}
}

// At a scale, a distance is as long on the page as it is on the globe, divided by the scale, and
// strokes and type have the sizes that the stylesheet says, in SVG, as PDF is read and as
// pixels are counted.
func TestRealSizesSVG(t *testing.T) {
	const mm = 25.4 / 96
	text := string(sized(t, render.SVG()))
	line := numbers(t, text, `<path d="m[0-9.]+ ([0-9.]+)V([0-9.]+)"`)
	near(t, "a distance", math.Abs(line[1]-line[0])*mm, lineLength, 0.001)
	size := numbers(t, text, `viewBox="0 0 ([0-9.]+) [0-9.]+" width="([0-9.]+)"`)
	near(t, "a user's unit", size[1]/size[0], 1, 1e-9)
	near(t, "a stroke", numbers(t, text, `stroke-width="([0-9.]+)mm"`)[0], strokeWidth, 1e-9)
	near(t, "type", numbers(t, text, `font-size="([0-9.]+)pt"`)[0]*25.4/72, typeSize, 1e-9)
}

func TestRealSizesPDF(t *testing.T) {
	const mm = 25.4 / 72
	text := unpacked(t, sized(t, render.PDF()))
	unit := numbers(t, text, `\n?([0-9.]+) 0 0 -([0-9.]+) 0 [0-9.]+ cm`)[0] * mm
	line := numbers(t, text, `([0-9.]+) ([0-9.]+) m\s+([0-9.]+) ([0-9.]+) l`)
	near(t, "a distance", math.Hypot(line[2]-line[0], line[3]-line[1])*unit, lineLength, 0.001)
	near(t, "a stroke", numbers(t, text, `([0-9.]+) w\s`)[0]*unit, strokeWidth, 0.001)
	near(t, "type", numbers(t, text, `/F\d+ ([0-9.]+) Tf`)[0]*unit, typeSize, 0.001)
	media := numbers(t, text, `/MediaBox\s*\[\s*0 0 ([0-9.]+) ([0-9.]+)`)
	svg := numbers(t, string(sized(t, render.SVG())), `width="([0-9.]+)" height="([0-9.]+)"`)
	for i := range media {
		near(t, fmt.Sprint("side ", i, " of the page"), media[i]*mm, svg[i]*25.4/96, 0.001)
	}
}

// unpacked is a PDF with its streams as they are before they are packed.
func unpacked(t *testing.T, file []byte) string {
	t.Helper()
	var all strings.Builder
	all.Write(file)
	for rest := file; ; {
		at := bytes.Index(rest, []byte("stream\n"))
		if at < 0 {
			return all.String()
		}
		rest = rest[at+len("stream\n"):]
		if z, err := zlib.NewReader(bytes.NewReader(rest)); err == nil {
			plain, _ := io.ReadAll(z) // what follows it is no part of it
			all.Write(plain)
		}
	}
}

func TestRealSizesPNG(t *testing.T) {
	const mm = 25.4 / 300
	file := sized(t, render.PNG())
	picture, err := png.Decode(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(file, []byte("pHYs\x00\x00\x2e\x23\x00\x00\x2e\x23\x01")) { // 11,811 pixels a metre
		t.Error("the file does not say that it has 300 pixels to the inch")
	}
	near(t, "a distance", tall(picture, false)*mm, lineLength, 0.001)
	widest := 0.0
	row := picture.Bounds().Dy() / 2
	for x := range picture.Bounds().Dx() {
		widest += share(picture, x, row, false)
	}
	near(t, "a stroke", widest*mm, strokeWidth, 0.01)
	near(t, "a capital", tall(picture, true)*mm, capital, 0.01)
}

// share is how much of a pixel is covered by black, or by red.
func share(picture image.Image, x, y int, red bool) float64 {
	r, _, _, a := picture.At(x, y).RGBA()
	if (r > a/2) != red {
		return 0
	}
	return float64(a) / 0xffff
}

// tall is how many pixels tall what is black, or red, is in the column where it is tallest.
func tall(picture image.Image, red bool) float64 {
	size, most := picture.Bounds(), 0.0
	for x := range size.Dx() {
		sum := 0.0
		for y := range size.Dy() {
			sum += share(picture, x, y, red)
		}
		most = max(most, sum)
	}
	return most
}
