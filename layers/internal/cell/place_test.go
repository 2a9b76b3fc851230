package cell

import (
	"math/rand/v2"
	"strconv"
	"testing"
)

// What a coordinate is as a number and as a value is the same.
func TestPlaceValue(t *testing.T) {
	cells := []string{"", " 1.5", "1.50", "13,4", "-0.0000001", "52.52N", "12", "1.", ".5", "-7.25", "0.12345678901234567890", "1.2.3", "007.5", "123456789012345.6789"}
	random := rand.New(rand.NewPCG(7, 8))
	for range 20000 {
		cells = append(cells, strconv.FormatFloat(random.NormFloat64()*100, 'f', random.IntN(18), 64))
	}
	for _, s := range cells {
		if p, ok := Coordinate(s); ok && PlaceValue(s, p) != Value(s) {
			t.Errorf("%q is %#v and %#v", s, PlaceValue(s, p), Value(s))
		}
	}
}
