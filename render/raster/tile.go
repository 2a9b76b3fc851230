package raster

import "math"

// Tile is a picture that areas are filled with by being repeated.
type Tile struct {
	// Picture is the tile, in more pixels than it is shown in.
	Picture *Picture
	// Width and Height are its size on the page in pixels, and Angle turns the tiles
	// clockwise about the page's top left corner, in degrees.
	Width, Height, Angle float64
	// X and Y move them.
	X, Y float64
}

// sampler finds the colours of a tile's repeats.
type sampler struct {
	picture        *Picture
	x, y           float64
	sin, cos       float64
	scaleX, scaleY float64
}

func (t *Tile) sampler() *sampler {
	sin, cos := math.Sincos(t.Angle * math.Pi / 180)
	return &sampler{picture: t.Picture, x: t.X, y: t.Y, sin: sin, cos: cos, scaleX: float64(t.Picture.Width) / t.Width, scaleY: float64(t.Picture.Height) / t.Height}
}

// looks is how many places of a pixel are looked at, in each direction.
const looks = 4

// at is the colour of a pixel of the page: the mean of what is seen at its places.
func (s *sampler) at(px, py int32) [4]uint32 {
	var sum [4]uint32
	for i := range looks {
		for k := range looks {
			x := float64(px) + (float64(k)+0.5)/looks - s.x
			y := float64(py) + (float64(i)+0.5)/looks - s.y
			u := float64(x*s.cos) + float64(y*s.sin)
			v := float64(y*s.cos) - float64(x*s.sin)
			at := 4 * (wrapped(float64(v*s.scaleY), s.picture.Height)*s.picture.Width + wrapped(float64(u*s.scaleX), s.picture.Width))
			p := s.picture.Pixels[at : at+4 : at+4]
			for c := range sum {
				sum[c] += uint32(p[c])
			}
		}
	}
	for c := range sum {
		sum[c] = (sum[c] + looks*looks/2) / (looks * looks)
	}
	return sum
}

// wrapped is the pixel at a place of a picture that repeats.
func wrapped(v float64, n int) int {
	i := int(math.Floor(v)) % n
	if i < 0 {
		i += n
	}
	return i
}
