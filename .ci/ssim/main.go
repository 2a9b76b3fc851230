// Command ssim tells how alike pictures are: the mean structural similarity of their
// brightness (Wang, Bovik, Sheikh, Simoncelli, "Image quality assessment", IEEE Trans. Image
// Processing 13, 2004), over windows of 8 by 8 pixels, a step of 4 apart. Pictures that are not
// opaque are laid on white.
//
// usage: ssim A.png B.png [DIFFERENCE.png]
package main

import (
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
)

func main() {
	if len(os.Args) < 3 {
		fmt.Fprintln(os.Stderr, "usage: ssim A.png B.png [DIFFERENCE.png]")
		os.Exit(2)
	}
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "ssim:", err)
		os.Exit(1)
	}
}

func run(names []string) error {
	a, err := read(names[0])
	if err != nil {
		return err
	}
	b, err := read(names[1])
	if err != nil {
		return err
	}
	if a.width != b.width || a.height != b.height {
		return fmt.Errorf("%s has %d by %d pixels, %s %d by %d", names[0], a.width, a.height, names[1], b.width, b.height)
	}
	fmt.Printf("%.4f\n", similarity(a, b))
	if len(names) > 2 {
		return write(names[2], difference(a, b))
	}
	return nil
}

// grey is a picture's brightness, 0 to 255.
type grey struct {
	width, height int
	values        []float64
}

func read(name string) (*grey, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	picture, err := png.Decode(file)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return greyOf(picture), nil
}

// greyOf is the brightness of a picture on white, by the weights of Rec. 601.
func greyOf(picture image.Image) *grey {
	size := picture.Bounds()
	g := &grey{width: size.Dx(), height: size.Dy()}
	for y := size.Min.Y; y < size.Max.Y; y++ {
		for x := size.Min.X; x < size.Max.X; x++ {
			red, green, blue, alpha := picture.At(x, y).RGBA()
			white := float64(0xffff - alpha)
			g.values = append(g.values, (0.299*(float64(red)+white)+0.587*(float64(green)+white)+0.114*(float64(blue)+white))/257)
		}
	}
	return g
}

const window, step = 8, 4

// similarity is the mean of all windows' similarity: 1 for the same picture.
func similarity(a, b *grey) float64 {
	sum, n := 0.0, 0
	for y := 0; y == 0 || y+window <= a.height; y += step {
		for x := 0; x == 0 || x+window <= a.width; x += step {
			sum += local(a, b, x, y)
			n++
		}
	}
	return sum / float64(n)
}

// local is the similarity of the windows at a place (equation 13 of the paper).
func local(a, b *grey, left, top int) float64 {
	const c1, c2 = (0.01 * 255) * (0.01 * 255), (0.03 * 255) * (0.03 * 255)
	var n, sumA, sumB, sumAA, sumBB, sumAB float64
	for y := top; y < min(top+window, a.height); y++ {
		for x := left; x < min(left+window, a.width); x++ {
			u, v := a.values[y*a.width+x], b.values[y*a.width+x]
			n, sumA, sumB, sumAA, sumBB, sumAB = n+1, sumA+u, sumB+v, sumAA+u*u, sumBB+v*v, sumAB+u*v
		}
	}
	meanA, meanB := sumA/n, sumB/n
	varA, varB, both := sumAA/n-meanA*meanA, sumBB/n-meanB*meanB, sumAB/n-meanA*meanB
	return (2*meanA*meanB + c1) * (2*both + c2) / ((meanA*meanA + meanB*meanB + c1) * (varA + varB + c2))
}

// difference is a picture of how far apart two are: white where they are the same.
func difference(a, b *grey) image.Image {
	d := image.NewGray(image.Rect(0, 0, a.width, a.height))
	for i, v := range a.values {
		off := v - b.values[i]
		d.SetGray(i%a.width, i/a.width, color.Gray{Y: uint8(255 - min(255, 2*max(off, -off)))})
	}
	return d
}

func write(name string, picture image.Image) error {
	file, err := os.Create(name)
	if err != nil {
		return err
	}
	defer file.Close()
	return png.Encode(file, picture)
}
