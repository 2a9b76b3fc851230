package kartograph

import (
	"testing"

	"github.com/seed-898ab921/kartograph/projection"
)

func TestPageSize(t *testing.T) {
	wide := projection.Box{MaxX: 2, MaxY: 1}
	tests := []struct {
		name          string
		export        Export
		width, height float64
	}{
		{"default width", Export{}, 1000, 500},
		{"width", Export{Width: 600}, 600, 300},
		{"height", Export{Height: 600}, 1200, 600},
		{"both", Export{Width: 300, Height: 300}, 300, 300},
		{"ratio", Export{Ratio: 1.5}, 1000, 667},
		{"width and ratio", Export{Width: 300, Ratio: 1}, 300, 300},
		{"height and ratio", Export{Height: 300, Ratio: 3}, 900, 300},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			width, height, err := pageSize(test.export, wide)
			if err != nil || width != test.width || height != test.height {
				t.Errorf("%g by %g, %v; want %g by %g", width, height, err, test.width, test.height)
			}
		})
	}
	if _, _, err := pageSize(Export{Width: 10}, projection.Box{MaxX: 1000, MaxY: 1}); err == nil {
		t.Error("a map without height is no error")
	}
}
