package pdf

import (
	"encoding/binary"
	"math"
)

// cff is a font program in the Compact Font Format (Adobe Technical Notes 5176 and 5177), keyed
// by numbers: glyph 0 is what stands for none.
func cff(name string, glyphs []Glyph) []byte {
	const (
		adobe    = 391 // the first strings that are not standard ones
		identity = 392
		ros      = 12<<8 | 30
		count    = 12<<8 | 34
		array    = 12<<8 | 36
		sel      = 12<<8 | 37
		charset  = 15
		programs = 17
		private  = 18
	)
	head := []byte{1, 0, 4, 4}
	names := index([][]byte{[]byte(name)})
	texts := index([][]byte{[]byte("Adobe"), []byte("Identity")})
	subroutines := index(nil)
	set := append([]byte{2}, be16(be16(nil, 1), max(0, len(glyphs)-2))...) // one range: glyph n is n
	selection := be16(append(be16([]byte{3}, 1), 0, 0, 0), len(glyphs))    // all of font 0
	var drawn [][]byte
	for _, g := range glyphs {
		drawn = append(drawn, charstring(g))
	}
	chars := index(drawn)
	// Offsets are of five bytes each, so that the table's size does not depend on them.
	top := func(setAt, selectAt, charsAt, arrayAt int) []byte {
		var d dict
		d.put(ros, adobe, identity, 0)
		d.put(count, len(glyphs))
		d.long(charset, setAt)
		d.long(sel, selectAt)
		d.long(programs, charsAt)
		d.long(array, arrayAt)
		return index([][]byte{d.b})
	}
	setAt := len(head) + len(names) + len(top(0, 0, 0, 0)) + len(texts) + len(subroutines)
	selectAt := setAt + len(set)
	charsAt := selectAt + len(selection)
	arrayAt := charsAt + len(chars)
	var font dict
	font.long(private, 0, 0)
	fonts := index([][]byte{font.b})
	font = dict{}
	font.long(private, 0, arrayAt+len(fonts)) // a private part of no bytes: widths stand in full
	fonts = index([][]byte{font.b})
	out := append(append(head, names...), top(setAt, selectAt, charsAt, arrayAt)...)
	for _, part := range [][]byte{texts, subroutines, set, selection, chars, fonts} {
		out = append(out, part...)
	}
	return out
}

func be16(b []byte, n int) []byte { return binary.BigEndian.AppendUint16(b, uint16(n)) }

// index is a list of parts.
func index(parts [][]byte) []byte {
	b := be16(nil, len(parts))
	if len(parts) == 0 {
		return b
	}
	b = append(b, 4)
	at := 1
	b = binary.BigEndian.AppendUint32(b, uint32(at))
	for _, p := range parts {
		at += len(p)
		b = binary.BigEndian.AppendUint32(b, uint32(at))
	}
	for _, p := range parts {
		b = append(b, p...)
	}
	return b
}

// dict is a table of operators with their numbers before them.
type dict struct{ b []byte }

func (d *dict) put(operator int, numbers ...int) {
	for _, n := range numbers {
		d.b = integer(d.b, n)
	}
	d.operator(operator)
}

// long writes numbers as five bytes each.
func (d *dict) long(operator int, numbers ...int) {
	for _, n := range numbers {
		d.b = binary.BigEndian.AppendUint32(append(d.b, 29), uint32(n))
	}
	d.operator(operator)
}

func (d *dict) operator(op int) {
	if op > 255 {
		d.b = append(d.b, byte(op>>8))
	}
	d.b = append(d.b, byte(op))
}

// integer writes a whole number as both tables and programs have it, up to 16 bits.
func integer(b []byte, n int) []byte {
	switch {
	case n >= -107 && n <= 107:
		return append(b, byte(n+139))
	case n >= 108 && n <= 1131:
		n -= 108
		return append(b, byte(n>>8+247), byte(n))
	case n >= -1131 && n <= -108:
		n = -n - 108
		return append(b, byte(n>>8+251), byte(n))
	}
	n = max(math.MinInt16, min(math.MaxInt16, n))
	return be16(append(b, 28), n)
}

// charstring is the program that draws a glyph, with its width before it.
func charstring(g Glyph) []byte {
	const (
		line, curve, move, end = 5, 8, 21, 14
		mostNumbers            = 48
	)
	b := integer(nil, int(math.Round(g.Advance)))
	x, y, open, n := 0, 0, byte(0), 0
	closeRun := func() {
		if open != 0 {
			b = append(b, open)
		}
		open, n = 0, 0
	}
	for _, s := range g.Outline {
		op := byte(line)
		switch s.Op {
		case 'M':
			op = move
		case 'C':
			op = curve
		}
		if count := 2 * points(s.Op); op != open || op == move || n+count > mostNumbers {
			closeRun()
			open = op
		}
		for _, p := range s.To[:points(s.Op)] {
			px, py := int(math.Round(p[0])), int(math.Round(p[1]))
			b = integer(integer(b, px-x), py-y)
			x, y = px, py
			n += 2
		}
	}
	closeRun()
	return append(b, end)
}
