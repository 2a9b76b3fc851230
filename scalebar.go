package kartograph

import (
	"fmt"
	"math"
	"strconv"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/projection"
	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/styles"
	"github.com/twpayne/go-geom"
)

// earthRadius is the mean radius of the Earth in metres (IUGG, R1 of GRS 80).
const earthRadius = 6371008.7714

// defaultOffset is how far from the map's edges the bar stands, in pixels.
const defaultOffset = 20

// scaleBar is a bar of a round length on the page.
type scaleBar struct {
	// x, y is the left end and length the length, in pixels.
	x, y, length float64
	metres       float64
	// right is the page's right edge, which no number crosses.
	right float64
}

// layScaleBar draws the bar: a halo beneath, the bar and its numbers above. It
// warns when the scale varies so much over the map that the bar misleads.
func layScaleBar(p page) (*furniture, []config.Warning) {
	f, sheet := p.frames[0], p.sheet
	bar, ok := measureBar(f, *p.cfg.Export.ScaleBar)
	if !ok {
		return nil, []config.Warning{{Text: "export.scalebar: nowhere on the map is a scale to be had; the bar is left out"}}
	}
	least, most := scaleRange(f, bar)
	if p.cfg.Export.ScaleBar.Auto && !(most <= 2*least) {
		return nil, []config.Warning{{Text: "export.scalebar: over the map the scale differs " + howMuch(least, most) + "; the bar is left out"}}
	}
	var warnings []config.Warning
	if !(most <= 1.05*least) {
		warnings = append(warnings, config.Warning{Text: "export.scalebar: the bar is right where it stands; over the map the scale " + between(least, most)})
	}
	groups := []render.Group{barGroup(bar, sheet, "scalebar-buffer"), barGroup(bar, sheet, "scalebar")}
	return &furniture{bar.box(fontSize(groups[1].Style)), groups}, warnings
}

// boundless is how many times a scale may be another one for the number to say
// anything: beyond it, on Mercator at a pole, it depends on the last digit.
const boundless = 100

// between says in words between which parts of the bar's scale that of the map is.
func between(least, most float64) string {
	if !(most <= boundless*least) {
		return "differs without bound; leave the bar out (\"scalebar\": \"auto\"), or show a smaller part of the world"
	}
	return fmt.Sprintf("is between %.0f %% and %.0f %% of that", 100*least, 100*most)
}

// howMuch says in words by how much two scales differ.
func howMuch(least, most float64) string {
	if !(most <= boundless*least) {
		return "without bound"
	}
	return fmt.Sprintf("by a factor of %.1f", most/least)
}

// barGroup draws the bar, or the halo beneath it: a line with eight parts and
// the numbers at its start, quarter, half and end.
func barGroup(bar scaleBar, sheet sheetOrNone, id string) render.Group {
	group := render.Group{ID: id, Hidden: id == "scalebar-buffer"}
	own := groupStyle(sheet, "scalebar", nil)
	text := barTextStyle(sheet, own)
	group.Style = over(styles.Style{{Name: "font-size", Value: "13px"}}, own)
	line := styles.Style{{Name: "fill", Value: "none"}}
	if group.Hidden {
		halo := styles.Style{{Name: "fill", Value: "none"}, {Name: "stroke", Value: "#fff"}, {Name: "stroke-width", Value: "4px"}}
		group.Style, text = over(group.Style, over(halo, groupStyle(sheet, id, nil))), nil
	}
	group.Marks = []render.Mark{{Form: render.Shape{Geometry: bar.line()}, Style: styles.Differences(group.Style, over(group.Style, line))}}
	for _, part := range barNumbers() {
		group.Marks = append(group.Marks, render.Mark{
			Form:  bar.number(part, fontSize(group.Style)),
			Style: styles.Differences(group.Style, over(group.Style, text)),
		})
	}
	return group
}

