package furniture

import (
	"fmt"
	"strconv"

	"github.com/seed-898ab921/kartograph/internal/form"
	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/styles"
	"github.com/twpayne/go-geom"
)

// Align is a corner of the map.
type Align string

// The corners of the map.
const (
	BottomLeft  Align = "bl"
	BottomRight Align = "br"
	TopLeft     Align = "tl"
	TopRight    Align = "tr"
)

// ScaleBar is a bar of a round length.
type ScaleBar struct {
	// Align is empty for BottomLeft.
	Align Align
	// Offset is the distance from the map's edges in pixels; 0 is 20.
	Offset float64
	// Auto leaves the bar out where the scale differs by more than a factor
	// of 2 over the map.
	Auto bool
}

// Name is "scalebar".
func (ScaleBar) Name() string { return "scalebar" }

func (ScaleBar) spec() {}

func scaleBar() Kind {
	return rule[ScaleBar]{
		about: form.About("Draw a scale bar.", "false", `{"align": "br", "offset": 20}`),
		form:  scaleBarForm(),
		ids:   []string{"scalebar", "scalebar-buffer", "scalebar-label"},
		lay:   layScaleBar,
	}.kind()
}

// farthest limits offsets, in pixels; larger numbers are slips.
const farthest = 1_000_000

// scaleBarForm is true, false, "auto" or a mapping.
func scaleBarForm() form.Form[*ScaleBar] {
	f := form.Mapping("scalebar", "export.scalebar", "A bar of a round length, true where it stands.", []form.Key[ScaleBar]{
		form.Bind("align", form.OneOf(BottomLeft, BottomRight, TopLeft, TopRight),
			form.About("The corner: `b`ottom or `t`op, `l`eft or `r`ight.", `"bl"`, `"br"`),
			func(s *ScaleBar) *Align { return &s.Align }),
		form.Bind("offset", form.Number("a number of pixels", form.Range{Min: 0, Max: farthest}),
			form.About("Distance from the map's edges in pixels.", "20", "10"),
			func(s *ScaleBar) *float64 { return &s.Offset }),
		form.Bind("auto", form.Boolean(), form.About("Leave the bar out where the scale differs by more than a factor of 2 over the map; "+
			"`\"scalebar\": \"auto\"` is short for that.", "false", "true"),
			func(s *ScaleBar) *bool { return &s.Auto }),
	})
	auto := form.OrElse(form.Optional(f), map[string]*ScaleBar{"auto": {Auto: true}})
	return form.OrSwitch(auto, func() *ScaleBar { return &ScaleBar{} })
}

// defaultOffset is how far from the map's edges the bar stands, in pixels.
const defaultOffset = 20

// placedBar is a bar of a round length on the page.
type placedBar struct {
	// x, y is the left end and length the length, in pixels.
	x, y, length float64
	metres       float64
	// right is the page's right edge, which no number crosses.
	right float64
}

