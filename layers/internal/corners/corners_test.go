package corners_test

import (
	"fmt"
	"testing"

	"github.com/seed-898ab921/kartograph/layers/internal/corners"
)

func Example() {
	fmt.Println(corners.Two([]float64{1, 1, 1, 1}), corners.Three([]float64{0, 0, 1, 0, 1, 1, 0, 0}))
	// Output: false true
}

func TestCorners(t *testing.T) {
	for _, tt := range []struct {
		flat       []float64
		two, three bool
	}{
		{nil, false, false},
		{[]float64{1, 2}, false, false},
		{[]float64{1, 2, 1, 2, 1, 2}, false, false},
		{[]float64{1, 2, 1, 3}, true, false},
		{[]float64{1, 2, 2, 2, 1, 2, 2, 2}, true, false},
		{[]float64{1, 2, 1, 2, 2, 2, 3, 3}, true, true},
	} {
		if got := corners.Two(tt.flat); got != tt.two {
			t.Errorf("%v: two is %v", tt.flat, got)
		}
		if got := corners.Three(tt.flat); got != tt.three {
			t.Errorf("%v: three is %v", tt.flat, got)
		}
	}
}
