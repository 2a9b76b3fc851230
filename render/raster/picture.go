package raster

// Picture is a page of pixels: red, green, blue and opacity, a byte each, from the top left row
// for row, where colours are already multiplied by the opacity.
type Picture struct {
	// Width and Height are in pixels.
	Width, Height int
	Pixels        []uint8
}

func newPicture(width, height int32) *Picture {
	return &Picture{Width: int(width), Height: int(height), Pixels: make([]uint8, 4*int(width)*int(height))}
}

// row is a part of a row.
func (p *Picture) row(y, x0, x1 int32) []uint8 {
	at := int(y) * p.Width
	return p.Pixels[4*(at+int(x0)) : 4*(at+int(x1)) : 4*(at+int(x1))]
}

// At is the colour of a pixel, not multiplied by its opacity.
func (p *Picture) At(x, y int) Colour {
	i := 4 * (y*p.Width + x)
	return plain([4]uint8(p.Pixels[i : i+4]))
}

// plain divides a colour by its opacity.
func plain(c [4]uint8) Colour {
	a := uint32(c[3])
	if a == 0 || a == 255 {
		return Colour{c[0], c[1], c[2], c[3]}
	}
	divide := func(v uint8) uint8 { return uint8(min(255, (uint32(v)*255+a/2)/a)) }
	return Colour{divide(c[0]), divide(c[1]), divide(c[2]), c[3]}
}

// Colour is a colour in sRGB and its opacity, not multiplied with each other.
type Colour struct{ R, G, B, A uint8 }

// ink is the colour multiplied by its opacity.
func (c Colour) ink() [4]uint32 {
	a := uint32(c.A)
	return [4]uint32{byte255(uint32(c.R) * a), byte255(uint32(c.G) * a), byte255(uint32(c.B) * a), a}
}

// byte255 is v/255, rounded, for v up to 255².
func byte255(v uint32) uint32 {
	v += 128
	return (v + v>>8) >> 8
}
