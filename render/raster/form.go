package raster

import "context"

// The kinds of PNG pictures that are written, by the numbers that they have there.
const (
	trueColour = 2
	palette    = 3
	withAlpha  = 6
)

// form is how the pixels of a picture are written.
type form struct {
	kind, depth byte
	// colours are those of the palette, in the order in which they come, and numbers
	// which number each has.
	colours [][4]uint8
	numbers map[[4]uint8]uint8
}

// formOf finds the smallest form that loses nothing. Where the context ends it is any.
func formOf(ctx context.Context, p *Picture) *form {
	f := &form{kind: palette, depth: 8, numbers: map[[4]uint8]uint8{}}
	opaque := true
	var last [4]uint8
	for i := 0; i+3 < len(p.Pixels); i += 4 {
		if i%(4*piece) == 0 && ctx.Err() != nil {
			break
		}
		c := [4]uint8(p.Pixels[i : i+4])
		if c == last && i > 0 {
			continue
		}
		last = c
		if c[3] != 255 {
			opaque = false
		}
		if f.kind == palette && !f.number(c) {
			f.kind = withAlpha
		}
		if f.kind != palette && !opaque {
			break
		}
	}
	switch {
	case f.kind == palette:
		f.depth = depthFor(len(f.colours))
		f.transparentFirst()
	case opaque:
		f.kind = trueColour
	}
	return f
}

// number gives a colour a number; false where there are too many.
func (f *form) number(c [4]uint8) bool {
	if _, ok := f.numbers[c]; ok {
		return true
	}
	if len(f.colours) == 256 {
		return false
	}
	f.numbers[c] = uint8(len(f.colours))
	f.colours = append(f.colours, c)
	return true
}

// depthFor is how many bits number so many colours.
func depthFor(colours int) byte {
	switch {
	case colours <= 2:
		return 1
	case colours <= 4:
		return 2
	case colours <= 16:
		return 4
	}
	return 8
}

// transparentFirst numbers colours that are not opaque first, since only theirs has to be said.
func (f *form) transparentFirst() {
	var first, then [][4]uint8
	for _, c := range f.colours {
		if c[3] != 255 {
			first = append(first, c)
		} else {
			then = append(then, c)
		}
	}
	f.colours = append(first, then...)
	for i, c := range f.colours {
		f.numbers[c] = uint8(i)
	}
}

// palette is the list of colours, and of the opacities of those that are not opaque.
func (f *form) palette() (inks, opacities []byte) {
	for _, c := range f.colours {
		of := plain(c)
		inks = append(inks, of.R, of.G, of.B)
		if c[3] != 255 {
			opacities = append(opacities, c[3])
		}
	}
	return inks, opacities
}

// rowBytes is how many bytes a row has.
func (f *form) rowBytes(width int) int {
	switch f.kind {
	case trueColour:
		return 3 * width
	case withAlpha:
		return 4 * width
	}
	return (width*int(f.depth) + 7) / 8
}

// filtered are rows as they are packed, each behind the number of its filter. Those of palettes
// have none; of others the filter is taken that leaves the least, by the sum of what is
// left (PNG, section 12.7).
func (f *form) filtered(p *Picture, from, to int) []byte {
	n := f.rowBytes(p.Width)
	out := make([]byte, 0, (to-from)*(n+1))
	if f.kind == palette {
		for y := from; y < to; y++ {
			out = f.numbered(append(out, 0), p, y)
		}
		return out
	}
	before, row := make([]byte, n), make([]byte, n)
	if from > 0 {
		f.plain(before, p, from-1)
	}
	size := n / p.Width
	best, tried := make([]byte, n), make([]byte, n)
	for y := from; y < to; y++ {
		f.plain(row, p, y)
		out = append(out, 0)
		at, least := len(out)-1, -1
		for kind := range byte(filters) {
			left := filter(tried, row, before, size, kind)
			if least < 0 || left < least {
				least, out[at] = left, kind
				best, tried = tried, best
			}
		}
		out = append(out, best...)
		row, before = before, row
	}
	return out
}

// plain are the colours of a row.
func (f *form) plain(row []byte, p *Picture, y int) {
	pixels := p.row(int32(y), 0, int32(p.Width))
	if f.kind == trueColour {
		for i, k := 0, 0; i < len(pixels); i, k = i+4, k+3 {
			row[k], row[k+1], row[k+2] = pixels[i], pixels[i+1], pixels[i+2]
		}
		return
	}
	for i := 0; i < len(pixels); i += 4 {
		c := plain([4]uint8(pixels[i : i+4]))
		row[i], row[i+1], row[i+2], row[i+3] = c.R, c.G, c.B, c.A
	}
}

// numbered adds the numbers of a row's colours, several to a byte where there are few.
func (f *form) numbered(out []byte, p *Picture, y int) []byte {
	pixels := p.row(int32(y), 0, int32(p.Width))
	var last [4]uint8
	number, bits, held := f.numbers[last], 0, byte(0)
	for i := 0; i < len(pixels); i += 4 {
		if c := [4]uint8(pixels[i : i+4]); c != last {
			last, number = c, f.numbers[c]
		}
		held = held<<(f.depth&7) | number
		if bits += int(f.depth); bits == 8 {
			out = append(out, held)
			bits, held = 0, 0
		}
	}
	if bits > 0 {
		out = append(out, held<<(8-bits))
	}
	return out
}
