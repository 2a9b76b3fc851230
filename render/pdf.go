//go:build !js

package render

import (
	"bufio"
	"fmt"
	"io"
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/seed-898ab921/kartograph/render/font"
	"github.com/seed-898ab921/kartograph/render/pdf"
)

// PDF is the format of PDF files for screens and presses: all of it vectors, texts in the
// fonts that they were measured in, of which the file has the letters that it needs.
func PDF() Format {
	return Format{Name: "pdf", Title: "PDF", Endings: []string{".pdf"}, MediaType: "application/pdf", Write: writePDF}
}

// pointsPerPixel is how many points a pixel of 1/96 inch is.
const pointsPerPixel = 72.0 / 96

// writePDF writes a scene as a document of one page.
func writePDF(w io.Writer, s Scene, o Options) (Stats, error) {
	if !(s.Width > 0 && s.Height > 0) || math.IsInf(s.Width, 0) || math.IsInf(s.Height, 0) {
		return Stats{}, fmt.Errorf("the map is %v by %v pixels large: both must be above 0", s.Width, s.Height)
	}
	counter := &counter{w: w}
	buffer := bufio.NewWriterSize(counter, 1<<16)
	doc := pdf.New(buffer, pdf.Info{Title: s.Title, Subject: s.Desc, Lang: s.Lang})
	doc.Hear(o.ended)
	if err := intend(doc, &s); err != nil {
		return Stats{}, err
	}
	stats, err := paintPDF(doc, &s, o)
	if err != nil {
		return stats, err
	}
	stats.Passed = append(stats.Passed, doc.Told()...)
	if err := doc.Close(); err != nil {
		return stats, err
	}
	err = buffer.Flush()
	stats.Bytes = counter.n
	return stats, err
}

// intend tells a document what press a scene is meant for.
func intend(doc *pdf.Document, s *Scene) error {
	if s.Intent == nil {
		return nil
	}
	return doc.Intend(s.Intent.Name, s.Intent.Profile)
}

// paintPDF draws a scene on a page of a document.
func paintPDF(doc *pdf.Document, s *Scene, o Options) (Stats, error) {
	sheet, bled := s.Sheet(), s.Bled()
	page := doc.Page((sheet.MaxX-sheet.MinX)*pointsPerPixel, (sheet.MaxY-sheet.MinY)*pointsPerPixel)
	p, err := newPDFPainter(doc, page.Canvas(), s, o)
	if err != nil {
		return Stats{}, err
	}
	if s.Paper != (Paper{}) {
		page.Trim = onSheet(sheet, Box{MaxX: s.Width, MaxY: s.Height})
		page.Bleed = onSheet(sheet, bled)
		p.cut = &bled
	}
	if err := p.scene(page, -sheet.MinX, -sheet.MinY, sheet.MaxY-sheet.MinY); err != nil {
		return p.stats, err
	}
	return p.stats, page.End()
}

// onSheet is a box of a scene's pixels in points from the lower left corner of its sheet.
func onSheet(sheet, b Box) pdf.Box {
	return pdf.Box{MinX: (b.MinX - sheet.MinX) * pointsPerPixel, MinY: (sheet.MaxY - b.MaxY) * pointsPerPixel,
		MaxX: (b.MaxX - sheet.MinX) * pointsPerPixel, MaxY: (sheet.MaxY - b.MinY) * pointsPerPixel}
}

func newPDFPainter(doc *pdf.Document, c *pdf.Canvas, s *Scene, o Options) (*pdfPainter, error) {
	decimals, err := o.decimals()
	if err != nil {
		return nil, err
	}
	if inked(s) {
		doc.Press()
	}
	return &pdfPainter{
		s: s, doc: doc, c: c, grid: stepsOf(decimals), fonts: s.Fonts,
		tiles: map[pdfTile]pdf.Ref{}, told: map[string]bool{}, missing: map[rune]bool{}, unread: map[string]bool{}, fileFonts: map[*font.Face]*pdf.Font{},
		repeats: new(int), ended: o.ended,
	}, nil
}

