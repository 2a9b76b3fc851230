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
	last, next := [4]uint8{}, over([4]uint8{}, ink, rest) // pixels are mostly as the one before
	for i := 0; i+3 < len(pixels); i += 4 {
		p := (*[4]uint8)(pixels[i : i+4])
		if *p != last {
			last, next = *p, over(*p, ink, rest)
		}
		*p = next
	}
}

// over is an ink over a pixel, of which the rest is seen.
func over(p [4]uint8, ink [4]uint32, rest uint32) [4]uint8 {
	for i, v := range p {
		p[i] = uint8(ink[i] + byte255(uint32(v)*rest))
	}
	return p
}

// layer blends pixels of a group over those below, and leaves the group empty.
func layer(below, group []uint8, alpha uint32) {
	var ink [4]uint32
	var source, last, next [4]uint8 // pixels are mostly as the one before
	for i := 0; i+3 < len(group); i += 4 {
		g, p := (*[4]uint8)(group[i:i+4]), (*[4]uint8)(below[i:i+4])
		if g[3] == 0 {
			continue
		}
		if *g != source {
			source = *g
			for k, v := range source {
				ink[k] = byte255(uint32(v) * alpha)
			}
			last, next = *p, over(*p, ink, 255-ink[3])
		} else if *p != last {
			last, next = *p, over(*p, ink, 255-ink[3])
		}
		*p, *g = next, [4]uint8{}
	}
}
