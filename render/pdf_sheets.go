//go:build !js

package render

import (
	"math"
	"strconv"

	"github.com/twpayne/go-geom"

	"github.com/seed-898ab921/kartograph/render/font"
	"github.com/seed-898ab921/kartograph/render/pdf"
)

// base is the line of texts in the band.
const base = 18

// around draws what stands around the map of a page: its name and number, and the names of
// the pages next to it, which lead there.
func (a *Atlas) around(i int, stats *Stats) error {
	sheet := &a.sheets[i]
	later := a.later[i]
	paper := a.paper(sheet)
	c := later.Begin(a.doc)
	p, err := a.plain(c, paper)
	if err != nil {
		return err
	}
	width, height := paper.width, paper.height
	room := width - 2*AtlasBand
	for side, j := range a.neighbours(i) {
		if j < 0 {
			continue
		}
		t, at := besides(side, width, height)
		along := (at.MaxX - at.MinX)
		if side == east || side == west {
			along = at.MaxY - at.MinY
		}
		label := a.sheets[j].Name + ", " + strconv.Itoa(j+1)
		number := ", " + strconv.Itoa(j+1)
		arrow := "↑ "
		if side == south {
			arrow = "↓ "
		}
		written := arrow + a.fitted(p, a.sheets[j].Name, along-a.widthOf(p, arrow+number)) + number
		if side == north {
			room = width/2 - a.widthOf(p, written)/2 - AtlasBand - 10
		}
		t.Lines = []string{written}
		if err := a.sheetText(p, t, "normal"); err != nil {
			return err
		}
		later.Link(paper.box(at), a.refs[j], label)
	}
	const bolder = 1.1 // than what is measured
	if err := a.corners(p, paper, a.fitted(p, sheet.Name, room/bolder), strconv.Itoa(i+1)); err != nil {
		return err
	}
	c.Restore()
	stats.Passed = append(stats.Passed, p.tellings()...)
	return later.End(c, paper.box(paper.whole()))
}

// corners writes a page's name and number.
func (a *Atlas) corners(p *pdfPainter, paper atlasPaper, name, number string) error {
	if err := a.sheetText(p, Text{X: AtlasBand, Y: base, Anchor: AnchorStart, Lines: []string{name}}, "bold"); err != nil || number == "" {
		return err
	}
	return a.sheetText(p, Text{X: paper.width - AtlasBand, Y: paper.height - AtlasBand + base, Anchor: AnchorEnd, Lines: []string{number}}, "bold")
}

// besides is where the name of a neighbour stands at a side of a page, and what leads there.
func besides(side int, width, height float64) (Text, Box) {
	t := Text{X: width / 2, Y: base, Anchor: AnchorMiddle}
	at := Box{MinX: width / 4, MinY: 0, MaxX: width * 3 / 4, MaxY: AtlasBand}
	switch side {
	case south:
		t.Y = height - AtlasBand + base
		at.MinY, at.MaxY = height-AtlasBand, height
	case west:
		t.X, t.Y, t.Angle = base, height/2, -90
		at = Box{MinX: 0, MinY: height / 4, MaxX: AtlasBand, MaxY: height * 3 / 4}
	case east:
		t.X, t.Y, t.Angle = width-base, height/2, 90
		at = Box{MinX: width - AtlasBand, MinY: height / 4, MaxX: width, MaxY: height * 3 / 4}
	}
	return t, at
}

// paper is a page's when the sizes of all are known.
func (a *Atlas) paper(sheet *AtlasSheet) atlasPaper {
	if paper := paperOf(sheet); paper.asked != nil {
		return paper
	}
	return a.largest
}

