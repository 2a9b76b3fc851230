package label_test

import (
	"testing"

	"github.com/seed-898ab921/kartograph/render/label"
)

func TestRemembered(t *testing.T) {
	n := 0
	m := label.Remembered(func(line string, f label.Font) label.Extent {
		n++
		return label.Extent{Width: float64(len(line)) * f.Size}
	})
	for _, c := range []struct{ size, want float64 }{{10, 30}, {12, 36}, {10, 30}} {
		if got := m("abc", label.Font{Size: c.size}).Width; !(got == c.want) {
			t.Errorf("abc of %v px is %v wide, want %v", c.size, got, c.want)
		}
	}
	if n != 2 {
		t.Errorf("measured %d times, want twice", n)
	}
}
