package pdf

import (
	"strconv"

	"github.com/seed-898ab921/kartograph/styles/ink"
)

// Canvas takes what is drawn on a page, a form or a tile, in paint order.
type Canvas struct {
	page *Page
	b    []byte
	// top says that it is the page's own.
	top bool
	now state
	// before are the states that are restored.
	before []state
}

// state is what operators have set, as they were written; empty where nothing was.
type state struct {
	fill, stroke, look              string
	width, cap, join, miter, dashes string
}

// pieceBytes is how much of a page is packed at a time, between two things on it.
const pieceBytes = 1 << 18

// Bytes gives what is drawn so far, to append to: raw operators of paths.
func (c *Canvas) Bytes() []byte { return c.b }

// SetBytes takes what Bytes gave, with more behind it.
func (c *Canvas) SetBytes(b []byte) { c.b = b }

// op appends operators as they are.
func (c *Canvas) op(text string) { c.b = append(append(c.b, text...), '\n') }

// set appends operators where they change something.
func (c *Canvas) set(now *string, text string) {
	if *now != text {
		*now = text
		c.op(text)
	}
}

// Save keeps the state that Restore brings back.
func (c *Canvas) Save() {
	c.before = append(c.before, c.now)
	c.op("q")
}

// Restore brings back the state that Save kept.
func (c *Canvas) Restore() {
	n := len(c.before) - 1
	c.now, c.before = c.before[n], c.before[:n]
	c.op("Q")
	if c.top && n == 0 && len(c.b) > pieceBytes {
		c.page.flush()
	}
}

// Matrix is a change of coordinates: x' = a x + c y + e, y' = b x + d y + f.
type Matrix [6]float64

// String is the matrix as operators of PDF take it.
func (m Matrix) String() string {
	var b []byte
	for i, v := range m {
		if i > 0 {
			b = append(b, ' ')
		}
		b = AppendNumber(b, v, 8)
	}
	return string(b)
}

// Times is the change that does first m and then n.
func (m Matrix) Times(n Matrix) Matrix {
	return Matrix{
		float64(m[0]*n[0]) + float64(m[1]*n[2]), float64(m[0]*n[1]) + float64(m[1]*n[3]),
		float64(m[2]*n[0]) + float64(m[3]*n[2]), float64(m[2]*n[1]) + float64(m[3]*n[3]),
		float64(m[4]*n[0]) + float64(m[5]*n[2]) + n[4], float64(m[4]*n[1]) + float64(m[5]*n[3]) + n[5],
	}
}

// Concat changes the coordinates of what follows.
func (c *Canvas) Concat(m Matrix) { c.op(m.String() + " cm") }

// FillColour sets what areas are filled with, StrokeColour what lines are drawn with.
func (c *Canvas) FillColour(k ink.Colour) { c.set(&c.now.fill, c.colour(k, false)) }

// StrokeColour sets what lines are drawn with.
func (c *Canvas) StrokeColour(k ink.Colour) { c.set(&c.now.stroke, c.colour(k, true)) }

// FillTile fills areas with a tile, StrokeTile draws lines with it.
func (c *Canvas) FillTile(t Ref) {
	c.set(&c.now.fill, "/Pattern cs "+c.page.use("Pattern", "P"+strconv.Itoa(int(t)), t.String())+" scn")
}

// StrokeTile draws lines with a tile.
func (c *Canvas) StrokeTile(t Ref) {
	c.set(&c.now.stroke, "/Pattern CS "+c.page.use("Pattern", "P"+strconv.Itoa(int(t)), t.String())+" SCN")
}

// Pen is how lines are drawn.
type Pen struct {
	// Width, Dashes and Offset are in units of the page; Miter is the limit in widths.
	Width float64
	// Cap is 0 for butt, 1 for round and 2 for square ends, Join 0 for mitered, 1 for round
	// and 2 for bevelled corners.
	Cap, Join int
	Miter     float64
	Dashes    []float64
	Offset    float64
}

// Pen sets how lines are drawn.
func (c *Canvas) Pen(p Pen) {
	c.set(&c.now.width, number(p.Width)+" w")
	c.set(&c.now.cap, strconv.Itoa(p.Cap)+" J")
	c.set(&c.now.join, strconv.Itoa(p.Join)+" j")
	if p.Join == 0 {
		c.set(&c.now.miter, number(max(1, p.Miter))+" M")
	}
	c.set(&c.now.dashes, "["+numbers(p.Dashes...)+"] "+number(p.Offset)+" d")
}

