package label

import (
	"fmt"
	"math"
	"testing"
)

func TestPriorities(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	tests := []struct {
		name         string
		values, want []float64
	}{
		{"none", nil, nil},
		{"one", []float64{7}, []float64{1}},
		{"by rank", []float64{10, 1e9, 5}, []float64{1, 5, 0.2}},
		{"equal ones", []float64{2, 1, 2}, []float64{5, 0.2, 5}},
		{"no numbers", []float64{nan, 3, nan, 4}, []float64{0.2, 0.2, 0.2, 5}},
		{"without end", []float64{inf, 3, -inf}, []float64{5, 1, 0.2}},
	}
	for _, test := range tests {
		if got := Priorities(test.values); fmt.Sprint(got) != fmt.Sprint(test.want) {
			t.Errorf("%s: %v, want %v", test.name, got, test.want)
		}
	}
}
