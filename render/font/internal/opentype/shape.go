package opentype

import (
	"slices"
	"unicode"

	"github.com/seed-898ab921/kartograph/render/font/internal/direction"
	"github.com/seed-898ab921/kartograph/render/font/internal/face"
)

// plan is what a font does to texts of a script: substitutions, each stage for the whole text
// before the next one, then places.
type plan struct {
	stages [][]step
	places []step
}

// joined and others are the features of texts whose letters join, and of others, in
// stages (OpenType, "Developing Arabic fonts" and "Creating and supporting OpenType fonts for
// the Universal Shaping Engine").
var (
	joined = []map[string]uint32{
		{"ccmp": always, "locl": always, "rtla": always}, {"isol": isolated}, {"fina": final}, {"medi": medial}, {"init": initial},
		{"rlig": always}, {"calt": always}, {"liga": always, "clig": always, "rclt": always, "mset": always},
	}
	others = []map[string]uint32{{"ccmp": always, "locl": always, "rtla": always, "ltra": always, "rlig": always, "calt": always, "liga": always, "clig": always, "rclt": always}}
	placed = map[string]uint32{"abvm": always, "blwm": always, "mark": always, "mkmk": always, "curs": always, "dist": always}
)

// kerned is the bit of kerning, which texts may do without.
const kerned uint32 = 1 << 8

// plan is the one of a script, which is made once.
func (f *File) plan(script string) *plan {
	f.mu.Lock()
	defer f.mu.Unlock()
	if p, ok := f.plans[script]; ok {
		return p
	}
	gsub, gpos := f.layouts()
	p := &plan{}
	stages := others
	if script == face.Arabic {
		stages = joined
	}
	for _, wanted := range stages {
		p.stages = append(p.stages, gsub.steps(script, wanted))
	}
	wanted := map[string]uint32{"kern": kerned}
	for tag, bit := range placed {
		wanted[tag] = bit
	}
	p.places = gpos.steps(script, wanted)
	f.plans[script] = p
	return p
}

func (f *File) layouts() (gsub, gpos layout) {
	return layout{tableOf(f.bytes, "GSUB"), 7}, layout{tableOf(f.bytes, "GPOS"), 9}
}

// Arranges reports whether the font can arrange texts of a script: letters that join need
// rules of the font for them, others only their places.
func (f *File) Arranges(script string) bool {
	gsub, _ := f.layouts()
	switch script {
	case face.Arabic:
		return gsub.knows(script)
	case face.Hebrew, face.Thai, face.Lao, face.Thaana:
		return true
	}
	return false
}

// effort is how many subtables may be tried for each letter of a text.
const effort = 1 << 14

// Shape arranges a text of one script, which Arranges: its letters joined, in the order in
// which they stand from left to right, its marks on them.
func (f *File) Shape(text []rune, o face.Shaping) []face.Shaped {
	w := &work{slots: f.spelled(text), gdef: definitions{tableOf(f.bytes, "GDEF")}, backward: o.Backward, left: effort * (1 + len(text))}
	for i := range w.slots {
		s := &w.slots[i]
		if o.Backward {
			s.letter = direction.Mirrored(s.letter)
		}
		s.glyph = f.Index(s.letter)
		if unicode.Is(unicode.Mn, s.letter) {
			s.class = markGlyph
		}
		w.reclass(s)
		if !o.Unkerned {
			s.mask |= kerned
		}
	}
	p := f.plan(o.Script)
	gsub, gpos := f.layouts()
	w.all, w.one = gsub, w.substitute
	for _, stage := range p.stages {
		for _, s := range stage {
			if s.reversed() {
				w.reverse(s)
			} else {
				w.run(s)
			}
		}
	}
	for i := range w.slots {
		w.slots[i].advance = f.Glyph(w.slots[i].glyph).Advance
	}
	w.all, w.one = gpos, w.position
	for _, s := range p.places {
		w.run(s)
	}
	w.settle()
	return w.shaped(text)
}

// reversed reports whether a lookup goes from the last glyph to the first.
func (l lookup) reversed() bool {
	const reverseChain = 8
	return len(l.subtables) > 0 && l.subtables[0].kind == reverseChain
}

// shaped are the glyphs from left to right. What a mark stands for is said with its letter.
func (w *work) shaped(text []rune) []face.Shaped {
	base := -1
	for i := range w.slots {
		s := &w.slots[i]
		if s.class != markGlyph || base < 0 {
			base = i
			continue
		}
		on := &w.slots[base]
		on.of = append(append([]int(nil), on.of...), s.of...)
		slices.Sort(on.of)
		s.of = nil
	}
	all := make([]face.Shaped, len(w.slots))
	for i, s := range w.slots {
		to := i
		if w.backward {
			to = len(w.slots) - 1 - i
		}
		letters := ""
		for _, k := range s.of {
			letters += string(text[k])
		}
		all[to] = face.Shaped{Glyph: s.glyph, Letters: letters, Advance: s.advance, DX: s.dx, DY: -s.dy, Mark: s.class == markGlyph}
	}
	return all
}
