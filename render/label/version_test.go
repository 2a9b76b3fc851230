package label

import (
	"context"
	"testing"

	"github.com/twpayne/go-geom"

	"github.com/seed-898ab921/kartograph/render"
)

// TestVersions gives a label less and less room.
func TestVersions(t *testing.T) {
	tests := []struct {
		name          string
		width, height float64
		want          string
		size          float64
	}{
		{"room for all", 300, 60, "North Rhine Westphalia", 12},
		{"two lines", 90, 60, "North Rhine", 12},
		{"short", 90, 16, "NRW", 12},
		{"smaller", 21, 12, "NRW", 8},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			w := Wanted{
				Lines: []string{"North Rhine Westphalia"}, Stacked: Stack("North Rhine Westphalia"), Short: []string{"NRW"},
				Feature: geom.NewPointFlat(geom.XY, []float64{0, 0}), Anchor: "middle", Font: Font{Size: 12}, MinSize: 8,
			}
			frame := render.Box{MinX: -test.width / 2, MaxX: test.width / 2, MinY: -test.height / 2, MaxY: test.height / 2}
			placed, err := Place(context.Background(), []Wanted{w}, Page{Frame: frame})
			if err != nil || len(placed) != 1 {
				t.Fatalf("%d placed, error %v", len(placed), err)
			}
			if got := placed[0].Text.Lines[0]; got != test.want {
				t.Errorf("the label is %q; want %q", got, test.want)
			}
			if placed[0].Size != test.size {
				t.Errorf("its letters are %g px high; want %g", placed[0].Size, test.size)
			}
		})
	}
}
