package legend

import (
	"math"
	"slices"

	"github.com/seed-898ab921/kartograph/styles/scale"
)

// between is what a class holds: "10 – 20", and where the ends are open "< 10" and
// "≥ 20".
func (m *maker) between(s *scale.Scale, i int) string {
	c := s.Classes[i]
	return m.fromTo([2]float64{c.From, c.To}, decimals(written(s.Breaks, s.Open)), s.Open, [2]int{i, len(s.Classes) - 1})
}

// part is what the nth part between breaks holds.
func (m *maker) part(breaks []float64, open bool, n int) string {
	return m.fromTo([2]float64{breaks[n], breaks[n+1]}, decimals(written(breaks, open)), open, [2]int{n, len(breaks) - 2})
}

// fromTo is a part of values in words, which of which are its number and the last one's.
func (m *maker) fromTo(ends [2]float64, d int, open bool, which [2]int) string {
	i, last := which[0], which[1]
	from, to := m.Number(ends[0], d), m.Number(ends[1], d)
	switch {
	case open && i == 0 && last > 0:
		return "< " + to
	case open && i == last && last > 0:
		return "≥ " + from
	case from == to:
		return from
	}
	return from + " – " + to
}

// written lists the breaks that are written: open ends are not.
func written(breaks []float64, open bool) []float64 {
	if n := len(breaks); open && n > 3 {
		return breaks[1 : n-1]
	}
	return breaks
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