// scene draws the whole scene on a page of a height in pixels, so far from its left and top.
func (p *pdfPainter) scene(page *pdf.Page, left, top, height float64) error {
	p.page = page
	s := p.s
	refs := map[string]string{}
	for i := range s.Patterns {
		if err := s.Patterns[i].check(refs); err != nil {
			return err
		}
		refs[s.Patterns[i].ID] = ""
	}
	scale := pointsPerPixel / p.grid.scale
	p.parts.box = pdf.Box{MinX: left * pointsPerPixel, MinY: (height - top - s.Height) * pointsPerPixel,
		MaxX: (left + s.Width) * pointsPerPixel, MaxY: (height - top) * pointsPerPixel}
	p.matrix = pdf.Matrix{scale, 0, 0, -scale, p.parts.box.MinX, p.parts.box.MaxY}
	p.c.Save()
	p.c.Concat(p.matrix)
	cut := p.cut
	if cut == nil && (left != 0 || top != 0) {
		cut = &Box{MaxX: s.Width, MaxY: s.Height}
	}
	if cut != nil {
		if err := p.clip(*cut); err != nil {
			return err
		}
	}
	if err := Paint(s, p); err != nil {
		return err
	}
	p.c.Restore()
	if err := p.cropMarks(); err != nil {
		return err
	}
	p.stats.Passed = p.tellings()
	return nil
}

// cropMarks draws the marks at which a sheet of its own is cut.
func (p *pdfPainter) cropMarks() error {
	if p.cut == nil || !p.s.Paper.Marks {
		return nil
	}
	marks := p.s.cropMarks()
	p.registration = true
	defer func() { p.registration = false }()
	p.c.Save()
	p.c.Concat(p.matrix)
	if err := paintGroup(&marks, p, around{rootStyle(nil), inherited{}}, 0); err != nil {
		return err
	}
	p.c.Restore()
	return nil
}

// tellings are what was not drawn as it is asked for, in words.
func (p *pdfPainter) tellings() []string {
	var all []string
	for _, what := range slices.Sorted(maps.Keys(p.told)) {
		all = append(all, "not drawn in PDF: "+what)
	}
	if len(p.missing) > 0 {
		all = append(all, p.toldMissing())
	}
	return all
}

// toldMissing tells of the letters that are left out.
func (p *pdfPainter) toldMissing() string {
	letters := slices.Sorted(maps.Keys(p.missing))
	const shown = 20
	few := strings.TrimSpace(string(letters[:min(len(letters), shown)]))
	if len(letters) > shown {
		few += "..."
	}
	return fmt.Sprintf("not drawn in PDF: letters that no font here can draw, in %d texts: %s; %s", len(p.unread), few, font.Advice(letters))
}

// pdfParts are the parts of a page's structure.
type pdfParts struct {
	figure *pdf.Element
	// above are the texts that are read before the map, which is drawn first, by their ids.
	above map[string]*pdf.Element
	// box is where the map is on its page, in points.
	box pdf.Box
}

// of is the part that a group at the top belongs to; nil for decoration.
func (parts *pdfParts) of(p *pdfPainter, g *Group) *pdf.Element {
	switch {
	case g.Hidden:
		return nil
	case g.Part == PartFurniture && parts.above[g.ID] != nil:
		return parts.above[g.ID]
	case g.Part == PartFurniture && g.ID == "title":
		return p.page.Element(p.within, "H1", "")
	case g.Part == PartFurniture && allTexts(g):
		return p.page.Element(p.within, "P", "")
	case parts.figure == nil:
		alt := strings.TrimSpace(p.s.Title + "\n" + p.s.Desc)
		if alt == "" {
			alt = "Map"
		}
		parts.headings(p)
		parts.figure = p.page.Element(p.within, "Figure", alt)
		parts.figure.SetBox(parts.box.MinX, parts.box.MinY, parts.box.MaxX, parts.box.MaxY)
	}
	return parts.figure
}

// headings begins the parts of the texts above the map, before its own.
func (parts *pdfParts) headings(p *pdfPainter) {
	parts.above = map[string]*pdf.Element{}
	for _, heading := range [2][2]string{{"title", "H1"}, {"subtitle", "P"}} {
		for i := range p.s.Groups {
			g := &p.s.Groups[i]
			if g.ID == heading[0] && g.Part == PartFurniture && !g.Hidden && allTexts(g) && word(g.Style, "display") != "none" {
				parts.above[g.ID] = p.page.Element(p.within, heading[1], "")
			}
		}
	}
}
