package furniture

import (
	"math"
	"strconv"

	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/render/paragraph"
	"github.com/twpayne/go-geom"
)

// placedBar is a bar of a round length on the page.
type placedBar struct {
	// x, y is the left end and length the length, in pixels.
	x, y, length float64
	metres       float64
	unit         lengthUnit
	// down says that ticks and numbers hang below the line.
	down bool
	// numbers stand at some ticks.
	numbers []barNumber
}

// lengthUnit is a unit and how many metres it has.
type lengthUnit struct {
	name   string
	metres float64
}

// barNumber is a number of a bar in its place.
type barNumber struct {
	text render.Text
	box  render.Box
}

// unitFor is the unit in which a length of a system is written: the smaller one
// below one of the larger. A mile has 1609.344 m, a foot 0.3048 m and a nautical
// mile 1852 m (BIPM, The International System of Units, 9th edition; NIST SP 811, B.8).
func unitFor(u Unit, metres float64) lengthUnit {
	switch {
	case u == Nautical:
		return lengthUnit{"nmi", 1852}
	case u == Imperial && metres < 1500:
		return lengthUnit{"ft", 0.3048}
	case u == Imperial:
		return lengthUnit{"mi", 1609.344}
	case metres < 1000:
		return lengthUnit{"m", 1}
	}
	return lengthUnit{"km", 1000}
}

// roundLength is the nearest of the lengths of one digit that can be divided into
// round parts, in a unit of its system.
func roundLength(u Unit, metres float64) (length float64, unit lengthUnit) {
	unit = unitFor(u, metres)
	n := metres / unit.metres
	power := math.Pow(10, math.Floor(math.Log10(n)))
	best := 0.0
	for _, digit := range []float64{1, 2, 3, 4, 5, 6, 8, 10} {
		if v := digit * power; math.Abs(v-n) < math.Abs(best-n) {
			best = v
		}
	}
	length = best * unit.metres
	if unit.name == "m" && length >= 1000 {
		return length, unitFor(u, length)
	}
	return length, unit
}

// divisions are into how many parts the bar is divided by numbers: fourths where
// these are whole, else thirds, fifths or halves.
func (b placedBar) divisions() int {
	n := b.metres / b.unit.metres
	digit := int(math.Round(n / math.Pow(10, math.Floor(math.Log10(n)+1e-9))))
	switch {
	case digit == 3 || digit == 6:
		return 3
	case digit == 5 && math.Abs(math.Remainder(n, 2)) > 1e-6:
		return 5
	case digit == 5:
		return 2
	case math.Abs(math.Remainder(n, 4)) < 1e-6:
		return 4
	}
	return 2
}

// ticks are into how many parts the bar is divided by ticks.
func (b placedBar) ticks() int {
	switch n := b.divisions(); n {
	case 4:
		return 8
	case 3:
		return 6
	default:
		return 10
	}
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
	up := -1.0
	if b.down {
		up = 1
	}
	push(b.x, b.y+up*tick, b.x, b.y, b.x+b.length, b.y, b.x+b.length, b.y+up*tick)
	n, long := b.ticks(), b.ticks()/b.divisions()
	if b.divisions() == 4 {
		long = 4
	}
	for i := 1; i < n; i++ {
		height := tick / 2.0
		if i%long == 0 {
			height = tick
		}
		x := b.x + b.length*float64(i)/float64(n)
		push(x, b.y+up*height, x, b.y)
	}
	return line
}

// numbered lists the ticks that may have a number, the most important choice first:
// the first of them whose numbers do not touch is taken.
func (b placedBar) numbered() [][]float64 {
	switch n := b.divisions(); n {
	case 4:
		return [][]float64{{1, 0.5, 0.25, 0}, {1, 0.5, 0}, {1, 0}, {1}}
	case 2:
		return [][]float64{{1, 0.5, 0}, {1, 0}, {1}}
	default:
		all := []float64{1}
		for i := n - 1; i >= 0; i-- {
			all = append(all, float64(i)/float64(n))
		}
		return [][]float64{all, {1, 0}, {1}}
	}
}

// number writes numbers at the ticks, as many as have room.
func (b *placedBar) number(p Page) {
	for _, parts := range b.numbered() {
		b.numbers = b.numbers[:0:0]
		for _, part := range parts {
			b.numbers = append(b.numbers, b.numberAt(p, part))
		}
		if !touching(b.numbers) {
			return
		}
	}
}

// between is the least distance between two numbers in pixels.
const numberGap = 3

func touching(numbers []barNumber) bool {
	for i := range numbers {
		for j := range i {
			if numbers[i].box.Grown(numberGap).Meets(numbers[j].box) {
				return true
			}
		}
	}
	return false
}

