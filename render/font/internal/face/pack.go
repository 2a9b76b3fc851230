package face

import (
	"encoding/binary"
	"errors"
	"io"
	"maps"
	"slices"
)

// Pack writes a table in the form that Unpack reads: numbers as differences from those
// before, packed.
func Pack(t *Table) ([]byte, error) {
	var w writer
	w.put(t.units)
	w.put(len(t.runes))
	last := rune(0)
	for _, r := range t.runes {
		w.put(int(r - last))
		last = r
	}
	w.put(len(t.glyphs))
	for _, part := range parts() {
		for i := range t.glyphs {
			w.put(*part(&t.glyphs[i]))
		}
	}
	w.put(t.rights)
	for _, classes := range [][]uint16{t.left, t.right} {
		for _, class := range classes {
			w.put(int(class))
		}
	}
	w.put(len(t.values))
	for _, v := range t.values {
		w.put(int(v))
	}
	w.put(len(t.ligatures))
	for _, first := range slices.Sorted(maps.Keys(t.ligatures)) {
		w.put(first)
		w.put(len(t.ligatures[first]))
		for _, l := range t.ligatures[first] {
			w.put(l.Glyph)
			w.put(len(l.Rest))
			for _, glyph := range l.Rest {
				w.put(glyph)
			}
		}
	}
	return packed(w.bytes)
}

// parts are the numbers of a glyph; those of all glyphs stand together, which packs better.
func parts() []func(*Glyph) *int {
	return []func(*Glyph) *int{
		func(g *Glyph) *int { return &g.Advance },
		func(g *Glyph) *int { return &g.Ink.MinX }, func(g *Glyph) *int { return &g.Ink.MinY },
		func(g *Glyph) *int { return &g.Ink.MaxX }, func(g *Glyph) *int { return &g.Ink.MaxY },
	}
}

// Unpack reads what Pack wrote.
func Unpack(data []byte) (*Table, error) {
	r, err := unpacked(data)
	if err != nil {
		return nil, err
	}
	t := &Table{units: r.get(), ligatures: map[int][]Ligature{}}
	t.runes = make([]rune, r.count())
	last := rune(0)
	for i := range t.runes {
		last += rune(r.get())
		t.runes[i] = last
	}
	t.glyphs = make([]Glyph, r.count())
	for _, part := range parts() {
		for i := range t.glyphs {
			*part(&t.glyphs[i]) = r.get()
		}
	}
	t.rights = r.get()
	t.left, t.right = r.classes(len(t.glyphs)), r.classes(len(t.glyphs))
	t.values = make([]int16, r.count())
	for i := range t.values {
		t.values[i] = int16(r.get())
	}
	for range r.count() {
		first := r.get()
		for range r.count() {
			l := Ligature{Glyph: r.get(), Rest: make([]int, r.count())}
			for i := range l.Rest {
				l.Rest[i] = r.get()
			}
			t.ligatures[first] = append(t.ligatures[first], l)
		}
	}
	return t, errors.Join(r.err, t.check())
}

// check reports a table whose parts do not fit together.
func (t *Table) check() error {
	if t.units <= 0 || t.rights < 1 || len(t.glyphs) < len(t.runes)+1 {
		return errors.New("the table of a font is broken")
	}
	for i := range t.left {
		if int(t.right[i]) >= t.rights || int(t.left[i])*t.rights+t.rights > len(t.values) {
			return errors.New("the kerning of the table of a font is broken")
		}
	}
	return nil
}

// writer puts down numbers.
type writer struct{ bytes []byte }

func (w *writer) put(n int) { w.bytes = binary.AppendVarint(w.bytes, int64(n)) }

// reader gets them back; after the first mistake, zeros.
type reader struct {
	bytes []byte
	err   error
}

func (r *reader) get() int {
	n, size := binary.Varint(r.bytes)
	if size <= 0 {
		r.err, r.bytes = io.ErrUnexpectedEOF, nil
		return 0
	}
	r.bytes = r.bytes[size:]
	return int(n)
}

func (r *reader) byte() byte {
	if len(r.bytes) == 0 {
		r.err = io.ErrUnexpectedEOF
		return 0
	}
	b := r.bytes[0]
	r.bytes = r.bytes[1:]
	return b
}

// count is a number of things that follow, of a byte each at least.
func (r *reader) count() int {
	n := r.get()
	if n < 0 || n > len(r.bytes) {
		r.err, r.bytes = io.ErrUnexpectedEOF, nil
		return 0
	}
	return n
}

func (r *reader) classes(n int) []uint16 {
	class := make([]uint16, n)
	for i := range class {
		class[i] = uint16(r.get())
	}
	return class
}
