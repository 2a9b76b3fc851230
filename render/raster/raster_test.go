package raster

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math"
	"math/rand/v2"
	"runtime"
	"testing"

	"golang.org/x/image/vector"
)

// A red square with a black edge, written as PNG.
func Example() {
	c, _ := NewCanvas(context.Background(), 20, 20)
	var square Path
	square.MoveTo(5, 5)
	square.LineTo(15, 5)
	square.LineTo(15, 15)
	square.LineTo(5, 15)
	square.Close()
	c.Draw(&square, Look{
		Fill: &Paint{Colour: Colour{200, 0, 0, 255}}, Stroke: &Paint{Colour: Colour{0, 0, 0, 255}},
		Pen: Pen{Width: 2, Join: RoundJoin}, Opacity: 255,
	})
	picture, _ := c.Picture()
	var file bytes.Buffer
	fmt.Println(picture.At(10, 10), picture.At(5, 10), picture.At(0, 0), PNG{}.Encode(context.Background(), &file, picture))
	// Output: {200 0 0 255} {0 0 0 255} {0 0 0 0} <nil>
}

var black = &Paint{Colour: Colour{0, 0, 0, 255}}

func canvas(t testing.TB, width, height int) *Canvas {
	t.Helper()
	c, err := NewCanvas(context.Background(), width, height)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// painted is the picture of a path in a look.
func painted(t testing.TB, p *Path, l Look, width, height int) *Picture {
	t.Helper()
	if l.Opacity == 0 {
		l.Opacity = 255
	}
	c := canvas(t, width, height)
	c.Draw(p, l)
	picture, err := c.Picture()
	if err != nil {
		t.Fatal(err)
	}
	return picture
}

// area is how much of a black picture is covered, in pixels.
func area(p *Picture) float64 {
	sum := 0
	for i := 3; i < len(p.Pixels); i += 4 {
		sum += int(p.Pixels[i])
	}
	return float64(sum) / 255
}

// ring is a regular polygon, clockwise or the other way.
func ring(p *Path, x, y, radius float64, corners int, way float64) {
	for i := range corners {
		sin, cos := math.Sincos(way * 2 * math.Pi * float64(i) / float64(corners))
		if i == 0 {
			p.MoveTo(x+radius*cos, y+radius*sin)
		} else {
			p.LineTo(x+radius*cos, y+radius*sin)
		}
	}
	p.Close()
}

// Where paths do not cover themselves, what is covered is what x/image/vector finds, within
// the height of a line of samples.
func TestAgreesWithVector(t *testing.T) {
	random := rand.New(rand.NewPCG(20, 1))
	for round := range 60 {
		const size = 80
		var p Path
		other := vector.NewRasterizer(size, size)
		n := 3 + random.IntN(9)
		x, y := 10+60*random.Float64(), 10+60*random.Float64()
		for i := range n { // a star: its corners go around once
			sin, cos := math.Sincos(2 * math.Pi * (float64(i) + random.Float64()) / float64(n) * 0.9)
			r := 3 + 60*random.Float64()
			if i == 0 {
				p.MoveTo(x+r*cos, y+r*sin)
				other.MoveTo(float32(x+r*cos), float32(y+r*sin))
				continue
			}
			p.LineTo(x+r*cos, y+r*sin)
			other.LineTo(float32(x+r*cos), float32(y+r*sin))
		}
		p.Close()
		other.ClosePath()
		mask := image.NewAlpha(image.Rect(0, 0, size, size))
		other.Draw(mask, mask.Bounds(), image.NewUniform(color.Opaque), image.Point{})
		for _, rule := range []Rule{NonZero, EvenOdd} {
			got := painted(t, &p, Look{Fill: black, Rule: rule}, size, size)
			for i, want := range mask.Pix {
				if off := int(got.Pixels[4*i+3]) - int(want); off > 32 || off < -32 { // two of 16 lines
					t.Fatalf("round %d, rule %d: pixel %d, %d is covered %d, want %d", round, rule, i%size, i/size, got.Pixels[4*i+3], want)
				}
			}
		}
	}
}

// The rules are those of SVG whatever the winding of rings.
func TestRules(t *testing.T) {
	const outer, inner = 30.0, 15.0
	for _, ways := range [][2]float64{{1, 1}, {1, -1}, {-1, 1}, {-1, -1}} {
		var p Path
		ring(&p, 40, 40, outer, 4, ways[0])
		ring(&p, 40, 40, inner, 4, ways[1])
		odd, all := area(painted(t, &p, Look{Fill: black, Rule: EvenOdd}, 80, 80)), area(painted(t, &p, Look{Fill: black}, 80, 80))
		want := 2 * (outer*outer - inner*inner)
		if math.Abs(odd-want) > 3 {
			t.Errorf("%v: even-odd covers %.1f, want %.1f", ways, odd, want)
		}
		if want = 2 * outer * outer; ways[0] != ways[1] {
			want -= 2 * inner * inner
		}
		if math.Abs(all-want) > 3 {
			t.Errorf("%v: nonzero covers %.1f, want %.1f", ways, all, want)
		}
	}
}

// What lies beside the page is cut off, and what ends beside it reaches its edge.
func TestBesideThePage(t *testing.T) {
	for name, corners := range map[string][4]float64{
		"all around": {-50, -50, 90, 90}, "to the edges": {0, 0, 40, 40}, "right": {20, -1e9, 1e12, 1e9}, "left": {-1e12, 0, 20, 40}, "above": {0, -1e12, 40, 20},
	} {
		var p Path
		p.MoveTo(corners[0], corners[1])
		p.LineTo(corners[2], corners[1])
		p.LineTo(corners[2], corners[3])
		p.LineTo(corners[0], corners[3])
		p.Close()
		width := min(40, corners[2]) - max(0, corners[0])
		want := width * (min(40, corners[3]) - max(0, corners[1]))
		if got := area(painted(t, &p, Look{Fill: black}, 40, 40)); math.Abs(got-want) > 0.01 {
			t.Errorf("%s: %.2f pixels are covered, want %v", name, got, want)
		}
	}
}

// Areas with a border in common leave no gap and cover nothing twice, to the sample.
func TestNeighbours(t *testing.T) {
	random := rand.New(rand.NewPCG(20, 2))
	border := []point{{40, -5}}
	for y := 0.0; y < 80; y += 1 + 5*random.Float64() {
		border = append(border, point{20 + 40*random.Float64(), y})
	}
	border = append(border, point{40, 85})
	side := func(x float64) *Path {
		var p Path
		p.MoveTo(x, -5)
		for _, at := range border {
			p.LineTo(at.x, at.y)
		}
		p.LineTo(x, 85)
		p.Close()
		return &p
	}
	left, right := painted(t, side(-5), Look{Fill: black}, 80, 80), painted(t, side(85), Look{Fill: black}, 80, 80)
	for i := 3; i < len(left.Pixels); i += 4 {
		if sum := int(left.Pixels[i]) + int(right.Pixels[i]); sum < 254 || sum > 256 {
			t.Fatalf("pixel %d, %d: both cover %d of 255", i/4%80, i/4/80, sum)
		}
	}
}

// A group is blended as a whole, within clips.
func TestGroups(t *testing.T) {
	c := canvas(t, 40, 100)
	var p Path
	ring(&p, 20, 50, 15, 4, 1)
	c.Begin(128)
	c.Clip(Clip{0, 0, 20.5, 100})
	c.Draw(&p, Look{Fill: &Paint{Colour: Colour{255, 0, 0, 255}}, Opacity: 255})
	c.Draw(&p, Look{Fill: &Paint{Colour: Colour{0, 0, 255, 255}}, Opacity: 255})
	c.Unclip()
	c.Draw(&p, Look{Fill: &Paint{Colour: Colour{0, 255, 0, 255}}, Stroke: black, Pen: Pen{Width: 2}, Opacity: 51})
	c.End()
	picture, err := c.Picture()
	if err != nil {
		t.Fatal(err)
	}
	for at, want := range map[[2]int]Colour{{10, 50}: {0, 52, 203, 128}, {25, 50}: {0, 255, 0, 26}, {20, 50}: {64, 64, 127, 103}, {1, 1}: {}} {
		got := picture.At(at[0], at[1])
		for i, v := range [4]uint8{got.R, got.G, got.B, got.A} {
			if off := int(v) - int([4]uint8{want.R, want.G, want.B, want.A}[i]); off > 6 || off < -6 {
				t.Errorf("%v is %v, want %v", at, got, want)
			}
		}
	}
}

// scribble paints many things of all kinds.
func scribble(c *Canvas, seed uint64, things int) {
	random := rand.New(rand.NewPCG(20, seed))
	tile := &Tile{Picture: &Picture{2, 2, []uint8{0, 0, 0, 255, 9, 9, 9, 9, 0, 0, 0, 0, 200, 100, 50, 255}}, Width: 3.3, Height: 5, Angle: 30}
	for i := range things {
		var p Path
		ring(&p, 200*random.Float64(), 200*random.Float64(), 40*random.Float64(), 3+random.IntN(30), 1)
		p.MoveTo(200*random.Float64(), 200*random.Float64())
		p.CubeTo(200*random.Float64(), 200*random.Float64(), 200*random.Float64(), 200*random.Float64(), 200*random.Float64(), 200*random.Float64())
		fill := &Paint{Colour: Colour{uint8(i), uint8(3 * i), 90, uint8(100 + i)}}
		if i%5 == 0 {
			fill.Tile = tile
		}
		c.Draw(&p, Look{
			Fill: fill, Stroke: &Paint{Colour: Colour{uint8(i), 0, 0, 200}}, Rule: Rule(i % 2), Crisp: i%7 == 0, Opacity: uint8(255 - i%3*60), StrokeFirst: i%4 == 0,
			Pen: Pen{Width: 3 * random.Float64(), Join: Join(i % 3), Cap: Cap(i % 3), MiterLimit: 4, Dashes: [][]float64{nil, {3, 2}, {5}}[i%3]},
		})
	}
}

// The picture and its file depend on neither processors nor on how much is painted at once.
func TestSameBytes(t *testing.T) {
	var first []byte
	for _, processors := range []int{1, 3, 8} {
		before := runtime.GOMAXPROCS(processors)
		c := canvas(t, 200, 200)
		scribble(c, 3, 60)
		if processors == 3 {
			c.flush()
		}
		scribble(c, 4, 60)
		picture, err := c.Picture()
		var file bytes.Buffer
		if err == nil {
			err = PNG{}.Encode(context.Background(), &file, picture)
		}
		runtime.GOMAXPROCS(before)
		if err != nil {
			t.Fatal(err)
		}
		if first == nil {
			first = file.Bytes()
		}
		if !bytes.Equal(first, file.Bytes()) {
			t.Errorf("%d processors paint another picture", processors)
		}
	}
}

// Files hold the picture to the last bit, in the smallest of the forms.
func TestPNG(t *testing.T) {
	for name, test := range map[string]struct {
		colours int
		alpha   uint8
		want    color.Model
	}{
		"two": {2, 255, nil}, "four": {4, 255, nil}, "sixteen": {16, 255, nil}, "all of a palette": {256, 255, nil}, "clear": {16, 100, nil},
		"one more": {257, 255, color.RGBAModel}, "true": {300, 255, color.RGBAModel}, "with opacity": {3000, 177, color.NRGBAModel},
	} {
		p := newPicture(37, 301)
		for i := range 37 * 301 {
			k := i % test.colours
			ink := Colour{uint8(k), uint8(k >> 4), uint8(k >> 8 * 40), test.alpha}.ink()
			for n := range ink {
				p.Pixels[4*i+n] = uint8(ink[n])
			}
		}
		var file bytes.Buffer
		if err := (PNG{PixelsPerMetre: 3780}).Encode(context.Background(), &file, p); err != nil {
			t.Fatal(err)
		}
		got, err := png.Decode(bytes.NewReader(file.Bytes()))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if test.want != nil && got.ColorModel() != test.want {
			t.Errorf("%s: another form", name)
		}
		if _, ok := got.(*image.Paletted); ok != (test.want == nil) {
			t.Errorf("%s: a palette: %v", name, ok)
		}
		for i := range 37 * 301 {
			c := color.NRGBAModel.Convert(got.At(i%37, i/37)).(color.NRGBA)
			if want := p.At(i%37, i/37); (Colour{c.R, c.G, c.B, c.A}) != want {
				t.Fatalf("%s: pixel %d is %v, want %v", name, i, c, want)
			}
		}
		if !bytes.Contains(file.Bytes(), []byte("pHYs\x00\x00\x0e\xc4\x00\x00\x0e\xc4\x01")) {
			t.Errorf("%s: the size is not there", name)
		}
	}
}

// Pages that are too large, limits and contexts that ended are errors.
func TestEnds(t *testing.T) {
	for _, size := range [][2]int{{0, 5}, {5, -1}, {1 << 21, 1}, {1 << 20, 1 << 20}} {
		if _, err := NewCanvas(context.Background(), size[0], size[1]); err == nil {
			t.Errorf("a page of %v", size)
		}
	}
	c := canvas(t, 100, 100)
	c.MostBytes = 79_999
	scribble(c, 1, 3)
	var over *MemoryError
	if _, err := c.Picture(); !errors.As(err, &over) || !over.OverMemory() {
		t.Errorf("a limit of memory: %v", err)
	}
	ctx, stop := context.WithCancel(context.Background())
	ended, err := NewCanvas(ctx, 100, 100)
	if err != nil {
		t.Fatal(err)
	}
	scribble(ended, 1, 3)
	stop()
	if _, err := ended.Picture(); !errors.Is(err, context.Canceled) {
		t.Errorf("a context that ended: %v", err)
	}
}