// barTextStyle is the numbers' own style, #scalebar-label: filled as
// #scalebar says and without a stroke where it is silent, since the bar's
// stroke would make them bold.
func barTextStyle(sheet sheetOrNone, bar styles.Style) styles.Style {
	fill, ok := bar.Get("fill")
	if !ok {
		fill = "#000"
	}
	plain := styles.Style{{Name: "fill", Value: fill}, {Name: "stroke", Value: "none"}}
	return over(plain, groupStyle(sheet, "scalebar-label", nil))
}

// tick is the height in pixels of the bar's ends, middle and quarters; those
// between are half as high.
const tick = 8

func (b scaleBar) line() geom.T {
	line := geom.NewMultiLineString(geom.XY)
	push := func(flat ...float64) {
		// Push fails only for another layout, and both have the same.
		_ = line.Push(geom.NewLineStringFlat(geom.XY, flat))
	}
	push(b.x, b.y-tick, b.x, b.y, b.x+b.length, b.y, b.x+b.length, b.y-tick)
	for i := 1; i < 8; i++ {
		height := tick / 2.0
		if i == 4 {
			height = tick
		}
		x := b.x + b.length*float64(i)/8
		push(x, b.y-height, x, b.y)
	}
	return line
}

// barNumbers are the parts of the bar that have a number above them.
func barNumbers() []float64 { return []float64{1, 0.5, 0.25, 0} }

// number is the text above a part of the bar, with its unit at the end.
func (b scaleBar) number(part, size float64) render.Text {
	divisor, unit := 1.0, " m"
	if b.metres >= 1000 {
		divisor, unit = 1000, " km"
	}
	if part < 1 {
		unit = ""
	}
	words := strconv.FormatFloat(b.metres*part/divisor, 'g', 6, 64) + unit
	text := render.Text{X: b.x + b.length*part, Y: b.y - tick - 0.4*size, Lines: []string{words}}
	if room := b.right - text.X; digitWidth*size*float64(len(words))/2 > room {
		text.Anchor, text.X = "end", b.right-1
	}
	return text
}

// box is what the bar and its numbers, of a font size, cover at most.
func (b scaleBar) box(size float64) render.Box {
	box := render.Box{MinX: b.x, MinY: b.y - tick - 0.4*size - size, MaxX: b.x + b.length, MaxY: b.y}
	for _, part := range barNumbers() {
		text := b.number(part, size)
		wide := digitWidth * size * float64(len(text.Lines[0]))
		left := text.X - wide/2
		if text.Anchor == "end" {
			left = text.X - wide
		}
		box.MinX, box.MaxX = min(box.MinX, left), max(box.MaxX, left+wide)
	}
	const halo = 2
	return render.Box{MinX: box.MinX - halo, MinY: box.MinY - halo, MaxX: box.MaxX + halo, MaxY: box.MaxY + halo}
}

// digitWidth is how wide a digit or letter is at most in the fonts used on maps, in font
// sizes.
const digitWidth = 0.7

// measureBar finds the round length nearest to a fifth of the map's width, true
// along the bar where it stands. In a corner that shows no part of the globe
// the bar has the length that is true in the middle of the map.
func measureBar(f *frame, spec config.ScaleBar) (scaleBar, bool) {
	const tall = 20 // room for the numbers
	if spec.Offset == 0 {
		spec.Offset = defaultOffset
	}
	width := f.rect.MaxX - f.rect.MinX
	target := width / 5
	bar := scaleBar{x: f.rect.MinX + spec.Offset, y: f.rect.MaxY - spec.Offset, right: f.rect.MaxX}
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

// roundLength is the nearest length with one digit that is not zero.
func roundLength(metres float64) float64 {
	power := math.Pow(10, math.Floor(math.Log10(metres)))
	return math.Round(metres/power) * power
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
	sinLat := math.Sin(flat.Radians(lat1-lat0) / 2)
	sinLon := math.Sin(flat.Radians(lon1-lon0) / 2)
	h := sinLat*sinLat + math.Cos(flat.Radians(lat0))*math.Cos(flat.Radians(lat1))*sinLon*sinLon
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
