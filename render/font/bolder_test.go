package font

import (
	"math"
	"testing"

	"github.com/seed-898ab921/kartograph/render/font/internal/face"
	"golang.org/x/image/font/gofont/goregular"
)

// A square grows by as much on all sides, and a hole in it shrinks, whichever way they run.
func TestBolder(t *testing.T) {
	square := func(min, max int, back bool) []face.Segment {
		at := [][2]int{{min, min}, {max, min}, {max, max}, {min, max}}
		if back {
			at[1], at[3] = at[3], at[1]
		}
		var all []face.Segment
		for i, p := range at {
			s := face.Segment{Op: face.LineTo, To: [3]face.Point{{X: p[0], Y: p[1]}}}
			if i == 0 {
				s.Op = face.MoveTo
			}
			all = append(all, s)
		}
		return all
	}
	for _, back := range []bool{false, true} {
		got := bolder(append(square(0, 100, back), square(40, 60, !back)...), 10)
		want := append(square(-10, 110, back), square(50, 50, !back)...)
		for i := range want {
			if got[i] != want[i] {
				t.Errorf("back %v: segment %d is %v, want %v", back, i, got[i], want[i])
			}
		}
	}
}

// Letters that a viewer makes bolder are drawn: wider than they are by 1/24 of their size.
func TestBolderLetters(t *testing.T) {
	fonts := &Fonts{}
	if err := fonts.AddFile("Go", 400, false, goregular.TTF); err != nil {
		t.Fatal(err)
	}
	width := func(weight int) float64 {
		outline, ok := fonts.Lay("I", Font{Family: "Go", Size: 1000, Weight: weight}).Outline()
		if !ok {
			t.Fatalf("weight %d is not drawn", weight)
		}
		least, most := math.Inf(1), math.Inf(-1)
		for _, s := range outline {
			for _, p := range s.To[:s.Op.Points()] {
				least, most = min(least, p.X), max(most, p.X)
			}
		}
		return most - least
	}
	if by := width(700) - width(400); !(math.Abs(by-1000.0/24) < 2) {
		t.Errorf("I is %g wider, want %g", by, 1000.0/24)
	}
}
