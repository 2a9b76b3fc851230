package opentype

import (
	"fmt"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"github.com/seed-898ab921/kartograph/render/font/internal/face"
)

// MaxBytes is how large a font file may be.
const MaxBytes = 64 << 20

// File is a font file. It is safe for concurrent use.
type File struct {
	font  *sfnt.Font
	bytes table

	mu     sync.Mutex
	buffer sfnt.Buffer
	glyphs map[int]face.Glyph
	// pairs and ligatures are those of each script that was asked for.
	pairs     map[string]pairs
	ligatures map[string]map[int][]face.Ligature
	plans     map[string]*plan
}

// Open reads a TrueType or OpenType font, or the first of a collection. The bytes must not
// be changed after that.
func Open(file []byte) (*File, error) {
	switch t := table(file); {
	case len(file) > MaxBytes:
		return nil, fmt.Errorf("the font has %d bytes; %d are allowed", len(file), MaxBytes)
	case t.tag(0) == "wOFF" || t.tag(0) == "wOF2":
		return nil, fmt.Errorf("the font is packed for web pages (WOFF); give the .ttf or .otf that it was made of")
	}
	f, err := parse(file)
	if err != nil {
		return nil, err
	}
	if f.UnitsPerEm() <= 0 {
		return nil, fmt.Errorf("the font says that its letters are %d units high", f.UnitsPerEm())
	}
	return &File{font: f, bytes: file, glyphs: map[int]face.Glyph{}, pairs: map[string]pairs{}, ligatures: map[string]map[int][]face.Ligature{}, plans: map[string]*plan{}}, nil
}

// Units is how many units of the font its size is.
func (f *File) Units() int { return int(f.font.UnitsPerEm()) }

// Family is the name that the font has in itself; empty for none.
func (f *File) Family() string {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, id := range []sfnt.NameID{sfnt.NameIDTypographicFamily, sfnt.NameIDFamily} {
		var name string
		err := guarded(func() (err error) { name, err = f.font.Name(&f.buffer, id); return err })
		if err == nil && name != "" {
			return name
		}
	}
	return ""
}

// Restricted reports whether the font does not allow that documents hold it, or a part of it
// (OS/2, fsType).
func (f *File) Restricted() bool {
	const restricted, whole, bitmaps = 2, 0x100, 0x200
	rights := tableOf(f.bytes, "OS/2").u16(8)
	return rights&0xf == restricted || rights&(whole|bitmaps) != 0
}

// Index is the glyph of a letter; 0 where the font has none.
func (f *File) Index(r rune) int {
	f.mu.Lock()
	defer f.mu.Unlock()
	var index sfnt.GlyphIndex
	err := guarded(func() (err error) { index, err = f.font.GlyphIndex(&f.buffer, r); return err })
	if err != nil {
		return 0
	}
	return int(index)
}

// scale has sfnt give lengths in units of the font.
func (f *File) scale() fixed.Int26_6 { return fixed.Int26_6(f.font.UnitsPerEm()) }

// mostKept is how many glyphs are remembered.
const mostKept = 1 << 14

// Glyph is the size of a glyph.
func (f *File) Glyph(index int) face.Glyph {
	f.mu.Lock()
	defer f.mu.Unlock()
	if g, ok := f.glyphs[index]; ok {
		return g
	}
	var g face.Glyph
	var box fixed.Rectangle26_6
	var advance fixed.Int26_6
	err := guarded(func() (err error) {
		box, advance, err = f.font.GlyphBounds(&f.buffer, sfnt.GlyphIndex(index), f.scale(), font.HintingNone)
		return err
	})
	if err != nil { // a picture, or a broken outline
		box = fixed.Rectangle26_6{}
		err = guarded(func() (err error) {
			advance, err = f.font.GlyphAdvance(&f.buffer, sfnt.GlyphIndex(index), f.scale(), font.HintingNone)
			return err
		})
	}
	if err == nil {
		g = face.Glyph{Advance: int(advance), Ink: face.Ink{MinX: int(box.Min.X), MinY: int(box.Min.Y), MaxX: int(box.Max.X), MaxY: int(box.Max.Y)}}
	}
	if len(f.glyphs) < mostKept {
		f.glyphs[index] = g
	}
	return g
}

// Outline is how a glyph is drawn; nil for one without ink, and for one that is a picture.
func (f *File) Outline(index int) []face.Segment {
	f.mu.Lock()
	defer f.mu.Unlock()
	var segments sfnt.Segments
	err := guarded(func() (err error) {
		segments, err = f.font.LoadGlyph(&f.buffer, sfnt.GlyphIndex(index), f.scale(), nil)
		return err
	})
	if err != nil {
		return nil
	}
	var outline []face.Segment
	for _, s := range segments {
		segment := face.Segment{Op: face.Op(s.Op)}
		for i, p := range s.Args {
			segment.To[i] = face.Point{X: int(p.X), Y: int(p.Y)}
		}
		outline = append(outline, segment)
	}
	return outline
}

// Kern is what is added to the advance of the left one of two glyphs in a text of a script.
func (f *File) Kern(script string, left, right int) int {
	f.mu.Lock()
	p, ok := f.pairs[script]
	if !ok {
		p = pairsOf(f.bytes, script)
		f.pairs[script] = p
	}
	f.mu.Unlock()
	return p.between(left, right)
}

// Ligatures lists the ligatures that begin with a glyph in a text of a script.
func (f *File) Ligatures(script string, first int) []face.Ligature {
	f.mu.Lock()
	defer f.mu.Unlock()
	of, ok := f.ligatures[script]
	if !ok {
		of = ligaturesOf(f.bytes, script)
		f.ligatures[script] = of
	}
	return of[first]
}
