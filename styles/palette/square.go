package palette

// Square palettes have two directions, for two values at once.
const Square Kind = "bivariate"

// squares are palettes of nine colours, in rows from below: across goes the first
// value, up the second.
func squares() []scheme {
	return []scheme{
		{"pink-blue", Square, "e8e8e8ace4e45ac8c8dfb0d6a5add35698b9be64ac8c62aa3b4994"},
		{"green-blue", Square, "e8e8e8b5c0da6c83b5b8d6be90b2b356799473ae805a91782a5a5b"},
		{"purple-gold", Square, "e8e8e8e4d9acc8b35acbb8d7c8ada0af8e539972af976b82804d36"},
	}
}

// Square gives the colours of a square of classes, in rows from below: those that were
// published for three each way, else between the four corners in OKLab.
func (p Palette) Square(across, up int) []Colour {
	if p.Kind != Square || len(p.Lists) == 0 || len(p.Lists[0]) != 9 {
		return nil
	}
	nine := p.Lists[0]
	if across == 3 && up == 3 {
		return append([]Colour(nil), nine...)
	}
	var list []Colour
	for y := range up {
		left, right := part(nine[0], nine[6], y, up), part(nine[2], nine[8], y, up)
		for x := range across {
			list = append(list, part(left, right, x, across))
		}
	}
	return list
}

// part is the i-th of n colours on the way from a to b.
func part(a, b Colour, i, n int) Colour {
	if n < 2 {
		return Mix(a, b, 0.5)
	}
	return Mix(a, b, float64(i)/float64(n-1))
}
