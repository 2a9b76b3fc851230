//go:build !js

package render

import (
	"math"
	"strconv"

	"github.com/seed-898ab921/kartograph/render/font"
	"github.com/seed-898ab921/kartograph/render/pdf"
)

// around draws what stands around the map of a page: its name and number, and the names of
// the pages next to it, which lead there.
func (a *Atlas) around(i int, stats *Stats) error {
	sheet := a.sheets[i]
	later := a.later[i]
	c := later.Begin(a.doc)
	width, height := sheet.Width+2*atlasBand, sheet.Height+2*atlasBand
	p, err := a.plain(c, height)
	if err != nil {
		return err
	}
	const base = 18 // of a text in the band
	number := strconv.Itoa(i + 1)
	texts := []Text{
		{X: atlasBand, Y: base, Anchor: AnchorStart, Lines: []string{sheet.Name}},
		{X: width - atlasBand, Y: height - atlasBand + base, Anchor: AnchorEnd, Lines: []string{number}},
	}
	for _, t := range texts {
		if err := p.sheetText(t, "bold"); err != nil {
			return err
		}
	}
	for side, j := range a.neighbours(i) {
		if j < 0 {
			continue
		}
		label := a.sheets[j].Name + ", " + strconv.Itoa(j+1)
		var t Text
		var at Box // where the link is, in pixels
		switch side {
		case north:
			t = Text{X: width / 2, Y: base, Lines: []string{"↑ " + label}}
			at = Box{MinX: width / 4, MinY: 0, MaxX: width * 3 / 4, MaxY: atlasBand}
		case south:
			t = Text{X: width / 2, Y: height - atlasBand + base, Lines: []string{"↓ " + label}}
			at = Box{MinX: width / 4, MinY: height - atlasBand, MaxX: width * 3 / 4, MaxY: height}
		case west:
			t = Text{X: base, Y: height / 2, Angle: -90, Lines: []string{"↑ " + label}}
			at = Box{MinX: 0, MinY: height / 4, MaxX: atlasBand, MaxY: height * 3 / 4}
		case east:
			t = Text{X: width - base, Y: height / 2, Angle: 90, Lines: []string{"↑ " + label}}
			at = Box{MinX: width - atlasBand, MinY: height / 4, MaxX: width, MaxY: height * 3 / 4}
		}
		t.Anchor = AnchorMiddle
		if err := p.sheetText(t, "normal"); err != nil {
			return err
		}
		later.Link(a.points(at, height), a.refs[j], label)
	}
	c.Restore()
	stats.Passed = append(stats.Passed, p.tellings()...)
	return later.End(c)
}

// plain begins to draw in pixels on a page of a height.
func (a *Atlas) plain(c *pdf.Canvas, height float64) (*pdfPainter, error) {
	p, err := newPDFPainter(a.doc, c, &Scene{}, a.o)
	if err != nil {
		return nil, err
	}
	scale := pointsPerPixel / p.grid.scale
	c.Save()
	c.Concat(pdf.Matrix{scale, 0, 0, -scale, 0, height * pointsPerPixel})
	return p, nil
}

// points is a box of a page of a height, both in pixels, in points.
func (a *Atlas) points(b Box, height float64) pdf.Box {
	return pdf.Box{MinX: b.MinX * pointsPerPixel, MinY: (height - b.MaxY) * pointsPerPixel, MaxX: b.MaxX * pointsPerPixel, MaxY: (height - b.MinY) * pointsPerPixel}
}

// The sides of a page.
const (
	north = iota
	east
	south
	west
	sides
)

// neighbours are the pages next to one, by its sides; -1 for none. Next to it is what touches its
// bounds or overlaps them, the one on a side whose middle is nearest.
func (a *Atlas) neighbours(i int) [sides]int {
	next := [sides]int{-1, -1, -1, -1}
	var nearest [sides]float64
	own := a.sheets[i].Bounds
	if own == nil {
		return next
	}
	for j, other := range a.sheets {
		if j == i || other.Bounds == nil {
			continue
		}
		dx, dy, ok := between(*own, *other.Bounds)
		if !ok {
			continue
		}
		side := north
		switch {
		case math.Abs(dx) >= math.Abs(dy) && dx > 0:
			side = east
		case math.Abs(dx) >= math.Abs(dy):
			side = west
		case dy < 0:
			side = south
		}
		if far := math.Hypot(dx, dy); next[side] < 0 || far < nearest[side] {
			next[side], nearest[side] = j, far
		}
	}
	return next
}