// plain begins to draw in pixels of a page's paper.
func (a *Atlas) plain(c *pdf.Canvas, paper atlasPaper) (*pdfPainter, error) {
	p, err := newPDFPainter(a.doc, c, &Scene{Fonts: a.fonts}, a.o)
	if err != nil {
		return nil, err
	}
	scale := pointsPerPixel / p.grid.scale
	c.Save()
	c.Concat(pdf.Matrix{scale, 0, 0, -scale, paper.left, paper.top})
	return p, nil
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

// widthOf is how wide a text of the band is, in pixels.
func (a *Atlas) widthOf(p *pdfPainter, text string) float64 {
	return p.fonts.Lay(text, font.Font{Family: a.family, Size: 10}).Width
}

// fitted is a name that is cut where it is wider than there is room, in pixels.
func (a *Atlas) fitted(p *pdfPainter, name string, room float64) string {
	letters := []rune(name)
	longest := len(letters)
	for n := 16; n < longest; n *= 2 { // what is twice as wide as the room need not be tried
		if a.widthOf(p, string(letters[:n])) > 2*room {
			longest = n
		}
	}
	for n := longest; n > 0; n-- {
		cut := name
		if n < len(letters) {
			cut = string(letters[:n]) + "…"
		}
		if a.widthOf(p, cut) <= room {
			return cut
		}
	}
	return ""
}

// front writes the index before the pages: the map of them, and the list of their names, beneath
// it where there is room and else on pages of its own.
func (a *Atlas) front(index func(sheets []AtlasSheet, width, height float64) (*Scene, error), stats *Stats) error {
	first := a.sheets[0]
	for i := range a.sheets { // those of no asked size are the same
		if a.paper(&a.sheets[i]).asked != nil {
			first = a.sheets[i]
			break
		}
	}
	paper := a.paper(&first)
	all := paper.inner()
	list := listOf(all)
	room, beneath := all, false
	const most = 0.4 // of the page's height, for a list beneath the map
	if high := float64((len(a.sheets)+list.columns-1)/list.columns) * listRow; high+listRow < most*(all.MaxY-all.MinY) {
		beneath = true
		room.MaxY -= high + listRow
	}
	var drawn *Scene
	if index != nil {
		var err error
		if drawn, err = index(a.sheets, room.MaxX-room.MinX, room.MaxY-room.MinY); err != nil {
			return err
		}
	}
	from := 0
	if drawn != nil {
		page, err := a.page(paper, first.Ground)
		if err != nil {
			return err
		}
		page.ToFront()
		if err := a.index(page, paper, room, drawn, stats); err != nil {
			return err
		}
		if beneath {
			under := listOf(Box{MinX: all.MinX, MinY: room.MaxY + listRow, MaxX: all.MaxX, MaxY: all.MaxY})
			if from, err = a.list(page, paper, under, 0, stats); err != nil {
				return err
			}
		}
		if err := a.heading(page, paper, stats); err != nil {
			return err
		}
		if err := page.End(); err != nil {
			return err
		}
	}
	for from < len(a.sheets) {
		page, err := a.page(paper, first.Ground)
		if err != nil {
			return err
		}
		page.ToFront()
		if from, err = a.list(page, paper, list, from, stats); err != nil {
			return err
		}
		if err := a.heading(page, paper, stats); err != nil {
			return err
		}
		if err := page.End(); err != nil {
			return err
		}
	}
	return nil
}

// heading writes the atlas's title above a page of its index.
func (a *Atlas) heading(page *pdf.Page, paper atlasPaper, stats *Stats) error {
	c := page.Canvas()
	c.BeginElement(page.Element(nil, "P", ""))
	p, err := a.plain(c, paper)
	if err != nil {
		return err
	}
	if err := a.corners(p, paper, a.fitted(p, a.title, paper.width-2*AtlasBand), ""); err != nil {
		return err
	}
	c.Restore()
	c.EndElement()
	stats.Passed = append(stats.Passed, p.tellings()...)
	return nil
}

// index draws the map of the pages in a part of a page, with links to them.
func (a *Atlas) index(page *pdf.Page, paper atlasPaper, room Box, s *Scene, stats *Stats) error {
	on := paper // as if it ended where the room does
	on.height = room.MaxY + AtlasBand
	told, within, err := a.mapOn(page, on, s, a.o)
	if err != nil {
		return err
	}
	stats.Passed = append(stats.Passed, told.Passed...)
	left, top := (on.width-s.Width)/2, (on.height-s.Height)/2
	for _, m := range allMarks(s.Groups) {
		n, ok := sheetOf(m)
		shape, isShape := m.Form.(Shape)
		if !ok || n > len(a.refs) || !isShape || shape.Geometry == nil || shape.Geometry.Empty() {
			continue
		}
		b := geom.NewBounds(geom.XY).Extend(shape.Geometry)
		at := Box{MinX: left + b.Min(0), MinY: top + b.Min(1), MaxX: left + b.Max(0), MaxY: top + b.Max(1)}
		page.Link(paper.box(at), a.refs[n-1], within, a.sheets[n-1].Name+", "+strconv.Itoa(n))
	}
	return nil
}

// listRow is how high a row of the list is, in pixels.
const listRow = 16

// sheetList is a part of a page for names, in columns.
type sheetList struct {
	at            Box
	rows, columns int
}

func listOf(at Box) sheetList {
	const column = 220
	return sheetList{at, max(1, int((at.MaxY-at.MinY+0.5)/listRow)), max(1, int((at.MaxX-at.MinX)/column))}
}

// list writes the names of pages with their numbers, those from one on for which there is room,
// and tells where the next list begins.
func (a *Atlas) list(page *pdf.Page, paper atlasPaper, l sheetList, from int, stats *Stats) (int, error) {
	const line = 12
	c := page.Canvas()
	part := page.Element(nil, "Sect", "")
	c.BeginElement(page.Element(part, "P", ""))
	p, err := a.plain(c, paper)
	if err != nil {
		return from, err
	}
	to := min(len(a.sheets), from+l.rows*l.columns)
	rows := (to - from + l.columns - 1) / l.columns
	wide := (l.at.MaxX - l.at.MinX) / float64(l.columns)
	place := func(i int) Box {
		x, y := l.at.MinX+float64((i-from)/rows)*wide, l.at.MinY+float64((i-from)%rows*listRow)
		return Box{MinX: x, MinY: y, MaxX: x + wide - 20, MaxY: y + listRow}
	}
	for i := from; i < to; i++ {
		at := place(i)
		name := a.fitted(p, a.sheets[i].Name, wide-50)
		if err := a.sheetText(p, Text{X: at.MinX, Y: at.MinY + line, Anchor: AnchorStart, Lines: []string{name}}, "normal"); err != nil {
			return from, err
		}
		if err := a.sheetText(p, Text{X: at.MaxX, Y: at.MinY + line, Anchor: AnchorEnd, Lines: []string{strconv.Itoa(i + 1)}}, "normal"); err != nil {
			return from, err
		}
	}
	c.Restore()
	c.EndElement()
	for i := from; i < to; i++ {
		page.Link(paper.box(place(i)), a.refs[i], part, a.sheets[i].Name+", "+strconv.Itoa(i+1))
	}
	stats.Passed = append(stats.Passed, p.tellings()...)
	return to, nil
}
