package pdf

import (
	"crypto/sha256"
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode/utf16"
)

// Font is a font of which a document has the glyphs that it uses.
type Font struct {
	ref    Ref
	name   string
	codes  map[glyphKey]uint16
	glyphs []Glyph
}

// glyphKey is a glyph by its number in the face and the text that it stands for.
type glyphKey struct {
	index int
	text  string
}

// Glyph is how a glyph is drawn, in thousandths of the font size, y up.
type Glyph struct {
	// Advance is how far the next glyph is.
	Advance float64
	// Outline is what is filled.
	Outline []Segment
	// Text is what it stands for.
	Text string
}

// Segment is a part of an outline, from where the one before it ends: 'M', 'L' or 'C', with
// as many points as these have; contours are closed.
type Segment struct {
	Op byte
	To [3][2]float64
}

// Font is the font for a key, such as a face: the same each time. Its name is of letters and
// digits, and hyphens.
func (d *Document) Font(key any, name string) *Font {
	f, ok := d.fontOf[key]
	if !ok {
		f = &Font{ref: d.reserve(), name: name, codes: map[glyphKey]uint16{}, glyphs: []Glyph{{}}}
		d.fontOf[key] = f
		d.fonts = append(d.fonts, f)
	}
	return f
}

// Code is the code of a glyph that stands for a text; make is asked for it where it is new, and
// false where it cannot be drawn.
func (f *Font) Code(index int, text string, make func() (Glyph, bool)) (code uint16, ok bool) {
	key := glyphKey{index, text}
	if code, ok = f.codes[key]; ok {
		return code, true
	}
	if len(f.glyphs) > math.MaxUint16 {
		return 0, true
	}
	g, ok := make()
	if !ok {
		return 0, false
	}
	g.Text = text
	code = uint16(len(f.glyphs))
	f.codes[key] = code
	f.glyphs = append(f.glyphs, g)
	return code, true
}

// Width is the advance of a code as readers know it: whole thousandths of the font size.
func (f *Font) Width(code uint16) float64 { return math.Round(f.glyphs[code].Advance) }

// write writes the font with the glyphs that were asked for.
func (f *Font) write(d *Document) {
	program := cff(f.subsetName(nil), f.glyphs)
	name := f.subsetName(program)
	program = cff(name, f.glyphs)
	file, descriptor, descendant, unicode := d.reserve(), d.reserve(), d.reserve(), d.reserve()
	d.stream(file, "/Subtype/CIDFontType0C", d.pack(program))
	box := boxOf(f.glyphs)
	d.put(descriptor, fmt.Sprintf("<</Type/FontDescriptor/FontName%s/Flags 4/FontBBox%v/ItalicAngle 0/Ascent %s/Descent %s/CapHeight %s/StemV 80/FontFile3 %v>>",
		Name(name), box, number(box.MaxY), number(box.MinY), number(box.MaxY), file))
	var widths []string
	for code := range f.glyphs {
		widths = append(widths, number(f.Width(uint16(code))))
	}
	d.put(descendant, fmt.Sprintf("<</Type/Font/Subtype/CIDFontType0/BaseFont%s/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor %v/DW 0/W[0[%s]]>>",
		Name(name), descriptor, strings.Join(widths, " ")))
	d.stream(unicode, "", d.pack([]byte(f.toUnicode())))
	d.put(f.ref, fmt.Sprintf("<</Type/Font/Subtype/Type0/BaseFont%s/Encoding/Identity-H/DescendantFonts[%v]/ToUnicode %v>>", Name(name), descendant, unicode))
}

// subsetName is the font's name behind six letters that tell subsets apart.
func (f *Font) subsetName(program []byte) string {
	sum := sha256.Sum256(program)
	tag := make([]byte, 6)
	for i := range tag {
		tag[i] = 'A' + sum[i]%26
	}
	return string(tag) + "+" + f.name
}

// boxOf is what all glyphs lie in, in whole thousandths.
func boxOf(glyphs []Glyph) Box {
	var b Box
	for _, g := range glyphs {
		for _, s := range g.Outline {
			for _, p := range s.To[:points(s.Op)] {
				b = Box{min(b.MinX, math.Floor(p[0])), min(b.MinY, math.Floor(p[1])), max(b.MaxX, math.Ceil(p[0])), max(b.MaxY, math.Ceil(p[1]))}
			}
		}
	}
	return b
}

func points(op byte) int {
	if op == 'C' {
		return 3
	}
	return 1
}

// toUnicode maps codes to the texts that they stand for.
func (f *Font) toUnicode() string {
	var b strings.Builder
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n" +
		"/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n")
	const most = 100 // in one list
	for from := 1; from < len(f.glyphs); from += most {
		to := min(from+most, len(f.glyphs))
		b.WriteString(strconv.Itoa(to-from) + " beginbfchar\n")
		for code := from; code < to; code++ {
			b.WriteString("<" + hex16(uint16(code)) + "><")
			for _, u := range utf16.Encode([]rune(f.glyphs[code].Text)) {
				b.WriteString(hex16(u))
			}
			b.WriteString(">\n")
		}
		b.WriteString("endbfchar\n")
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
	return b.String()
}

// Run is a row of glyphs of one font on a straight line.
type Run struct {
	Font *Font
	Size float64
	// Matrix leads from the line, y up, to the coordinates at hand.
	Matrix Matrix
	Codes  []uint16
	// At are where glyphs begin on the line.
	At []float64
}

// Letters draws a row of glyphs: filled, stroked or both (mode 0, 1, 2).
func (c *Canvas) Letters(r Run, mode int) {
	c.b = append(c.b, "BT\n"...)
	name := "F" + strconv.Itoa(int(r.Font.ref))
	c.op(c.page.use("Font", name, r.Font.ref.String()) + " " + number(r.Size) + " Tf " + strconv.Itoa(mode) + " Tr")
	m := Matrix{1, 0, 0, 1, r.At[0], 0}.Times(r.Matrix)
	c.b = append(append(c.b, m.String()...), " Tm\n[<"...)
	at := r.At[0] // where a reader is
	for i, code := range r.Codes {
		if by := math.Round((at - r.At[i]) * 1000 / r.Size); by != 0 {
			c.b = append(c.b, '>')
			c.b = AppendNumber(c.b, by, 0)
			c.b = append(c.b, '<')
			at -= by * r.Size / 1000
		}
		c.b = append(c.b, hex16(code)...)
		at += r.Font.Width(code) * r.Size / 1000
	}
	c.b = append(c.b, ">]TJ\nET\n"...)
}