// between is how far the middle of other bounds is from that of bounds, in degrees of latitude
// about; false where they neither touch nor overlap, or one lies around the other's middle.
func between(own, other [4]float64) (dx, dy float64, ok bool) {
	width := func(b [4]float64) float64 {
		if b[2] < b[0] {
			return b[2] - b[0] + 360
		}
		return b[2] - b[0]
	}
	w, v := width(own), width(other)
	turn := math.Remainder((other[0]+v/2)-(own[0]+w/2), 360)
	const touch = 1e-6
	if math.Abs(turn) > (w+v)/2+touch || own[1] > other[3]+touch || other[1] > own[3]+touch {
		return 0, 0, false
	}
	middle := (own[1] + own[3]) / 2
	dx, dy = turn*math.Cos(middle*math.Pi/180), (other[1]+other[3])/2-middle
	return dx, dy, dx != 0 || dy != 0
}

// fitted is a name that is cut where it is wider than there is room, in pixels.
func (a *Atlas) fitted(p *pdfPainter, name string, room float64) string {
	f := font.Font{Family: "Arial", Size: 10}
	letters := []rune(name)
	longest := len(letters)
	for n := 16; n < longest; n *= 2 { // what is twice as wide as the room need not be tried
		if p.fonts.Lay(string(letters[:n]), f).Width > 2*room {
			longest = n
		}
	}
	for n := longest; n > 0; n-- {
		cut := name
		if n < len(letters) {
			cut = string(letters[:n]) + "…"
		}
		if p.fonts.Lay(cut, f).Width <= room {
			return cut
		}
	}
	return ""
}

// list writes the names of all pages with their numbers, before the pages.
func (a *Atlas) list(stats *Stats) error {
	const row, column, base = 16, 220, 12
	sheet := AtlasSheet{Width: a.sheets[0].Width, Height: a.sheets[0].Height}
	rows, columns := max(1, int(sheet.Height/row)), max(1, int(sheet.Width/column))
	height := sheet.Height + 2*atlasBand
	for from := 0; from < len(a.sheets); from += rows * columns {
		page := a.page(sheet)
		page.ToFront()
		c := page.Canvas()
		part := page.Element(nil, "Sect", "")
		c.BeginElement(page.Element(part, "P", ""))
		p, err := a.plain(c, height)
		if err != nil {
			return err
		}
		to := min(len(a.sheets), from+rows*columns)
		for i := from; i < to; i++ {
			wide := sheet.Width / float64(columns)
			x := atlasBand + float64((i-from)/rows)*wide
			y := float64(atlasBand + (i-from)%rows*row)
			name := a.fitted(p, a.sheets[i].Name, wide-50)
			if err := p.sheetText(Text{X: x, Y: y + base, Anchor: AnchorStart, Lines: []string{name}}, "normal"); err != nil {
				return err
			}
			if err := p.sheetText(Text{X: x + wide - 20, Y: y + base, Anchor: AnchorEnd, Lines: []string{strconv.Itoa(i + 1)}}, "normal"); err != nil {
				return err
			}
		}
		c.Restore()
		c.EndElement()
		for i := from; i < to; i++ {
			wide := sheet.Width / float64(columns)
			x, y := atlasBand+float64((i-from)/rows)*wide, float64(atlasBand+(i-from)%rows*row)
			page.Link(a.points(Box{MinX: x, MinY: y, MaxX: x + wide - 20, MaxY: y + row}, height), a.refs[i], part, a.sheets[i].Name+", "+strconv.Itoa(i+1))
		}
		stats.Passed = append(stats.Passed, p.tellings()...)
		if err := page.End(); err != nil {
			return err
		}
	}
	return nil
}