// Look is what is done to all that is drawn.
type Look struct {
	// Fill and Stroke are how opaque areas and lines are, 0 to 1.
	Fill, Stroke float64
	// Blend is how they are blended with what lies beneath, as PDF calls it; empty for Normal.
	Blend string
	// FillOver and StrokeOver have what is drawn not cut out of the inks beneath (overprint).
	FillOver, StrokeOver bool
}

// Look sets what is done to all that follows.
func (c *Canvas) Look(l Look) {
	if c.now.look == "" && l == (Look{Fill: 1, Stroke: 1}) {
		return // as all begins
	}
	d := c.page.d
	name, ok := d.lookNames[l]
	if !ok {
		blend := l.Blend
		if blend == "" {
			blend = "Normal"
		}
		mode := "0"
		if l.FillOver || l.StrokeOver {
			mode = "1"
		}
		name = "G" + strconv.Itoa(len(d.looks)+1)
		d.lookNames[l] = name
		d.looks[l] = d.add("<</Type/ExtGState/ca " + number(l.Fill) + "/CA " + number(l.Stroke) + "/BM" + Name(blend) +
			"/op " + strconv.FormatBool(l.FillOver) + "/OP " + strconv.FormatBool(l.StrokeOver) + "/OPM " + mode + ">>")
	}
	c.set(&c.now.look, c.page.use("ExtGState", name, d.looks[l].String())+" gs")
}

// BeginLayer and EndLayer are around what belongs to a layer.
func (c *Canvas) BeginLayer(l *Layer) {
	c.op("/OC " + c.page.use("Properties", "L"+strconv.Itoa(int(l.ref)), l.ref.String()) + " BDC")
}

// EndLayer ends what BeginLayer began.
func (c *Canvas) EndLayer() { c.op("EMC") }

// BeginElement and EndElement are around what belongs to a part of the structure; nil is
// decoration, which no reader tells of.
func (c *Canvas) BeginElement(e *Element) {
	if e == nil {
		c.op("/Artifact BMC")
		return
	}
	n := len(c.page.marked)
	c.page.marked = append(c.page.marked, e)
	e.kids = append(e.kids, strconv.Itoa(n))
	c.op(Name(e.role) + "<</MCID " + strconv.Itoa(n) + ">>BDC")
}

// EndElement ends what BeginElement began.
func (c *Canvas) EndElement() { c.op("EMC") }

// BeginText and EndText are around letters that stand for a text: what is found and copied.
func (c *Canvas) BeginText(text string) { c.op("/Span<</ActualText" + Text(text) + ">>BDC") }

// EndText ends what BeginText began.
func (c *Canvas) EndText() { c.op("EMC") }

// Inner is a canvas of something that Form or Tile completes.
func (c *Canvas) Inner() *Canvas { return &Canvas{page: c.page} }

// Form draws what an inner canvas has as one thing, blended as a whole. Its coordinates are
// those at hand.
func (c *Canvas) Form(box Box, inner *Canvas) {
	p := c.page
	ref := p.d.reserve()
	p.d.stream(ref, "/Type/XObject/Subtype/Form/BBox"+box.String()+"/Resources "+p.resources.String()+"/Group<</S/Transparency/I true>>", p.d.pack(inner.b))
	c.op(p.use("XObject", "X"+strconv.Itoa(int(ref)), ref.String()) + " Do")
}

// Tile makes a tile of a size that is repeated without end; matrix leads from its coordinates
// to those of the page in points (or of the form that it is used in).
func (c *Canvas) Tile(width, height float64, m Matrix, inner *Canvas) Ref {
	p := c.page
	if c.top && p.unit > 1 {
		m = m.Times(p.inUnits())
	}
	ref := p.d.reserve()
	p.d.stream(ref, "/Type/Pattern/PatternType 1/PaintType 1/TilingType 2/BBox[0 0 "+numbers(width, height)+"]/XStep "+number(width)+"/YStep "+number(height)+
		"/Matrix["+m.String()+"]/Resources "+p.resources.String(), p.d.pack(inner.b))
	return ref
}
