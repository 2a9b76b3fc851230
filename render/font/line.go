package font

import (
	"math"
	"slices"
	"unicode"

	"github.com/seed-898ab921/kartograph/render/font/internal/face"
)

// Room is where lines are laid out one after the other, in memory that is used again. Its
// zero value is ready; only one goroutine at a time may use it.
type Room struct {
	letters []letter
	glyphs  []Glyph
}

// Lay lays out a line of text.
func (f *Fonts) Lay(text string, font Font) Line { return f.LayIn(&Room{}, text, font) }

// LayIn is Lay of a line whose glyphs hold until the next one is laid out in the room.
func (f *Fonts) LayIn(room *Room, text string, font Font) Line {
	return f.LayUpTo(room, text, font, math.Inf(1))
}

// LayUpTo is LayIn of a line that nobody looks at where it is wider than so many pixels: then
// its beginning alone may be laid out, which is wider as well. Guessed are those of all of it.
func (f *Fonts) LayUpTo(room *Room, text string, font Font, most float64) Line {
	room.letters = lettersOf(room.letters[:0], text, font.Caps)
	l := layer{faces: f.choose(font).faces, font: font, letters: room.letters}
	l.line.Glyphs = slices.Grow(room.glyphs[:0], len(l.letters))
	if !l.arrange() {
		if !l.growing() || f != nil && len(f.files) > 0 {
			most = math.Inf(1)
		}
		for most += font.Size; l.at < len(l.letters) && !(l.line.Width > most); {
			l.next()
		}
		l.lookThrough()
	}
	room.glyphs = l.line.Glyphs
	return l.line
}

// layer lays out a line, one glyph after the other.
type layer struct {
	faces   []*candidate
	font    Font
	letters []letter
	at      int
	// script is that of the last letter that had one.
	script string
	// last is the number among faces of the one of the glyph before; it is -1 after a
	// guessed one.
	last int
	line Line
}

// growing reports whether a line of the fonts that are part of the program is never made less
// wide by more letters, but for the kerning of its last one.
func (l *layer) growing() bool { return l.font.Spacing >= 0 && l.font.WordSpacing >= 0 }

// lookThrough notes those of the letters that are left that no font has.
func (l *layer) lookThrough() {
	var known [unicode.MaxASCII + 1]bool
	for ; l.at < len(l.letters); l.at++ {
		r := l.letters[l.at].r
		if r <= unicode.MaxASCII && known[r] || unseen(r) {
			continue
		}
		if _, use, _ := l.faceOf(r); use == nil {
			if _, _, sure := guess(r); !sure {
				l.line.Guessed = append(l.line.Guessed, r)
			}
		} else if r <= unicode.MaxASCII {
			known[r] = true
		}
	}
}

// next lays out the letter at hand, with those that make one glyph with it.
func (l *layer) next() {
	at := l.letters[l.at]
	if unseen(at.r) {
		l.at++
		return
	}
	if s := face.Script(at.r); s != "" {
		l.script = s
	}
	size := l.font.Size
	if at.small {
		size *= smallCap
	}
	which, use, index := l.faceOf(at.r)
	if use == nil {
		advance, ink, sure := guess(at.r)
		if !sure {
			l.line.Guessed = append(l.line.Guessed, at.r)
		}
		l.put(Glyph{Size: size, Letter: at.r}, advance, ink, -1)
		l.at++
		return
	}
	n := 1
	if l.font.Spacing == 0 {
		index, n = l.ligature(use, index, at.small)
	}
	l.kern(which, use, index, size)
	l.put(Glyph{Size: size, Letter: at.r, Rest: l.rest(n), face: use.Face, use: *use, index: index}, use.advance(index), use.ink(index), which)
	l.at += n
}

// faceOf is the first face that has a letter, its number, and the glyph there; nil for none.
func (l *layer) faceOf(r rune) (which int, use *used, index int) {
	for i, c := range l.faces {
		if use = c.face(); use == nil {
			continue
		}
		if index = use.Index(r); index != 0 {
			return i, use, index
		}
	}
	switch r { // blanks and hyphens that fonts may lack
	case 0xa0, 0x202f, 0x2007, 0x2009:
		return l.faceOf(' ')
	case 0x2010, 0x2011:
		return l.faceOf('-')
	}
	return -1, nil, 0
}

// ligature is the glyph that stands for a letter and those behind it, and of how many
// letters it is.
func (l *layer) ligature(use *used, index int, small bool) (glyph, letters int) {
next:
	for _, lig := range use.Ligatures(l.scriptOr(), index) {
		for i, rest := range lig.Rest {
			k := l.at + 1 + i
			if k >= len(l.letters) || l.letters[k].small != small || use.Index(l.letters[k].r) != rest {
				continue next
			}
		}
		return lig.Glyph, 1 + len(lig.Rest)
	}
	return index, 1
}

// rest are the letters of a ligature of so many but for the first.
func (l *layer) rest(n int) string {
	rest := ""
	for _, one := range l.letters[l.at+1 : l.at+n] {
		rest += string(one.r)
	}
	return rest
}

func (l *layer) scriptOr() string {
	if l.script == "" {
		return face.Latin
	}
	return l.script
}

// kern moves the end of the line to where a glyph begins.
func (l *layer) kern(which int, use *used, index int, size float64) {
	n := len(l.line.Glyphs)
	if n == 0 || l.font.Unkerned || l.last != which || l.line.Glyphs[n-1].Size != size {
		return
	}
	before := &l.line.Glyphs[n-1]
	by := float64(use.kern(l.scriptOr(), before.index, index) * size)
	before.Advance += by
	l.line.Width += by
}

// put puts a glyph at the end of the line; advance and ink are in font sizes.
func (l *layer) put(g Glyph, advance float64, ink Ink, which int) {
	g.X, g.Advance = l.line.Width, float64(advance*g.Size)
	if advance > 0 && !unicode.Is(unicode.Mn, g.Letter) {
		g.Advance += l.font.Spacing
	}
	if g.Letter == ' ' || g.Letter == 0xa0 {
		g.Advance += l.font.WordSpacing
	}
	l.line.Width += g.Advance
	l.line.Glyphs = append(l.line.Glyphs, g)
	l.last = which
	if ink == (Ink{}) {
		return
	}
	x := g.X + g.dx
	ink = Ink{x + float64(ink.MinX*g.Size), g.dy + float64(ink.MinY*g.Size), x + float64(ink.MaxX*g.Size), g.dy + float64(ink.MaxY*g.Size)}
	if l.line.Ink == (Ink{}) {
		l.line.Ink = ink
		return
	}
	all := &l.line.Ink
	*all = Ink{min(all.MinX, ink.MinX), min(all.MinY, ink.MinY), max(all.MaxX, ink.MaxX), max(all.MaxY, ink.MaxY)}
}
