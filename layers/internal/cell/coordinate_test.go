package cell

import (
	"testing"

	"github.com/seed-898ab921/kartograph/internal/text/angle"
)

func TestCoordinate(t *testing.T) {
	good := map[string]Place{
		"1": {Value: 1}, " -1.5 ": {Value: -1.5}, "1,5": {Value: 1.5}, "\u22121,5": {Value: -1.5}, "+3": {Value: 3}, "1e2": {Value: 100}, ".5": {Value: 0.5},
		"13,405": {Value: 13.405}, "\u201313.4": {Value: -13.4}, "１３.４": {Value: 13.4}, "4,612,345.5": {Value: 4612345.5}, "5 820 123,4": {Value: 5820123.4}, "5'820'123": {Value: 5820123},
		"52°31'12\"N": {Value: 52.52, Angle: true, Axis: angle.Latitude}, "13.40°": {Value: 13.4, Angle: true}, "W 13,4": {Value: -13.4, Angle: true, Axis: angle.Longitude},
	}
	for text, want := range good {
		if p, ok := Coordinate(text); !ok || p != want {
			t.Errorf("%q: %v, %v", text, p, ok)
		}
	}
	for _, text := range []string{"", "abc", "nan", "inf", "1e999", "0x10", "1_0", "1,2,3", "1.2,3x", "12 %", "(300)", "north", "52°31'61\"", "13°O"} {
		if p, ok := Coordinate(text); ok {
			t.Errorf("%q is taken for %v", text, p)
		}
	}
}
