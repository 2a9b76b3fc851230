//go:build !js

package render

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/seed-898ab921/kartograph/render/font"
	"github.com/seed-898ab921/kartograph/render/pdf"
	"github.com/seed-898ab921/kartograph/styles"
	"github.com/seed-898ab921/kartograph/styles/ink"
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
	// fonts, family and ink are those of the names around maps: of the first map.
	fonts       *font.Fonts
	family, ink string
	title       string
	// largest is the paper of all pages whose size is not asked for.
	largest atlasPaper
}

// AtlasSheet is a page of an atlas.
type AtlasSheet struct {
	// Name is what the page is called.
	Name string
	// Bounds are west, south, east and north of what it shows, in degrees; nil for what has none.
	Bounds *[4]float64
	// Outline is the edge of what it shows, longitudes and latitudes in turns, in degrees; nil
	// where only the bounds are known.
	Outline []float64
	// Width and Height are the map's in pixels.
	Width, Height float64
	// PaperWidth and PaperHeight are the page's in pixels, with the band around the map; 0 for as
	// large as the largest map needs. Paper is what is around a page of such a size.
	PaperWidth, PaperHeight float64
	Paper                   Paper
	// Ground is the colour of the page; empty for none.
	Ground string
}

// AtlasBand is how wide the band around maps is for names of pages, in pixels.
const AtlasBand = 28

// NewAtlas begins an atlas with a title.
func NewAtlas(w io.Writer, title string) *Atlas {
	a := &Atlas{counter: &counter{w: w}, title: title, family: "Arial", ink: "#000"}
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
	a.doc.Hear(o.ended)
	if len(a.sheets) == 0 {
		a.doc.SetLang(s.Lang)
		if err := intend(a.doc, s); err != nil {
			return Stats{}, err
		}
		a.writesAs(s, sheet.Ground)
	}
	sheet.Width, sheet.Height = s.Width, s.Height
	paper := paperOf(&sheet)
	if paper.asked == nil {
		a.largest = a.largest.grown(paper)
	}
	page, err := a.page(paper, sheet.Ground)
	if err != nil {
		return Stats{}, err
	}
	stats, _, err := a.mapOn(page, paper, s, o)
	if err != nil {
		return stats, err
	}
	later := page.Later()
	a.doc.Bookmark(sheet.Name, page)
	a.sheets, a.later, a.refs = append(a.sheets, sheet), append(a.later, later), append(a.refs, page.Ref())
	err = page.End()
	stats.Bytes = a.counter.n + int64(a.buffer.Buffered()) - before
	return stats, err
}

// mapOn draws a map in the middle of a page, and returns the part of the structure that it is.
func (a *Atlas) mapOn(page *pdf.Page, paper atlasPaper, s *Scene, o Options) (Stats, *pdf.Element, error) {
	p, err := newPDFPainter(a.doc, page.Canvas(), s, o)
	if err != nil {
		return Stats{}, nil, err
	}
	p.within = page.Element(nil, "Sect", "")
	p.cut = &Box{MaxX: s.Width, MaxY: s.Height}
	left, top := (paper.width-s.Width)/2, (paper.height-s.Height)/2
	err = p.scene(page, paper.left/pointsPerPixel+left, top, paper.top/pointsPerPixel)
	return p.stats, p.within, err
}

// writesAs has names written as the first map's title is, or its texts, light on a dark ground.
func (a *Atlas) writesAs(s *Scene, ground string) {
	a.fonts = s.Fonts
	const dark = 0.4 // of the luma of ITU-R BT.709
	if c, ok := ink.Parse(ground); ok && float64(0.2126*c.Red)+float64(0.7152*c.Green)+float64(0.0722*c.Blue) < dark {
		a.ink = "#fff"
	}
	style := s.Style
	for i := range s.Groups {
		if g := &s.Groups[i]; g.Part == PartFurniture && g.ID == "title" {
			style = styles.Over(style, g.Style)
			if fill, ok := g.Style.Get("fill"); ok && fill != "none" {
				a.ink = fill
			}
		}
	}
	if family, ok := style.Get("font-family"); ok {
		a.family = family
	}
}

