package kartograph

import (
	"fmt"
	"math"

	"github.com/seed-898ab921/kartograph/projection"
	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/styles"
	"github.com/twpayne/go-geom"
)

// earthRadius is the mean radius of the Earth in metres (IUGG, R1 of GRS 80).
const earthRadius = 6371008.7714

// scaleBar is a bar of a round length on the page.
type scaleBar struct {
	// x, y is the left end and length the length, in pixels.
	x, y, length float64
	metres       float64
}

// scaleBarGroups draws the bar: a halo beneath, the bar and its number above.
// It warns when the scale varies so much over the map that the bar misleads.
func scaleBarGroups(f *frame, spec *ScaleBar, sheet sheetOrNone) ([]render.Group, []Warning) {
	bar, ok := measureBar(f, *spec)
	if !ok {
		return nil, []Warning{{Text: "export.scalebar: nowhere on the map is a scale to be had; the bar is left out"}}
	}
	var warnings []Warning
	if least, most := scaleRange(f, bar); most > 1.05*least {
		warnings = append(warnings, Warning{Text: fmt.Sprintf("export.scalebar: the bar is right where it stands; "+
			"over the map the scale is between %.0f %% and %.0f %% of that", 100*least, 100*most)})
	}
	return []render.Group{barGroup(bar, sheet, "scalebar-buffer"), barGroup(bar, sheet, "scalebar")}, warnings
}

func barGroup(bar scaleBar, sheet sheetOrNone, id string) render.Group {
	const tick = 4
	line := geom.NewLineStringFlat(geom.XY, []float64{
		bar.x, bar.y - tick, bar.x, bar.y, bar.x + bar.length, bar.y, bar.x + bar.length, bar.y - tick,
	})
	group := render.Group{ID: id, Hidden: id == "scalebar-buffer"}
	group.Style = groupStyle(sheet, id, nil)
	size := fontSize(group.Style)
	text := &render.Text{X: bar.x + bar.length/2, Y: bar.y - tick - 0.25*size, Lines: []string{lengthWords(bar.metres)}}
	group.Shapes = []render.Shape{{Geometry: line, Style: styles.Style{{Name: "fill", Value: "none"}}}, {Text: text, Style: barTextStyle(sheet, group.Style, id)}}
	return group
}

// barTextStyle is the number's own style, #scalebar-label: without a stroke
// where the stylesheet is silent, since the bar's would make it bold.
func barTextStyle(sheet sheetOrNone, base styles.Style, id string) styles.Style {
	if id != "scalebar" {
		return nil
	}
	own := over(styles.Style{{Name: "fill", Value: "#000"}, {Name: "stroke", Value: "none"}}, groupStyle(sheet, "scalebar-label", nil))
	return styles.Differences(base, over(base, own))
}

func lengthWords(metres float64) string {
	if metres >= 1000 {
		return fmt.Sprintf("%g km", metres/1000)
	}
	return fmt.Sprintf("%g m", metres)
}

// measureBar finds the longest round length that fits a sixth of the map's
// width, true along the bar where it stands. In a corner that shows no part of
// the globe the bar has the length that is true in the middle of the map.
func measureBar(f *frame, spec ScaleBar) (scaleBar, bool) {
	const tall = 30 // room for the number
	width := f.rect.MaxX - f.rect.MinX
	target := width / 6
	bar := scaleBar{x: f.rect.MinX + spec.Offset, y: f.rect.MaxY - spec.Offset}
	if spec.Align == "br" || spec.Align == "tr" {
		bar.x = f.rect.MaxX - spec.Offset - target
	}
	if spec.Align == "tl" || spec.Align == "tr" {
		bar.y = f.rect.MinY + spec.Offset + tall
	}
	atX, atY := bar.x, bar.y
	metres, ok := pageDistance(f.proj, atX, atY, target)
	if !ok {
		atX, atY = (f.rect.MinX+f.rect.MaxX-target)/2, (f.rect.MinY+f.rect.MaxY)/2
		if metres, ok = pageDistance(f.proj, atX, atY, target); !ok {
			return bar, false
		}
	}
	bar.metres = roundLength(metres)
	bar.length = target
	// The scale changes slowly along the bar, so a few proportional
	// corrections reach the length to a thousandth of a pixel.
	for range 20 {
		metres, ok = pageDistance(f.proj, atX, atY, bar.length)
		if !ok || metres == 0 {
			return bar, false
		}
		bar.length *= bar.metres / metres
	}
	if spec.Align == "br" || spec.Align == "tr" {
		bar.x = f.rect.MaxX - spec.Offset - bar.length
	}
	return bar, true
}

// roundLength is the largest of 1, 2 or 5 times a power of ten that is no
// longer than metres.
func roundLength(metres float64) float64 {
	power := math.Pow(10, math.Floor(math.Log10(metres)))
	for _, m := range []float64{5, 2} {
		if m*power <= metres {
			return m * power
		}
	}
	return power
}

// pageDistance is the length in metres, along the globe, of a horizontal line
// on the page. It is measured in short pieces, as the line may be curved on
// the globe.
func pageDistance(p *projection.Projection, x, y, length float64) (float64, bool) {
	const pieces = 16
	sum := 0.0
	lon0, lat0, ok := p.Inverse(x, y)
	if !ok {
		return 0, false
	}
	for i := 1; i <= pieces; i++ {
		lon1, lat1, ok := p.Inverse(x+length*float64(i)/pieces, y)
		if !ok {
			return 0, false
		}
		sum += greatCircle(lon0, lat0, lon1, lat1)
		lon0, lat0 = lon1, lat1
	}
	return sum * earthRadius, true
}

// greatCircle is the angle in radians between two points in degrees (the
// haversine formula, exact for small distances).
func greatCircle(lon0, lat0, lon1, lat1 float64) float64 {
	sinLat := math.Sin(radians(lat1-lat0) / 2)
	sinLon := math.Sin(radians(lon1-lon0) / 2)
	h := sinLat*sinLat + math.Cos(radians(lat0))*math.Cos(radians(lat1))*sinLon*sinLon
	return 2 * math.Asin(math.Min(1, math.Sqrt(h)))
}

// scaleRange is the least and the largest scale over the map as fractions of
// the scale where the bar stands, measured along the page's rows and columns
// on a grid of points.
func scaleRange(f *frame, bar scaleBar) (least, most float64) {
	const grid, step = 12, 1.0
	perPixel := bar.metres / bar.length
	least, most = 1, 1
	for i := range grid + 1 {
		for j := range grid + 1 {
			x := f.rect.MinX + (f.rect.MaxX-f.rect.MinX)*float64(i)/grid
			y := f.rect.MinY + (f.rect.MaxY-f.rect.MinY)*float64(j)/grid
			lon, lat, ok := f.proj.Inverse(x, y)
			if !ok {
				continue
			}
			for _, d := range [][2]float64{{step, 0}, {0, step}} {
				lon1, lat1, ok := f.proj.Inverse(x+d[0], y+d[1])
				if metres := greatCircle(lon, lat, lon1, lat1) * earthRadius; ok && metres > 0 {
					scale := perPixel / (metres / step)
					least, most = min(least, scale), max(most, scale)
				}
			}
		}
	}
	return least, most
}
