package shape

import (
	"fmt"

	"github.com/seed-898ab921/kartograph/layers/internal/reference"
)

// ToDegrees turns coordinates, x then y, into longitudes and latitudes in
// degrees, in place. The error names a point that has none, and the
// coordinates are spoilt then.
func ToDegrees(flat []float64, crs reference.Reference) error {
	if !crs.ToDegrees(flat) {
		return fmt.Errorf("a point lies outside of the coordinate system %s", crs.Name())
	}
	for i := 0; i+1 < len(flat); i += 2 {
		x, y := flat[i], flat[i+1]
		if !reference.AreDegrees(x, y) {
			return reference.NotDegrees(x, y)
		}
		// Rounding may carry a point beyond a pole.
		flat[i+1] = max(-90, min(y, 90))
	}
	return nil
}