// Close completes the atlas. index draws the map of its pages, so wide and high in pixels: it is
// given them, and marks of its scene with an attribute AtlasPage lead to the pages of these
// numbers, from 1. A nil index or scene is none.
func (a *Atlas) Close(index func(sheets []AtlasSheet, width, height float64) (*Scene, error)) (Stats, error) {
	var stats Stats
	for i := range a.sheets {
		if err := a.around(i, &stats); err != nil {
			return stats, err
		}
	}
	if len(a.sheets) > 0 {
		if err := a.front(index, &stats); err != nil {
			return stats, err
		}
	}
	if a.largest.width > 0 {
		a.doc.Paper(a.largest.box(a.largest.whole()))
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
func (a *Atlas) sheetText(p *pdfPainter, t Text, weight string) error {
	style := styles.Style{
		{Name: "fill", Value: a.ink}, {Name: "font-family", Value: a.family}, {Name: "font-size", Value: "10px"}, {Name: "font-weight", Value: weight},
		{Name: "stroke", Value: "none"}, {Name: "text-anchor", Value: string(t.Anchor)},
	}
	return p.text(t, style, p.look(style))
}

// atlasPaper is the page of an atlas as it is cut, in pixels from its upper left corner, y down.
type atlasPaper struct {
	width, height float64
	// left and top are where its upper left corner is, in points.
	left, top float64
	// asked is the scene of a page whose size is asked for, with what is around it; nil for one
	// that is as large as the largest page of the atlas.
	asked *Scene
}

// paperOf is the paper of a page. Those whose size is not asked for have their middle at 0, so
// that they can be drawn before it is known how large they become.
func paperOf(s *AtlasSheet) atlasPaper {
	if s.PaperWidth > 0 && s.PaperHeight > 0 {
		asked := &Scene{Width: s.PaperWidth, Height: s.PaperHeight, Paper: s.Paper}
		sheet := asked.Sheet()
		return atlasPaper{width: asked.Width, height: asked.Height, left: -sheet.MinX * pointsPerPixel, top: sheet.MaxY * pointsPerPixel, asked: asked}
	}
	return atlasPaper{}.sized(s.Width+2*AtlasBand, s.Height+2*AtlasBand)
}

// sized is paper around 0.
func (atlasPaper) sized(width, height float64) atlasPaper {
	return atlasPaper{width: width, height: height, left: -width / 2 * pointsPerPixel, top: height / 2 * pointsPerPixel}
}

// grown is paper that has room for other paper too.
func (p atlasPaper) grown(o atlasPaper) atlasPaper {
	return p.sized(max(p.width, o.width), max(p.height, o.height))
}

// box is a box of the paper in points.
func (p atlasPaper) box(b Box) pdf.Box {
	return pdf.Box{MinX: p.left + b.MinX*pointsPerPixel, MinY: p.top - b.MaxY*pointsPerPixel, MaxX: p.left + b.MaxX*pointsPerPixel, MaxY: p.top - b.MinY*pointsPerPixel}
}

// whole is all of the paper.
func (p atlasPaper) whole() Box { return Box{MaxX: p.width, MaxY: p.height} }

// inner is the paper without the band.
func (p atlasPaper) inner() Box {
	return Box{MinX: AtlasBand, MinY: AtlasBand, MaxX: p.width - AtlasBand, MaxY: p.height - AtlasBand}
}

// page begins a page on paper, with the colour of its ground and its crop marks.
func (a *Atlas) page(paper atlasPaper, ground string) (*pdf.Page, error) {
	s := &Scene{Width: paper.width, Height: paper.height}
	shown := Box{MinX: -farAway, MinY: -farAway, MaxX: farAway, MaxY: farAway}
	var page *pdf.Page
	if paper.asked != nil {
		s = paper.asked
		sheet := s.Sheet()
		shown = s.Bled()
		page = a.doc.Page((sheet.MaxX-sheet.MinX)*pointsPerPixel, (sheet.MaxY-sheet.MinY)*pointsPerPixel)
		page.Trim = paper.box(paper.whole())
		if s.Paper != (Paper{}) {
			page.Bleed = paper.box(shown)
		}
	} else {
		page = a.doc.Page(0, 0)
	}
	p, err := newPDFPainter(a.doc, page.Canvas(), s, a.o)
	if err != nil {
		return nil, err
	}
	p.cut = &shown
	if ground != "" && !strings.HasPrefix(ground, "url(") {
		s.Groups = []Group{{Hidden: true, Style: styles.Style{{Name: "fill", Value: ground}, {Name: "stroke", Value: "none"}},
			Marks: []Mark{{Form: Rectangle(shown.MinX, shown.MinY, shown.MaxX-shown.MinX, shown.MaxY-shown.MinY)}}}}
	}
	return page, p.scene(page, paper.left/pointsPerPixel, 0, paper.top/pointsPerPixel)
}

// farAway is beyond the edge of all paper, in pixels.
const farAway = 20_000
