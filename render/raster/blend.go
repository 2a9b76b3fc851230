package raster

// cover blends a colour over pixels, as opaque as so much of 255.
func cover(pixels []uint8, ink [4]uint32, alpha uint32) {
	if alpha < 255 {
		for i := range ink {
			ink[i] = byte255(ink[i] * alpha)
		}
	}
	if ink[3] == 0 {
		return
	}
	if ink[3] == 255 {
		r, g, b := uint8(ink[0]), uint8(ink[1]), uint8(ink[2])
		for i := 0; i+3 < len(pixels); i += 4 {
			p := pixels[i : i+4 : i+4]
			p[0], p[1], p[2], p[3] = r, g, b, 255
		}
		return
	}
	rest := 255 - ink[3]
	for i := 0; i+3 < len(pixels); i += 4 {
		p := pixels[i : i+4 : i+4]
		p[0] = uint8(ink[0] + byte255(uint32(p[0])*rest))
		p[1] = uint8(ink[1] + byte255(uint32(p[1])*rest))
		p[2] = uint8(ink[2] + byte255(uint32(p[2])*rest))
		p[3] = uint8(ink[3] + byte255(uint32(p[3])*rest))
	}
}

// layer blends pixels of a group over those below, and leaves the group empty.
func layer(below, group []uint8, alpha uint32) {
	for i := 0; i+3 < len(group); i += 4 {
		g := group[i : i+4 : i+4]
		if g[3] == 0 {
			continue
		}
		cover(below[i:i+4], [4]uint32{uint32(g[0]), uint32(g[1]), uint32(g[2]), uint32(g[3])}, alpha)
		g[0], g[1], g[2], g[3] = 0, 0, 0, 0
	}
}
