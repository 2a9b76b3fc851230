//go:build !js

package font

import (
	"slices"
	"unicode"

	"github.com/seed-898ab921/kartograph/render/font/internal/direction"
	"github.com/seed-898ab921/kartograph/render/font/internal/face"
)

// arranger is a font file that arranges texts by its own rules.
type arranger interface {
	Arranges(script string) bool
	Shape(text []rune, o face.Shaping) []face.Shaped
}

// arrange lays out a line that has letters which run from right to left or depend on their
// neighbours; false where it has none.
func (l *layer) arrange() bool {
	if !slices.ContainsFunc(l.letters, func(at letter) bool { return needsShaping(at.r) }) {
		return false
	}
	text := make([]rune, len(l.letters))
	for i, letter := range l.letters {
		text[i] = letter.r
	}
	all := l.letters
	for _, run := range direction.Runs(text) {
		parts := l.parts(all[run.From:run.To])
		if run.Backward {
			l.line.Backward = true
			slices.Reverse(parts)
		}
		for _, p := range parts {
			l.part(p, run.Backward)
		}
	}
	return true
}

// part are letters that are arranged together, by the same face and the rules of the same
// script.
type part struct {
	letters []letter
	which   int
	use     *used
	script  string
}

// parts divides letters. Signs and marks go with what stands before them if its face has them.
func (l *layer) parts(letters []letter) []part {
	var parts []part
	for _, one := range letters {
		which, use, _ := l.faceOf(one.r)
		script := face.Arranged(one.r)
		if n := len(parts); n > 0 {
			last := &parts[n-1]
			common := script == "" && !unicode.IsLetter(one.r) || unicode.Is(unicode.Mn, one.r)
			if unseen(one.r) || common && last.use != nil && last.use.Index(one.r) != 0 || last.which == which && last.script == script {
				last.letters = append(last.letters, one)
				continue
			}
		}
		parts = append(parts, part{[]letter{one}, which, use, script})
	}
	return parts
}

// part puts letters at the end of the line: arranged by their face, or, where that has no rules
// for them, one by one.
func (l *layer) part(p part, backward bool) {
	if p.use != nil && p.script != "" {
		if rules, ok := p.use.glyphs.(arranger); ok && rules.Arranges(p.script) {
			l.shape(p, rules, backward)
			return
		}
	}
	l.letters, l.at = p.letters, 0
	if backward {
		l.letters = turned(p.letters)
	}
	for l.at < len(l.letters) {
		l.next()
	}
}

// turned are letters from right to left, each before its marks, brackets turned.
func turned(letters []letter) []letter {
	var all []letter
	for end := len(letters); end > 0; {
		from := end - 1
		for from > 0 && unicode.Is(unicode.Mn, letters[from].r) {
			from--
		}
		for _, one := range letters[from:end] {
			one.r = direction.Mirrored(one.r)
			all = append(all, one)
		}
		end = from
	}
	return all
}

// shape puts glyphs that a face has arranged at the end of the line.
func (l *layer) shape(p part, rules arranger, backward bool) {
	text := make([]rune, len(p.letters))
	for i, one := range p.letters {
		text[i] = one.r
	}
	if p.script == face.Arabic { // whose letters would come apart (CSS Text 3, 8.2)
		spacing := l.font.Spacing
		l.font.Spacing = 0
		defer func() { l.font.Spacing = spacing }()
	}
	size := l.font.Size
	scale := size / float64(p.use.Units()) * p.use.wider
	for _, s := range rules.Shape(text, face.Shaping{Script: p.script, Backward: backward, Unkerned: l.font.Unkerned}) {
		g := Glyph{Size: size, face: p.use.Face, use: *p.use, index: s.Glyph, shaped: true,
			dx: float64(float64(s.DX) * scale), dy: float64(float64(s.DY) * size / float64(p.use.Units()))}
		for i, r := range s.Letters {
			if i == 0 {
				g.Letter = r
				continue
			}
			g.Rest += string(r)
		}
		advance := float64(s.Advance) / float64(p.use.Units()) * p.use.wider
		l.put(g, advance, p.use.ink(s.Glyph), -1)
	}
}
