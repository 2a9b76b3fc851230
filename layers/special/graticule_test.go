package special

import (
	"slices"
	"testing"
)

func TestPositions(t *testing.T) {
	tests := []struct {
		name string
		s    Steps
		want []float64
	}{
		{"auto", Steps{}, []float64{-90, 0, 90}},
		{"step", Steps{Step: 45}, []float64{-90, -45, 0, 45, 90}},
		{"list", Steps{List: []float64{10, 20}}, []float64{10, 20}},
		{"none", Steps{List: []float64{}}, []float64{}},
	}
	for _, test := range tests {
		if got := positions(test.s, 90, -90, 90); !slices.Equal(got, test.want) {
			t.Errorf("%s: %v, want %v", test.name, got, test.want)
		}
	}
	if got := positions(Steps{Step: 90}, 15, -180, 180); !slices.Equal(got, []float64{-90, 0, 90, 180}) {
		t.Errorf("meridians %v: 180 and -180 are the same one", got)
	}
}