// numberAt is the text at a part of the bar, with its unit at the end.
func (b placedBar) numberAt(p Page, part float64) barNumber {
	words := strconv.FormatFloat(b.metres*part/b.unit.metres, 'g', 6, 64)
	if part == 1 {
		words += " " + b.unit.name
	}
	style := barFont(p.Sheet)
	size := style.FontSize()
	set := paragraph.Set(words, style, 0, p.Measure)
	text := render.Text{X: b.x + b.length*part, Y: b.y - tick - 0.4*size, Lines: []string{words}}
	if b.down {
		text.Y = b.y + tick + 0.4*size + set.Ascent
	}
	return barNumber{text, set.Box(text.X, text.Y-set.Ascent, render.AnchorMiddle)}
}

// box is what the bar and its numbers cover.
func (b placedBar) box() render.Box {
	box := render.Box{MinX: b.x, MinY: b.y - tick, MaxX: b.x + b.length, MaxY: b.y}
	if b.down {
		box.MinY, box.MaxY = b.y, b.y+tick
	}
	for _, n := range b.numbers {
		box = box.With(n.box)
	}
	return box
}

// within moves bars so that nothing of them leaves the map's rectangle, if they have
// room in it.
func within(bars []placedBar, rect render.Box) []placedBar {
	box := flat.Nothing[render.Box]()
	for _, b := range bars {
		box = box.With(b.box())
	}
	const edge = 1
	dx := math.Max(0, rect.MinX+edge-box.MinX) - math.Max(0, box.MaxX-rect.MaxX+edge)
	dy := math.Max(0, rect.MinY+edge-box.MinY) - math.Max(0, box.MaxY-rect.MaxY+edge)
	if dx == 0 && dy == 0 {
		return bars
	}
	moved := make([]placedBar, len(bars))
	for i, b := range bars {
		b.x, b.y = b.x+dx, b.y+dy
		numbers := make([]barNumber, len(b.numbers))
		for k, n := range b.numbers {
			n.text.X, n.text.Y = n.text.X+dx, n.text.Y+dy
			n.box = render.Box{MinX: n.box.MinX + dx, MinY: n.box.MinY + dy, MaxX: n.box.MaxX + dx, MaxY: n.box.MaxY + dy}
			numbers[k] = n
		}
		b.numbers = numbers
		moved[i] = b
	}
	return moved
}

// measureBars finds the bars of a spec, one below the other.
func measureBars(p Page, spec ScaleBar) ([]placedBar, bool) {
	spec.Offset, spec.OffsetY = spec.Distances()
	if spec.Unit != Both {
		bar, ok := measureBar(p, spec)
		return []placedBar{bar}, ok
	}
	metric, imperial := spec, spec
	metric.Unit, imperial.Unit = Metric, Imperial
	upper, ok := measureBar(p, metric)
	lower, fine := measureBar(p, imperial)
	lower.down = true
	if spec.Align == BottomLeft || spec.Align == BottomRight || spec.Align == "" {
		upper.y -= tick + 1.5*barFont(p.Sheet).FontSize()
	}
	lower.y = upper.y
	if spec.Align == BottomRight || spec.Align == TopRight {
		left := math.Min(upper.x, lower.x)
		upper.x, lower.x = left, left
	}
	return []placedBar{upper, lower}, ok && fine
}

// measureBar finds the round length nearest to a fifth of the map's width, true
// along the bar where it stands. In a corner that shows no part of the globe
// the bar has the length that is true in the middle of the map.
func measureBar(p Page, spec ScaleBar) (placedBar, bool) {
	const tall = 20 // room for the numbers
	width := p.Rect.MaxX - p.Rect.MinX
	target := width / 5
	bar := placedBar{x: p.Rect.MinX + spec.Offset, y: p.Rect.MaxY - spec.OffsetY}
	if spec.Align == BottomRight || spec.Align == TopRight {
		bar.x = p.Rect.MaxX - spec.Offset - target
	}
	if spec.Align == TopLeft || spec.Align == TopRight {
		bar.y = p.Rect.MinY + spec.OffsetY + tall
	}
	atX, atY := bar.x, bar.y
	metres, ok := pageDistance(p.Proj, atX, atY, target)
	if !ok {
		atX, atY = (p.Rect.MinX+p.Rect.MaxX-target)/2, (p.Rect.MinY+p.Rect.MaxY)/2
		if metres, ok = pageDistance(p.Proj, atX, atY, target); !ok {
			return bar, false
		}
	}
	bar.metres, bar.unit = roundLength(spec.Unit, metres)
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