// layScaleBar lays out the bar: a halo beneath, the bar and its numbers above. It
// warns when the scale varies so much over the map that the bar misleads.
func layScaleBar(p Page, spec ScaleBar) (*Piece, []string) {
	if p.Plane {
		return nil, []string{"the data lies in a plane, of which nothing says how long a unit is; the bar is left out"}
	}
	bar, ok := measureBar(p, spec)
	if !ok {
		return nil, []string{"nowhere on the map is a scale to be had; the bar is left out"}
	}
	least, most := scaleRange(p, bar)
	if spec.Auto && !(most <= 2*least) {
		return nil, []string{"over the map the scale differs " + howMuch(least, most) + "; the bar is left out"}
	}
	var warnings []string
	if !(most <= 1.05*least) {
		warnings = append(warnings, "the bar is right where it stands; over the map the scale "+between(least, most))
	}
	var groups []render.Group
	for _, id := range []string{"scalebar-buffer", "scalebar"} {
		groups = append(groups, render.Vary(p.Sheet, func(sheet *styles.Sheet) render.Group { return barGroup(bar, sheet, id) }))
	}
	return &Piece{bar.box(groups[1].Style.FontSize()), groups}, warnings
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
func barGroup(bar placedBar, sheet *styles.Sheet, id string) render.Group {
	group := render.Group{ID: id, Hidden: id == "scalebar-buffer"}
	own := sheet.GroupStyle(styles.Element{ID: "scalebar"})
	text := barTextStyle(sheet, own)
	group.Style = styles.Over(styles.Style{{Name: "font-size", Value: "13px"}}, own)
	line := styles.Style{{Name: "fill", Value: "none"}}
	if group.Hidden {
		halo := styles.Style{{Name: "fill", Value: "none"}, {Name: "stroke", Value: "#fff"}, {Name: "stroke-width", Value: "4px"}}
		group.Style, text = styles.Over(group.Style, styles.Over(halo, sheet.GroupStyle(styles.Element{ID: id}))), nil
	}
	group.Marks = []render.Mark{{Form: render.Shape{Geometry: bar.line()}, Style: styles.Differences(group.Style, styles.Over(group.Style, line))}}
	for _, part := range barNumbers() {
		group.Marks = append(group.Marks, render.Mark{
			Form:  bar.number(part, group.Style.FontSize()),
			Style: styles.Differences(group.Style, styles.Over(group.Style, text)),
		})
	}
	return group
}

// barTextStyle is the numbers' own style, #scalebar-label: filled as
// #scalebar says and without a stroke where it is silent, since the bar's
// stroke would make them bold.
func barTextStyle(sheet *styles.Sheet, bar styles.Style) styles.Style {
	fill, ok := bar.Get("fill")
	if !ok {
		fill = "#000"
	}
	plain := styles.Style{{Name: "fill", Value: fill}, {Name: "stroke", Value: "none"}}
	return styles.Over(plain, sheet.GroupStyle(styles.Element{ID: "scalebar-label"}))
}

// tick is the height in pixels of the bar's ends, middle and quarters; those
// between are half as high.
const tick = 8

func (b placedBar) line() geom.T {
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
func (b placedBar) number(part, size float64) render.Text {
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
func (b placedBar) box(size float64) render.Box {
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
func measureBar(p Page, spec ScaleBar) (placedBar, bool) {
	const tall = 20 // room for the numbers
	if spec.Offset == 0 {
		spec.Offset = defaultOffset
	}
	width := p.Rect.MaxX - p.Rect.MinX
	target := width / 5
	bar := placedBar{x: p.Rect.MinX + spec.Offset, y: p.Rect.MaxY - spec.Offset, right: p.Rect.MaxX}
	if spec.Align == BottomRight || spec.Align == TopRight {
		bar.x = p.Rect.MaxX - spec.Offset - target
	}
	if spec.Align == TopLeft || spec.Align == TopRight {
		bar.y = p.Rect.MinY + spec.Offset + tall
	}
	atX, atY := bar.x, bar.y
	metres, ok := pageDistance(p.Proj, atX, atY, target)
	if !ok {
		atX, atY = (p.Rect.MinX+p.Rect.MaxX-target)/2, (p.Rect.MinY+p.Rect.MaxY)/2
		if metres, ok = pageDistance(p.Proj, atX, atY, target); !ok {
			return bar, false
		}
	}
	bar.metres = roundLength(metres)
	bar.length = target
	// The scale changes slowly along the bar, so a few proportional
	// corrections reach the length to a thousandth of a pixel.
	for range 20 {
		metres, ok = pageDistance(p.Proj, atX, atY, bar.length)
		if !ok || metres == 0 {
			return bar, false
		}
		bar.length *= bar.metres / metres
	}
	if spec.Align == BottomRight || spec.Align == TopRight {
		bar.x = p.Rect.MaxX - spec.Offset - bar.length
	}
	return bar, true
}
