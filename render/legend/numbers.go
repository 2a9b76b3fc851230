package legend

import (
	"math"
	"slices"

	"github.com/seed-898ab921/kartograph/styles/scale"
)

// between is what a class holds: "10 – 20", and where the ends are open "< 10" and
// "≥ 20".
func (m *maker) between(s *scale.Scale, i int) string {
	c, last := s.Classes[i], len(s.Classes)-1
	d := decimals(written(s))
	from, to := m.Number(c.From, d), m.Number(c.To, d)
	switch {
	case s.Open && i == 0 && last > 0:
		return "< " + to
	case s.Open && i == last && last > 0:
		return "≥ " + from
	case from == to:
		return from
	}
	return from + " – " + to
}

// written lists the breaks that are written: open ends are not.
func written(s *scale.Scale) []float64 {
	if n := len(s.Breaks); s.Open && n > 3 {
		return s.Breaks[1 : n-1]
	}
	return s.Breaks
}

// decimals is how many tell numbers apart and are not far off any: by at most a
// fiftieth of the least distance of two.
func decimals(values []float64) int {
	least := math.Inf(1)
	sorted := slices.Sorted(slices.Values(values))
	for i := 1; i < len(sorted); i++ {
		if d := sorted[i] - sorted[i-1]; d > 0 {
			least = math.Min(least, d)
		}
	}
	if math.IsInf(least, 1) {
		least = math.Max(1e-9, math.Abs(sum(values)))
	}
	const most = 10
	for d := range most {
		power := math.Pow(10, float64(d))
		fine := true
		for _, v := range sorted {
			if !(math.Abs(math.Round(v*power)/power-v) <= least/50) {
				fine = false
			}
		}
		if fine {
			return d
		}
	}
	return most
}

func sum(values []float64) float64 {
	s := 0.0
	for _, v := range values {
		s += v
	}
	return s
}

// roundBelow is the largest number of the digits 1, 2 and 5 that is no larger than v.
func roundBelow(v float64) float64 {
	if !(v > 0) || math.IsInf(v, 0) {
		return 0
	}
	power := math.Pow(10, math.Floor(math.Log10(v)+1e-12))
	for _, digit := range []float64{5, 2, 1} {
		if digit*power <= v*(1+1e-12) {
			return digit * power
		}
	}
	return power / 2
}

// roundSteps lists about n round numbers from least to most.
func roundSteps(least, most float64, n int) []float64 {
	step := roundBelow((most - least) / float64(n) * 2)
	if !(step > 0) {
		return []float64{least}
	}
	var list []float64
	for i := math.Ceil(least/step - 1e-9); i*step <= most+step*1e-9; i++ {
		list = append(list, i*step+0)
	}
	return list
}
