package overlay

import (
	"testing"

	"github.com/twpayne/go-geom"
)

// What exactly fills a hole of a mask touches it all around and is outside of
// it, however many other parts the mask has.
func TestFilledHolesAreOutside(t *testing.T) {
	var frames, fillings []geom.T
	for i := range 100 {
		x, y := float64(i%10)*10, float64(i/10)*10
		frames = append(frames, geom.NewPolygonFlat(geom.XY, []float64{
			x, y, x + 8, y, x + 8, y + 8, x, y + 8, x, y,
			x + 2, y + 2, x + 2, y + 6, x + 6, y + 6, x + 6, y + 2, x + 2, y + 2,
		}, []int{10, 20}))
		fillings = append(fillings, geom.NewPolygonFlat(geom.XY, []float64{
			x + 6, y + 2, x + 6, y + 6, x + 2, y + 6, x + 2, y + 2, x + 6, y + 2,
		}, []int{10}))
	}
	mask, err := NewMask(t.Context(), frames)
	if err != nil {
		t.Fatal(err)
	}
	left, err := Subtract(t.Context(), fillings, mask)
	if err != nil {
		t.Fatal(err)
	}
	cropped, err := Crop(t.Context(), fillings, mask)
	if err != nil {
		t.Fatal(err)
	}
	for i := range fillings {
		if left[i] == nil || cropped[i] != nil {
			t.Errorf("filling %d: left %v, cropped %v", i, left[i], cropped[i])
		}
	}
}
