//go:build !js

package render

import (
	"bufio"
	"fmt"
	"io"
	"strconv"

	"github.com/twpayne/go-geom"

	"github.com/seed-898ab921/kartograph/render/pdf"
	"github.com/seed-898ab921/kartograph/styles"
)

// Atlas is a PDF of many maps, a page each, with their numbers and the names of the
// neighbouring pages around them, and an index before them. Pages are written as they come and
// forgotten, but for their names and bounds. It belongs to one goroutine.
type Atlas struct {
	counter *counter
	buffer  *bufio.Writer
	doc     *pdf.Document
	o       Options
	sheets  []AtlasSheet
	later   []*pdf.Later
	refs    []pdf.Ref
}

// AtlasSheet is a page of an atlas.
type AtlasSheet struct {
	// Name is what the page is called.
	Name string
	// Bounds are west, south, east and north of what it shows, in degrees; nil for what has none.
	Bounds *[4]float64
	// Width and Height are the map's in pixels.
	Width, Height float64
}

// atlasBand is how wide the band around maps is for names of pages, in pixels.
const atlasBand = 28

// NewAtlas begins an atlas with a title.
func NewAtlas(w io.Writer, title string) *Atlas {
	a := &Atlas{counter: &counter{w: w}}
	a.buffer = bufio.NewWriterSize(a.counter, 1<<16)
	a.doc = pdf.New(a.buffer, pdf.Info{Title: title})
	return a
}

// Add adds a map as the next page. The atlas has the language and the press of the
// first one.
func (a *Atlas) Add(s *Scene, sheet AtlasSheet, o Options) (Stats, error) {
	before := a.counter.n + int64(a.buffer.Buffered())
	if !(s.Width > 0 && s.Height > 0 && s.Width < maxRadius && s.Height < maxRadius) {
		return Stats{}, fmt.Errorf("the map is %v by %v pixels large: both must be above 0", s.Width, s.Height)
	}
	if len(a.sheets) == 0 {
		a.doc.SetLang(s.Lang)
		if err := intend(a.doc, s); err != nil {
			return Stats{}, err
		}
	}
	sheet.Width, sheet.Height = s.Width, s.Height
	page := a.page(sheet)
	p, err := newPDFPainter(a.doc, page.Canvas(), s, o)
	if err != nil {
		return Stats{}, err
	}
	p.within = page.Element(nil, "Sect", "")
	if err := p.scene(page, atlasBand, atlasBand, s.Height+2*atlasBand); err != nil {
		return p.stats, err
	}
	later := page.Later(pdf.Box{MaxX: (s.Width + 2*atlasBand) * pointsPerPixel, MaxY: (s.Height + 2*atlasBand) * pointsPerPixel})
	a.doc.Bookmark(sheet.Name, page)
	a.sheets, a.later, a.refs = append(a.sheets, sheet), append(a.later, later), append(a.refs, page.Ref())
	err = page.End()
	p.stats.Bytes = a.counter.n + int64(a.buffer.Buffered()) - before
	return p.stats, err
}

// page begins a page for a map with its band.
func (a *Atlas) page(sheet AtlasSheet) *pdf.Page {
	return a.doc.Page((sheet.Width+2*atlasBand)*pointsPerPixel, (sheet.Height+2*atlasBand)*pointsPerPixel)
}

// Close completes the atlas. index draws the map of its pages: it is given them, and marks of
// its scene with an attribute AtlasPage lead to the pages of these numbers, from 1. A nil scene
// is none.
func (a *Atlas) Close(index func([]AtlasSheet) (*Scene, error)) (Stats, error) {
	var stats Stats
	for i := range a.sheets {
		if err := a.around(i, &stats); err != nil {
			return stats, err
		}
	}
	if len(a.sheets) > 0 {
		drawn, err := index(a.sheets)
		if err != nil {
			return stats, err
		}
		if drawn != nil {
			if err := a.index(drawn, &stats); err != nil {
				return stats, err
			}
		}
		if err := a.list(&stats); err != nil {
			return stats, err
		}
	}
	stats.Passed = append(stats.Passed, a.doc.Told()...)
	if err := a.doc.Close(); err != nil {
		return stats, err
	}
	err := a.buffer.Flush()
	stats.Bytes = a.counter.n
	return stats, err
}

// AtlasPage is the attribute of marks of an index that says which page they stand for.
const AtlasPage = "page"

// index draws the map of the pages before them.
func (a *Atlas) index(s *Scene, stats *Stats) error {
	sheet := AtlasSheet{Width: s.Width, Height: s.Height}
	page := a.page(sheet)
	page.ToFront()
	p, err := newPDFPainter(a.doc, page.Canvas(), s, a.o)
	if err != nil {
		return err
	}
	p.within = page.Element(nil, "Sect", "")
	height := s.Height + 2*atlasBand
	if err := p.scene(page, atlasBand, atlasBand, height); err != nil {
		return err
	}
	stats.Passed = append(stats.Passed, p.stats.Passed...)
	for _, m := range allMarks(s.Groups) {
		n, ok := sheetOf(m)
		shape, isShape := m.Form.(Shape)
		if !ok || n > len(a.refs) || !isShape || shape.Geometry == nil || shape.Geometry.Empty() {
			continue
		}
		b := geom.NewBounds(geom.XY).Extend(shape.Geometry)
		page.Link(pdf.Box{
			MinX: (b.Min(0) + atlasBand) * pointsPerPixel, MinY: (height - atlasBand - b.Max(1)) * pointsPerPixel,
			MaxX: (b.Max(0) + atlasBand) * pointsPerPixel, MaxY: (height - atlasBand - b.Min(1)) * pointsPerPixel,
		}, a.refs[n-1], p.within, a.sheets[n-1].Name+", "+strconv.Itoa(n))
	}
	return page.End()
}

func allMarks(groups []Group) []*Mark {
	var all []*Mark
	for i := range groups {
		for k := range groups[i].Marks {
			all = append(all, &groups[i].Marks[k])
		}
		all = append(all, allMarks(groups[i].Groups)...)
	}
	return all
}

// sheetOf is the page that a mark of an index stands for.
func sheetOf(m *Mark) (int, bool) {
	for _, at := range m.Attributes {
		if at.Name == AtlasPage {
			n, err := strconv.Atoi(at.Value)
			return n, err == nil && n > 0
		}
	}
	return 0, false
}

// sheetText draws a text of the band, in pixels.
func (p *pdfPainter) sheetText(t Text, weight string) error {
	return p.text(t, styles.Style{
		{Name: "font-family", Value: "Arial"}, {Name: "font-size", Value: "10px"}, {Name: "font-weight", Value: weight}, {Name: "text-anchor", Value: string(t.Anchor)},
	}, pdfLook{fill: pdfPaint{on: true, alpha: 1}})
}
